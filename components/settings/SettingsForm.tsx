import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure, FailureCode } from "../../lib/failure.ts";
import { ROUTES, type Route } from "../../lib/fixes/fix.ts";
import type { SettingsWords } from "../../lib/words/settings-en.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { failureLine } from "../../lib/result/result-text.ts";
import { CheckField, TextField } from "../shared/Field.tsx";
import { usePageWords } from "../shared/use-words.ts";
import { PassphraseFields } from "./PassphraseFields.tsx";
import { ServiceFields } from "./ServiceFields.tsx";
import { typedSince } from "./typed-since.ts";
import { withLocked } from "./with-locked.ts";

/** What is in the form, as typed. */
export interface SettingsDraft {
  serviceAddress: string;
  /** Empty: the service address. */
  authenticationAddress: string;
  accessKeyId: string;
  accessKeySecret: string;
  appId: string;
  route: Route;
  sessionOnly: boolean;
  passphrase: string;
  repeatPassphrase: string;
}

interface SettingsFormProps {
  initial: SettingsDraft;
  /** Whether a secret is stored for the address and access key ID of `initial`. */
  secretStored: boolean;
  /** What the organisation has set. */
  locked?: ReadonlySet<keyof SettingsDraft>;
  busy: boolean;
  failure: Failure | undefined;
  /** What is going on, or went well. */
  note: string;
  /**
   * Called straight from the press, because the browser asks for a permission only then. Tells
   * whether it was saved.
   */
  onSave: (draft: SettingsDraft) => Promise<boolean>;
  /** @param dirty whether there are changes that aren't saved */
  onTest: (dirty: boolean) => void;
}

/** The field that a failure is about, so that it can be shown there. */
const FIELD_OF: Partial<Record<FailureCode, keyof SettingsDraft>> = {
  "address-malformed": "serviceAddress",
  "address-not-https": "serviceAddress",
  "access-key-missing": "accessKeyId",
  "secret-missing": "accessKeySecret",
  "passphrase-short": "passphrase",
  "passphrases-differ": "repeatPassphrase",
};

/** What each field is called on the page. */
const NAMES: Record<keyof SettingsDraft, (words: SettingsWords["settings"]) => string> = {
  serviceAddress: (words) => words.serviceAddress,
  authenticationAddress: (words) => words.authenticationAddress,
  accessKeyId: (words) => words.accessKeyId,
  accessKeySecret: (words) => words.accessKeySecret,
  appId: (words) => words.appId,
  route: (words) => words.unbindThrough,
  sessionOnly: (words) => words.sessionOnly,
  passphrase: (words) => words.passphrase,
  repeatPassphrase: (words) => words.repeatPassphrase,
};

const FIELDS = [
  "serviceAddress",
  "authenticationAddress",
  "accessKeyId",
  "accessKeySecret",
  "appId",
  "passphrase",
] as const;

const NONE: ReadonlySet<keyof SettingsDraft> = new Set();

