import { useState } from "preact/hooks";
import type { Failure, FailureCode } from "../../lib/failure.ts";
import { SecretField } from "../shared/Field.tsx";
import { PassphraseFields } from "./PassphraseFields.tsx";
import { typedSince } from "./typed-since.ts";
import { useNow } from "../shared/use-now.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

export interface PassphraseDraft {
  current: string;
  next: string;
  repeatNext: string;
}

interface PassphraseChangeProps {
  busy: boolean;
  failure: Failure | undefined;
  note: string;
  /** Tells whether it was changed. */
  onChange: (draft: PassphraseDraft) => Promise<boolean>;
}

const EMPTY: PassphraseDraft = { current: "", next: "", repeatNext: "" };

const FIELD_OF: Partial<Record<FailureCode, keyof PassphraseDraft>> = {
  "wrong-passphrase": "current",
  "too-many-tries": "current",
  "passphrase-short": "next",
  "passphrases-differ": "repeatNext",
};

const FIELDS = ["current", "next"] as const;

/** Another passphrase for the secret that is stored, without entering the secret again. */
export function PassphraseChange({ busy, failure, note, onChange }: PassphraseChangeProps) {
  const words = usePageWords(settingsWords);
  const { passphraseChange, unlock } = words;
  const [draft, setDraft] = useState(EMPTY);
  const set = (change: Partial<PassphraseDraft>) => setDraft({ ...draft, ...change });
  const withoutSent = (typed: PassphraseDraft): PassphraseDraft => ({
    current: typedSince(draft.current, typed.current),
    next: typedSince(draft.next, typed.next),
    repeatNext: typedSince(draft.repeatNext, typed.repeatNext),
  });
  const sentence = failure && words.failures[failure.code];
  const text = sentence && `${sentence.says} ${sentence.next}`;
  const failingField = failure && (FIELD_OF[failure.code] ?? FIELDS.find((field) => field === failure.field));
  const failureAt = (field: keyof PassphraseDraft) => (field === failingField ? text : undefined);
  const retryAt = failure?.retryAt ?? 0;
  const seconds = Math.max(0, Math.ceil((retryAt - useNow(retryAt)) / 1_000));
  return (
    <form
      class="settings"
      aria-label={passphraseChange.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || seconds > 0) return;
        void onChange(draft).then((changed) => changed && setDraft(withoutSent));
      }}
    >
      <h3>{passphraseChange.title}</h3>
      <SecretField
        label={passphraseChange.current}
        value={draft.current}
        failure={failureAt("current")}
        onType={(current) => set({ current })}
      />
      <PassphraseFields
        label={passphraseChange.next}
        repeatLabel={passphraseChange.repeatNext}
        passphrase={draft.next}
        repeated={draft.repeatNext}
        failure={failureAt("next")}
        repeatFailure={failureAt("repeatNext")}
        onType={(next) => set({ next })}
        onRepeat={(repeatNext) => set({ repeatNext })}
      />
      <div class="buttons">
        <button type="submit" class="button">
          {passphraseChange.change}
        </button>
      </div>
      {seconds > 0 && <p class="note">{unlock.waitFor(seconds)}</p>}
      <div role="status" aria-label={passphraseChange.status}>
        <p class={failure ? "note note-bad" : "note"}>
          {failingField ? words.settings.notSaved(passphraseChange[failingField]) : (text ?? note)}
        </p>
      </div>
    </form>
  );
}
