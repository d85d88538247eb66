import { useEffect, useState } from "preact/hooks";
import { SettingsForm, type SettingsDraft } from "../../components/SettingsForm.tsx";
import { useWords } from "../../components/use-words.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import { send } from "../../lib/messages.ts";
import { requestPermission } from "../../lib/permission.ts";
import { DEFAULT_SERVICE_ADDRESS, parseServiceAddress } from "../../lib/service-address.ts";
import { settingsItem, vaultItem } from "../../lib/storage.ts";

interface Stored {
  initial: SettingsDraft;
  secretStored: boolean;
}

/** The settings page: reads what is stored, asks for the permission, has the worker encrypt and store. */
export function App() {
  const { settings: words } = useWords();
  const [stored, setStored] = useState<Stored>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [note, setNote] = useState("");

  useEffect(() => {
    void readStored().then(setStored);
  }, []);
  if (!stored) return null;

  /** One thing at a time, said while it goes on and when it has ended. */
  async function during<T>(says: string, work: () => Promise<Result<T>>, done: (value: T) => string): Promise<boolean> {
    setBusy(true);
    setFailure(undefined);
    setNote(says);
    const result = await work();
    setBusy(false);
    setNote(result.ok ? done(result.value) : "");
    if (!result.ok) setFailure(result.failure);
    return result.ok;
  }

  const save = (draft: SettingsDraft) =>
    during(
      words.askingPermission,
      () => saveSettings(draft, () => setNote(words.saving)),
      () => words.saved,
    );

  const test = (dirty: boolean) => {
    if (dirty) {
      setFailure(undefined);
      setNote(words.saveFirst);
      return;
    }
    void during(
      words.testing,
      () => send("test-connection", {}),
      ({ userPoolId, milliseconds }) =>
        userPoolId === undefined ? words.connectedUnnamed(milliseconds) : words.connected(userPoolId, milliseconds),
    );
  };

  return (
    <SettingsForm
      initial={stored.initial}
      secretStored={stored.secretStored}
      busy={busy}
      failure={failure}
      note={note}
      onSave={save}
      onTest={test}
    />
  );
}

/** Nothing is awaited before the permission is asked for: the press must still count as the reason. */
async function saveSettings(draft: SettingsDraft, onAllowed: () => void): Promise<Result<undefined>> {
  const address = parseServiceAddress(draft.serviceAddress);
  if (!address.ok) return address;
  if (draft.passphrase !== draft.repeatPassphrase) return failed("passphrases-differ");
  if (!(await requestPermission(address.value))) return failed("permission-denied");
  onAllowed();
  const { serviceAddress, accessKeyId, accessKeySecret, appId, route, passphrase } = draft;
  return send("save-settings", { serviceAddress, accessKeyId, accessKeySecret, appId, route, passphrase });
}

async function readStored(): Promise<Stored> {
  const [settings, blob] = await Promise.all([settingsItem.getValue(), vaultItem.getValue()]);
  const initial: SettingsDraft = {
    serviceAddress: settings?.serviceAddress ?? DEFAULT_SERVICE_ADDRESS,
    accessKeyId: settings?.accessKeyId ?? "",
    accessKeySecret: "",
    appId: settings?.appId ?? "",
    route: settings?.route ?? "unbind-phone",
    passphrase: "",
    repeatPassphrase: "",
  };
  return { initial, secretStored: blob !== null };
}
