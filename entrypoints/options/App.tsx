import { useEffect, useState } from "preact/hooks";
import { UnlockHere } from "../../components/shared/UnlockHere.tsx";
import { Notice } from "../../components/shared/Notice.tsx";
import { PassphraseChange, type PassphraseDraft } from "../../components/settings/PassphraseChange.tsx";
import { PassphraseStartOver } from "../../components/settings/PassphraseStartOver.tsx";
import { SettingsSkeleton } from "../../components/settings/SettingsSkeleton.tsx";
import { AutoLock } from "../../components/settings/AutoLock.tsx";
import { SetUp, type SetUpDraft } from "../../components/settings/SetUp.tsx";
import { SetUpReady } from "../../components/settings/SetUpReady.tsx";
import { SettingsForm, type SettingsDraft } from "../../components/settings/SettingsForm.tsx";
import { PageFooter } from "../../components/shared/PageFooter.tsx";
import type { Words } from "../../lib/words/en.ts";
import type { SettingsWords } from "../../lib/words/settings-en.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../../components/shared/use-words.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import type { Connection } from "../../lib/messages/protocol.ts";
import { send, wakeWorker } from "../../lib/messages/send.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { MAX_LOCK_MINUTES, type Settings } from "../../lib/state/settings.ts";
import { openDeskState, readDeskState, type DeskState } from "../../lib/desk/desk-state.ts";
import { DEFAULT_SERVICE_ADDRESS, originsOf } from "../../lib/settings/service-address.ts";
import { addressesOf, inForce, lockMinutes } from "../../lib/settings/effective-settings.ts";
import { aboutProduct, readDiagnostics } from "../../lib/desk/diagnostics.ts";
import { openDesk, openHelp } from "../../lib/desk/open-pages.ts";
import { FixSection } from "./FixSection.tsx";
import { LanguageSection } from "./LanguageSection.tsx";
import { PoolCheckSection } from "./PoolCheckSection.tsx";
import { draftOf, lockedBy, saveSettings, secretKept, setUp, unchanged } from "./settings-draft.ts";
import { TeamSection } from "./TeamSection.tsx";
import { TicketSections } from "./TicketSections.tsx";
import { useFirstRun } from "./use-first-run.ts";

const BEFORE_SET_UP: Settings = { serviceAddress: DEFAULT_SERVICE_ADDRESS, accessKeyId: "", route: "unbind-phone" };

/** Each takes a second at most. */
const MOST_WAKES = 3;

/** Made as it is drawn: the language can change meanwhile. */
type Says = (words: Words & SettingsWords) => string;

type Doing = "settings" | "passphrase" | "start-over";

/**
 * The settings page: shows what is stored, asks for the permission, has the worker encrypt and
 * store.
 */
