import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure, FailureCode } from "../../lib/failure.ts";
import type { Payload } from "../../lib/messages/protocol.ts";
import { failureLine } from "../../lib/result/result-text.ts";
import { consoleOf } from "../../lib/settings/service-address.ts";
import { CheckField, ShownSecretField } from "../shared/Field.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";
import { ServiceFields } from "./ServiceFields.tsx";
import { strengthOf } from "./passphrase-strength.ts";
import { withLocked } from "./with-locked.ts";

/** What is in the form, as typed. */
export type SetUpDraft = Omit<Payload<"set-up">, "askedAt">;

interface SetUpProps {
  /**
   * What is known before anything is entered: the usual address, or what the organisation has set.
   */
  initial: Pick<SetUpDraft, "serviceAddress" | "accessKeyId"> & { authenticationAddress: string };
  /** What the organisation has set. */
  locked: ReadonlySet<string>;
  busy: boolean;
  failure: Failure | undefined;
  /** What is going on. */
  note: string;
  /** Called straight from the press, because the browser asks for a permission only then. */
  onConnect: (draft: SetUpDraft) => void;
}

/** The field that a failure is about: there it is said, and there it is mended. */
const FIELD_OF: Partial<Record<FailureCode, keyof SetUpDraft>> = {
  "address-malformed": "serviceAddress",
  "address-not-https": "serviceAddress",
  "access-key-missing": "accessKeyId",
  "secret-missing": "accessKeySecret",
  "passphrase-short": "passphrase",
};

const FIELDS = ["serviceAddress", "accessKeyId", "accessKeySecret", "passphrase"] as const;

/**
 * The first set-up: four fields and **Connect**. What is wrong is said at its field; the others
 * keep what was entered.
 */
export function SetUp({ initial, locked, busy, failure, note, onConnect }: SetUpProps) {
  const words = usePageWords(settingsWords);
  const { settings, firstRun, strengths } = words;
  const nothing = { ...initial, accessKeySecret: "", passphrase: "", sessionOnly: false };
  const [typed, setTyped] = useState<typeof nothing>();
  // The organisation can set something at any time.
  const draft = withLocked(typed ?? nothing, initial, locked);
  const set = (change: Partial<SetUpDraft>) => setTyped({ ...draft, ...change });
  const failingField = failure && (FIELD_OF[failure.code] ?? FIELDS.find((field) => field === failure.field));
  const sentences = failure && failureLine(failure, words);
  const failureAt = (field: keyof SetUpDraft) => (field === failingField ? sentences : undefined);

  const keysIn = consoleOf(draft.serviceAddress);
  const form = useRef<HTMLFormElement>(null);
  // Selected: what is typed next replaces it.
  useEffect(() => {
    const wrong = failingField && form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    wrong?.focus();
    wrong?.select();
  }, [failure]);

  return (
    <form
      ref={form}
      class="settings set-up"
      aria-label={firstRun.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { serviceAddress, accessKeyId, accessKeySecret, passphrase, sessionOnly } = draft;
        if (!busy) onConnect({ serviceAddress, accessKeyId, accessKeySecret, passphrase, sessionOnly });
      }}
    >
      <p>{firstRun.text}</p>
      <ServiceFields
        draft={draft}
        locked={locked}
        secretHint={settings.secretHint}
        failureAt={failureAt}
        onChange={set}
      >
        <p class="note set-up-where">
          {firstRun.where}{" "}
          {keysIn !== undefined && (
            <a href={keysIn} target="_blank" rel="noreferrer">
              {firstRun.console}
            </a>
          )}
        </p>
      </ServiceFields>
      {!draft.sessionOnly && (
        <ShownSecretField
          label={settings.passphrase}
          hint={draft.passphrase === "" ? settings.passphraseHint : strengths[strengthOf(draft.passphrase)]}
          value={draft.passphrase}
          failure={failureAt("passphrase")}
          onType={(passphrase) => set({ passphrase })}
        />
      )}
      <CheckField
        label={settings.sessionOnly}
        hint={settings.sessionOnlyHint}
        checked={draft.sessionOnly}
        onCheck={(sessionOnly) => set({ sessionOnly, passphrase: "" })}
      />
      <div class="buttons">
        <button type="submit" class="button button-primary" aria-disabled={busy}>
          {firstRun.connect}
        </button>
      </div>
      <div role="status" aria-label={words.result.result} class="settings-status">
        <p class={failure ? "note note-bad" : "note"}>
          {failingField ? firstRun.notConnected(settings[failingField]) : (sentences ?? note)}
        </p>
      </div>
    </form>
  );
}
