import { useEffect, useState } from "preact/hooks";
import { Notice } from "../../components/shared/Notice.tsx";
import { PassphraseChange, type PassphraseDraft } from "../../components/settings/PassphraseChange.tsx";
import { PassphraseStartOver } from "../../components/settings/PassphraseStartOver.tsx";
import { SettingsSkeleton } from "../../components/settings/SettingsSkeleton.tsx";
import { SetUpGuide } from "../../components/settings/SetUpGuide.tsx";
import { SetUpReady } from "../../components/settings/SetUpReady.tsx";
import { SettingsForm, type SettingsDraft } from "../../components/settings/SettingsForm.tsx";
import { usePageWords } from "../../components/shared/use-page-words.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import { tooLong } from "../../lib/messages/text-limit.ts";
import { send } from "../../lib/messages/messages.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import type { Policy } from "../../lib/settings/policy.ts";
import { openScreen, type Screen } from "../../lib/desk/desk-state.ts";
import { DEFAULT_SERVICE_ADDRESS, parseServiceAddress } from "../../lib/settings/service-address.ts";
import { inForce, lockMinutes, secretFits } from "../../lib/settings/effective-settings.ts";
import { isLockMinutes, type Settings } from "../../lib/state/settings.ts";
import { isLongEnough } from "../../lib/vault/seal.ts";
import { openDesk } from "../../lib/desk/open-desk.ts";
import { setUpWords } from "../../lib/words/set-up.ts";
import { LanguageSection } from "./LanguageSection.tsx";
import { TicketSections } from "./TicketSections.tsx";
import { useFirstRun } from "./use-first-run.ts";

const BEFORE_SET_UP: Settings = { serviceAddress: DEFAULT_SERVICE_ADDRESS, accessKeyId: "", route: "unbind-phone" };

type Doing = "settings" | "passphrase";

/** The settings page: shows what is stored, asks for the permission, has the worker encrypt and store. */
export function App() {
  const words = usePageWords();
  const { settings, permission, passphraseChange, startOver } = words;
  const [screen, setScreen] = useState<Screen>();
  const [busy, setBusy] = useState(false);
  /** What the last thing done came to, and whose it was. */
  const [last, setLast] = useState<{ doing: Doing; note: string; failure?: Failure }>({ doing: "settings", note: "" });

  useEffect(() => {
    let stop: (() => void) | undefined;
    // The worker knows the organisation's policy; where it doesn't answer, what it published last is shown.
    void send("wake", {}).then(() => (stop = openScreen().follow(setScreen)));
    return () => stop?.();
  }, []);
  const firstRun = useFirstRun(screen);
  if (!screen) return <SettingsSkeleton />;

  /** One thing at a time, said while it goes on and when it has ended. */
  async function during<T>(
    doing: Doing,
    says: string,
    work: () => Promise<Result<T>>,
    done: (value: T) => string,
  ): Promise<boolean> {
    setBusy(true);
    setLast({ doing, note: says });
    const result = await work();
    setBusy(false);
    setLast(result.ok ? { doing, note: done(result.value) } : { doing, note: "", failure: result.failure });
    return result.ok;
  }

  const save = (draft: SettingsDraft) =>
    during(
      "settings",
      settings.askingPermission,
      () => saveSettings(draft, () => setLast({ doing: "settings", note: settings.saving })),
      () => settings.saved,
    );

  const test = (dirty: boolean) => {
    if (dirty) {
      setLast({ doing: "settings", note: settings.saveFirst });
      return;
    }
    void during(
      "settings",
      settings.testing,
      () => send("test-connection", {}),
      ({ userPoolId, milliseconds }) => {
        firstRun.connected();
        return userPoolId === undefined
          ? settings.connectedUnnamed(milliseconds)
          : settings.connected(userPoolId, milliseconds);
      },
    );
  };

  const change = ({ current, next, repeatNext }: PassphraseDraft) =>
    during(
      "passphrase",
      passphraseChange.changing,
      () =>
        next === repeatNext
          ? send("change-passphrase", { current, next })
          : Promise.resolve(failed("passphrases-differ")),
      () => passphraseChange.changed,
    );

  const shown = (doing: Doing) =>
    last.doing === doing ? { note: last.note, failure: last.failure } : { note: "", failure: undefined };
  const stored = screen.settings;
  const serviceAddress = stored && inForce(stored, screen.policy).serviceAddress;
  return (
    <>
      <h1>{firstRun.step ? setUpWords[words.code].title : settings.title}</h1>
      {firstRun.step && <SetUpGuide step={firstRun.step} />}
      {serviceAddress !== null && !screen.allowed && !busy && (
        <Notice
          title={permission.title}
          text={permission.allowText(new URL(serviceAddress).origin)}
          action={permission.allow}
          onAction={() => void requestPermission(serviceAddress)}
        />
      )}
      <SettingsForm
        // What the organisation sets while the page is open shows at once.
        key={JSON.stringify(screen.policy)}
        initial={draftOf(stored, screen.policy)}
        secretStored={secretKept(screen)}
        locked={lockedBy(screen.policy)}
        busy={busy}
        {...shown("settings")}
        onSave={save}
        onTest={test}
        testNext={firstRun.step === "enter"}
      />
      {firstRun.step === "start" && <SetUpReady shortcut={firstRun.shortcut} onOpenDesk={() => void openDesk()} />}
      {screen.secretStored && (
        <>
          <PassphraseChange busy={busy} {...shown("passphrase")} onChange={change} />
          <PassphraseStartOver
            onForget={() =>
              void during(
                "settings",
                startOver.forgetting,
                () => send("forget-secret", {}),
                () => startOver.done,
              )
            }
          />
        </>
      )}
      <TicketSections />
      <LanguageSection />
    </>
  );
}