export function SettingsForm({ initial, secretStored, locked = NONE, busy, failure, note, ...on }: SettingsFormProps) {
  const { onSave, onTest } = on;
  const words = usePageWords(settingsWords);
  const { settings } = words;
  const [typed, setTyped] = useState(initial);
  // The organisation can set something at any time.
  const draft = withLocked(typed, initial, locked);
  const [saved, setSaved] = useState(initial);
  const saving = useRef(false);
  const stored = useRef(initial);
  stored.current = initial;
  const showStored = (before: SettingsDraft) => {
    setTyped((now) => withStored(now, before, stored.current));
    setSaved(stored.current);
  };
  // Another window, or another part of the page, can save too; what is typed here stays.
  useEffect(() => {
    if (!saving.current) showStored(saved);
  }, [JSON.stringify(initial)]);
  const set = (change: Partial<SettingsDraft>) => setTyped({ ...draft, ...change });
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const keepsSecret =
    secretStored &&
    draft.serviceAddress === saved.serviceAddress &&
    draft.authenticationAddress === saved.authenticationAddress &&
    draft.accessKeyId === saved.accessKeyId &&
    draft.sessionOnly === saved.sessionOnly;
  /**
   * A passphrase goes with a secret that is entered; the stored one's is changed below the form,
   * with the one it has.
   */
  const asksPassphrase = !draft.sessionOnly && (!keepsSecret || draft.accessKeySecret !== "");
  // A failure can say itself which of two addresses it is about.
  const failingField = failure && (FIELDS.find((field) => field === failure.field) ?? FIELD_OF[failure.code]);
  const text = failure && failureLine(failure, words);
  // What was typed since is not saved.
  const said = dirty && note === settings.saved ? "" : note;
  const failureAt = (field: keyof SettingsDraft) => (field === failingField ? text : undefined);

  const form = useRef<HTMLFormElement>(null);
  // What is wrong is mended there, and read out with the field.
  useEffect(() => {
    if (failingField) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);

  const save = async () => {
    const withoutPassphrase = { ...draft, passphrase: "", repeatPassphrase: "" };
    saving.current = true;
    const isSaved = await onSave(asksPassphrase ? draft : withoutPassphrase);
    saving.current = false;
    // Secrets leave the page as soon as they are encrypted; what was typed meanwhile stays.
    if (isSaved)
      setTyped((now) => ({
        ...now,
        accessKeySecret: typedSince(draft.accessKeySecret, now.accessKeySecret),
        passphrase: typedSince(draft.passphrase, now.passphrase),
        repeatPassphrase: typedSince(draft.repeatPassphrase, now.repeatPassphrase),
      }));
    // As it is stored, if the page knows that by now.
    if (!isSaved) showStored(saved);
    else if (JSON.stringify(stored.current) !== JSON.stringify(initial)) showStored(draft);
    else setSaved({ ...withoutPassphrase, accessKeySecret: "" });
  };

  return (
    <form
      ref={form}
      class="settings"
      aria-label={settings.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <h2>{settings.service}</h2>
      <ServiceFields
        draft={draft}
        locked={locked}
        secretHint={
          keepsSecret ? (draft.sessionOnly ? settings.secretHeld : settings.secretStored) : settings.secretHint
        }
        failureAt={failureAt}
        onChange={set}
      />
      <TextField
        label={settings.appId}
        hint={settings.appIdHint}
        value={draft.appId}
        failure={failureAt("appId")}
        locked={locked.has("appId")}
        onType={(appId) => set({ appId })}
      />
      <TextField
        label={settings.authenticationAddress}
        hint={settings.authenticationAddressHint}
        value={draft.authenticationAddress}
        failure={failureAt("authenticationAddress")}
        locked={locked.has("authenticationAddress")}
        onType={(authenticationAddress) => set({ authenticationAddress })}
      />
      <div class="field">
        <label for="route">{settings.unbindThrough}</label>
        <select
          id="route"
          class="input"
          value={draft.route}
          aria-describedby="route-hint"
          disabled={locked.has("route")}
          onChange={(event) => {
            const route = ROUTES.find((known) => known === event.currentTarget.value);
            if (route) set({ route });
          }}
        >
          {ROUTES.map((route) => (
            <option key={route} value={route}>
              {words.routes[route]}
            </option>
          ))}
        </select>
        <p id="route-hint" class="note">
          {locked.has("route") ? words.setByOrganisation : settings.unbindThroughHint}
        </p>
      </div>
      <CheckField
        label={settings.sessionOnly}
        hint={settings.sessionOnlyHint}
        checked={draft.sessionOnly}
        onCheck={(sessionOnly) => set({ sessionOnly, passphrase: "", repeatPassphrase: "" })}
      />
      {asksPassphrase && (
        <PassphraseFields
          label={settings.passphrase}
          repeatLabel={settings.repeatPassphrase}
          passphrase={draft.passphrase}
          repeated={draft.repeatPassphrase}
          failure={failureAt("passphrase")}
          repeatFailure={failureAt("repeatPassphrase")}
          onType={(passphrase) => set({ passphrase })}
          onRepeat={(repeatPassphrase) => set({ repeatPassphrase })}
        />
      )}
      <div class="buttons">
        <button type="submit" class="button button-primary">
          {settings.save}
        </button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && onTest(dirty)}>
          {settings.test}
        </button>
      </div>
      <div role="status" aria-label={words.result.result} class="settings-status">
        <p class={failure ? "note note-bad" : "note"}>
          {failingField ? settings.notSaved(NAMES[failingField](settings)) : (text ?? said)}
        </p>
      </div>
    </form>
  );
}

/**
 * What is stored by now, but for what was typed over what was stored before. A secret that is typed
 * goes to no other service than the one that it was typed for.
 */
function withStored(typed: SettingsDraft, before: SettingsDraft, now: SettingsDraft): SettingsDraft {
  const at = <Key extends keyof SettingsDraft>(key: Key) => (typed[key] === before[key] ? now[key] : typed[key]);
  const next = { ...typed, appId: at("appId"), route: at("route") };
  if (typed.accessKeySecret !== "") return next;
  return {
    ...next,
    serviceAddress: at("serviceAddress"),
    authenticationAddress: at("authenticationAddress"),
    accessKeyId: at("accessKeyId"),
    sessionOnly: at("sessionOnly"),
  };
}
