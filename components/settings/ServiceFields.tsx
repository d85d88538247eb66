import type { ComponentChildren } from "preact";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { SecretField, TextField } from "../shared/Field.tsx";
import { usePageWords } from "../shared/use-words.ts";
import { KnownAddresses } from "./KnownAddresses.tsx";

interface ServiceDraft {
  serviceAddress: string;
  accessKeyId: string;
  accessKeySecret: string;
}

interface ServiceFieldsProps {
  draft: ServiceDraft;
  /** What the organisation has set. */
  locked: ReadonlySet<string>;
  secretHint: string;
  failureAt: (field: keyof ServiceDraft) => string | undefined;
  onChange: (change: Partial<ServiceDraft>) => void;
  /** Below the access key. */
  children?: ComponentChildren;
}

/** Which service to call, and with which access key: at the set-up and in the settings. */
export function ServiceFields({ draft, locked, secretHint, failureAt, onChange, children }: ServiceFieldsProps) {
  const { settings } = usePageWords(settingsWords);
  return (
    <>
      <TextField
        label={settings.serviceAddress}
        hint={settings.serviceAddressHint}
        value={draft.serviceAddress}
        failure={failureAt("serviceAddress")}
        locked={locked.has("serviceAddress")}
        onType={(serviceAddress) => onChange({ serviceAddress })}
      />
      {!locked.has("serviceAddress") && (
        <KnownAddresses chosen={draft.serviceAddress} onChoose={(serviceAddress) => onChange({ serviceAddress })} />
      )}
      <div class="key-fields">
        <TextField
          label={settings.accessKeyId}
          value={draft.accessKeyId}
          failure={failureAt("accessKeyId")}
          locked={locked.has("accessKeyId")}
          onType={(accessKeyId) => onChange({ accessKeyId })}
        />
        <SecretField
          label={settings.accessKeySecret}
          hint={secretHint}
          value={draft.accessKeySecret}
          failure={failureAt("accessKeySecret")}
          onType={(accessKeySecret) => onChange({ accessKeySecret })}
        />
      </div>
      {children}
    </>
  );
}