export function App() {
  const words = usePageWords(settingsWords);
  const { settings, permission, firstRun } = words;
  const [state, setState] = useState<DeskState>();
  const [busy, setBusy] = useState(false);
  /** What **Connect** found out. */
  const [connected, setConnected] = useState<{ userPoolId: string | undefined }>();
  /** How often settings were imported: each time, every section shows what is stored now. */
  const [imports, setImports] = useState(0);
  /** What the last thing done came to, and whose it was. */
  const [last, setLast] = useState<{ doing: Doing; says?: Says; failure?: Failure }>({ doing: "settings" });

  useEffect(() => {
    let stop: (() => void) | undefined;
    const show = async () => {
      // The worker knows the organisation's policy; if it doesn't answer, what it published last is
      // shown.
      await wakeWorker(MOST_WAKES);
      const feed = await openDeskState();
      setState(feed.current());
      stop = feed.follow(setState);
    };
    void show();
    return () => stop?.();
  }, []);
  const run = useFirstRun(state);
  if (!state) return <SettingsSkeleton />;

  /** One thing at a time, said while it goes on and when it has ended. */
  async function during<T>(
    doing: Doing,
    says: Says,
    work: () => Promise<Result<T>>,
    done: (value: T) => Says | undefined,
  ): Promise<boolean> {
    setBusy(true);
    setLast({ doing, says });
    const result = await work();
    setBusy(false);
    const said = result.ok ? done(result.value) : undefined;
    setLast({ doing, ...(said && { says: said }), ...(!result.ok && { failure: result.failure }) });
    return result.ok;
  }

  const save = (draft: SettingsDraft) =>
    during(
      "settings",
      (said) => said.settings.askingPermission,
      () => saveSettings(draft, () => setLast({ doing: "settings", says: (said) => said.settings.saving })),
      () => (said) => said.settings.saved,
    );

  const tested =
    ({ userPoolId, milliseconds }: Connection): Says =>
    (said) =>
      userPoolId === undefined
        ? said.settings.connectedUnnamed(milliseconds)
        : said.settings.connected(userPoolId, milliseconds);

  const test = (dirty: boolean) => {
    if (dirty) setLast({ doing: "settings", says: (said) => said.settings.saveFirst });
    else
      void during(
        "settings",
        (said) => said.settings.testing,
        () => send("test-connection", {}),
        tested,
      );
  };

  const connect = async (draft: SetUpDraft, known: DeskState) => {
    await during(
      "settings",
      (said) => said.settings.askingPermission,
      () => setUp(draft, known, () => setLast({ doing: "settings", says: (said) => said.firstRun.connecting })),
      ({ userPoolId }) => {
        setConnected({ userPoolId });
        return undefined;
      },
    );
  };

  const showImported = async () => {
    setState(await readDeskState());
    setImports(imports + 1);
  };

  const saveLockMinutes = async (autoLockMinutes: number) => {
    const result = await send("save-lock-minutes", { autoLockMinutes });
    if (!result.ok) throw new Error(result.failure.code);
  };

  const change = ({ current, next, repeatNext }: PassphraseDraft) =>
    during(
      "passphrase",
      (said) => said.passphraseChange.changing,
      () =>
        next === repeatNext
          ? send("change-passphrase", { current, next })
          : Promise.resolve(failed("passphrases-differ")),
      () => (said) => said.passphraseChange.changed,
    );

  const forget = () =>
    void during(
      "start-over",
      (said) => said.startOver.forgetting,
      () => send("forget-secret", {}),
      () => (said) => said.startOver.done,
    );

  const unlock = (passphrase: string) => send("unlock", { passphrase, askedAt: Date.now() });

  const shown = (doing: Doing) =>
    last.doing === doing ? { note: last.says?.(words) ?? "", failure: last.failure } : { note: "", failure: undefined };
  const stored = state.settings;
  // Settings that were imported still lack the secret.
  if (!stored || (run.isFirst && !state.secretStored && !state.unlocked)) {
    const initial = draftOf(stored ?? BEFORE_SET_UP, state.policy);
    return (
      <>
        <PageHead title={firstRun.title} />
        <SetUp
          key={imports}
          initial={initial}
          locked={lockedBy(state.policy)}
          busy={busy}
          {...shown(last.doing === "start-over" ? "start-over" : "settings")}
          onConnect={(draft) => void connect(draft, state)}
        />
        <TeamSection canExport={false} onImported={showImported} />
        <PageFooter {...aboutProduct()} readDiagnostics={readDiagnostics} onHelp={openHelp} />
      </>
    );
  }
  const addresses = addressesOf(inForce(stored, state.policy));
  const pool = connected?.userPoolId;
  const connectedNote = connected && (pool === undefined ? firstRun.connected : firstRun.connectedTo(pool));
  return (
    <>
      <PageHead title={settings.title} />
      {run.isFirst && (
        <SetUpReady note={connectedNote ?? ""} shortcut={run.shortcut} onOpenDesk={() => void openDesk()} />
      )}
      {!state.allowed && !busy && (
        <Notice
          title={permission.title}
          text={permission.allowText(originsOf(addresses))}
          action={permission.allow}
          onAction={() => void requestPermission(addresses)}
        />
      )}
      <SettingsForm
        key={imports}
        initial={draftOf(stored, state.policy)}
        secretStored={secretKept(state)}
        locked={lockedBy(state.policy)}
        busy={busy}
        {...shown("settings")}
        onSave={save}
        onTest={test}
      />
      {shown("settings").failure?.code === "locked" && <UnlockHere onUnlock={unlock} onUnlocked={() => test(false)} />}
      {secretKept(state) && state.allowed && (
        <PoolCheckSection
          settings={inForce(stored, state.policy)}
          policy={state.policy}
          onUnlock={unlock}
          onSetRoute={(route) => send("save-settings", { ...unchanged(stored), route })}
        />
      )}
      <section class="settings" aria-labelledby="security-title">
        <h2 id="security-title">{settings.security}</h2>
        <AutoLock
          initial={lockMinutes(stored, state.policy)}
          most={state.policy.autoLockMinutes ?? MAX_LOCK_MINUTES}
          onSave={saveLockMinutes}
        />
        {state.secretStored && <PassphraseChange busy={busy} {...shown("passphrase")} onChange={change} />}
        {(state.secretStored || last.doing === "start-over") && (
          <PassphraseStartOver secretStored={state.secretStored} {...shown("start-over")} onForget={forget} />
        )}
      </section>
      <FixSection key={`fixes ${imports}`} />
      <TicketSections key={`ticket ${imports}`} />
      <TeamSection canExport onImported={showImported} />
      <PageFooter {...aboutProduct()} readDiagnostics={readDiagnostics} onHelp={openHelp} />
    </>
  );
}

/** The page's title, and its language for whoever can't read it. */
function PageHead({ title }: { title: string }) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <LanguageSection />
    </header>
  );
}
