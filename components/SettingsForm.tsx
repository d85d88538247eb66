import { useState } from "preact/hooks";
import type { Failure, FailureCode } from "../lib/failure.ts";
import { ROUTES, type Route } from "../lib/fixes/fix.ts";
import { SecretField, TextField } from "./Field.tsx";
import { useWords } from "./use-words.ts";

/** What stands in the form, as typed. */
export interface SettingsDraft {
  serviceAddress: string;
  accessKeyId: string;
  accessKeySecret: string;
  appId: string;
  route: Route;
  passphrase: string;
  repeatPassphrase: string;
}

interface SettingsFormProps {
  initial: SettingsDraft;
  /** Whether a secret is stored for the address and access key ID of `initial`. */
  secretStored: boolean;
  busy: boolean;
  failure: Failure | undefined;
  /** What is going on, or went well. */
  note: string;
  /** Called straight from the press, because the browser asks for a permission only then. Tells whether it was saved. */
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

export function SettingsForm({ initial, secretStored, busy, failure, note, onSave, onTest }: SettingsFormProps) {
  const words = useWords();
  const { settings } = words;
  const [draft, setDraft] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const set = (change: Partial<SettingsDraft>) => setDraft({ ...draft, ...change });
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const keepsSecret =
    secretStored && draft.serviceAddress === saved.serviceAddress && draft.accessKeyId === saved.accessKeyId;
  const failingField = failure && FIELD_OF[failure.code];
  const sentence = failure && words.failures[failure.code];
  const text = sentence && `${sentence.says} ${sentence.next}`;
  const failureAt = (field: keyof SettingsDraft) => (field === failingField ? text : undefined);

  const save = async () => {
    if (!(await onSave(draft))) return;
    // Secrets leave the page as soon as they are encrypted.
    const kept = { ...draft, accessKeySecret: "", passphrase: "", repeatPassphrase: "" };
    setDraft(kept);
    setSaved(kept);
  };

  return (
    <form
      class="settings"
      aria-label={settings.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <h1>{settings.title}</h1>
      <TextField
        label={settings.serviceAddress}
        hint={settings.serviceAddressHint}
        value={draft.serviceAddress}
        failure={failureAt("serviceAddress")}
        onType={(serviceAddress) => set({ serviceAddress })}
      />
      <TextField
        label={settings.accessKeyId}
        value={draft.accessKeyId}
        failure={failureAt("accessKeyId")}
        onType={(accessKeyId) => set({ accessKeyId })}
      />
      <SecretField
        label={settings.accessKeySecret}
        hint={keepsSecret ? settings.secretStored : settings.secretHint}
        value={draft.accessKeySecret}
        failure={failureAt("accessKeySecret")}
        onType={(accessKeySecret) => set({ accessKeySecret })}
      />
      <TextField
        label={settings.appId}
        hint={settings.appIdHint}
        value={draft.appId}
        onType={(appId) => set({ appId })}
      />
      <div class="field">
        <label for="route">{settings.unbindThrough}</label>
        <select
          id="route"
          class="input"
          value={draft.route}
          aria-describedby="route-hint"
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
          {settings.unbindThroughHint}
        </p>
      </div>
      <SecretField
        label={settings.passphrase}
        hint={settings.passphraseHint}
        value={draft.passphrase}
        failure={failureAt("passphrase")}
        onType={(passphrase) => set({ passphrase })}
      />
      <SecretField
        label={settings.repeatPassphrase}
        value={draft.repeatPassphrase}
        failure={failureAt("repeatPassphrase")}
        onType={(repeatPassphrase) => set({ repeatPassphrase })}
      />
      <div class="buttons">
        <button type="submit" class="button button-primary">
          {settings.save}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => onTest(dirty)}>
          {settings.test}
        </button>
      </div>
      <div role="status" aria-label={words.result.result} class="settings-status">
        {sentence ? (
          <p class="note note-warning">
            <strong>{sentence.says}</strong> {sentence.next}
          </p>
        ) : (
          <p class="note">{note}</p>
        )}
      </div>
    </form>
  );
}