/** Nothing is awaited before the permission is asked for: the press must still count as the reason. */
async function saveSettings(draft: SettingsDraft, onAllowed: () => void): Promise<Result<undefined>> {
  const { serviceAddress, accessKeyId, accessKeySecret, appId, route, passphrase, sessionOnly } = draft;
  const address = parseServiceAddress(serviceAddress);
  if (!address.ok) return address;
  if (accessKeyId.trim() === "") return failed("access-key-missing");
  const autoLockMinutes = Number(draft.autoLockMinutes.normalize("NFKC").trim());
  if (!isLockMinutes(autoLockMinutes)) return failed("lock-minutes-not-valid");
  if (passphrase !== draft.repeatPassphrase) return failed("passphrases-differ");
  if (accessKeySecret !== "" && !sessionOnly && !isLongEnough(passphrase)) return failed("passphrase-short");
  const service = { serviceAddress, accessKeyId, accessKeySecret, appId, route };
  const failure = tooLong({ ...service, passphrase });
  if (failure) return failure;
  if (!(await requestPermission(address.value))) return failed("permission-denied");
  onAllowed();
  return send("save-settings", { ...service, passphrase, autoLockMinutes, sessionOnly });
}

/** Whether there is a secret for what the form shows. */
function secretKept({ settings, policy, secretStored, unlocked }: Screen): boolean {
  if (!settings || !secretFits(settings, policy)) return false;
  return settings.sessionOnly === true ? unlocked : secretStored;
}

function draftOf(stored: Settings | null, policy: Policy): SettingsDraft {
  const { serviceAddress, accessKeyId, appId = "", route } = inForce(stored ?? BEFORE_SET_UP, policy);
  return {
    ...{ serviceAddress, accessKeyId, appId, route },
    autoLockMinutes: String(lockMinutes(stored, policy)),
    sessionOnly: stored?.sessionOnly ?? false,
    ...{ accessKeySecret: "", passphrase: "", repeatPassphrase: "" },
  };
}

function lockedBy(policy: Policy): ReadonlySet<keyof SettingsDraft> {
  const set: Partial<Record<keyof SettingsDraft, unknown>> = {
    serviceAddress: policy.serviceAddress,
    accessKeyId: policy.accessKeyId,
    appId: policy.appId,
    route: policy.unbindThrough,
    autoLockMinutes: policy.autoLockMinutes,
  };
  const keys = ["serviceAddress", "accessKeyId", "appId", "route", "autoLockMinutes"] as const;
  return new Set(keys.filter((key) => set[key] !== undefined));
}
