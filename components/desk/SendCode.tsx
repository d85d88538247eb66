import { codeWait, mayHaveBeenSent } from "../../lib/customer/code-wait.ts";
import type { Failure } from "../../lib/failure.ts";
import type { SentCode } from "../../lib/state/customer.ts";
import type { Trouble } from "../result/Result.tsx";
import { useNow } from "../shared/use-now.ts";
import { useWords } from "../shared/use-words.ts";
import { withKey } from "../shared/with-key.ts";

interface SendCodeProps {
  sentCode: SentCode | undefined;
  /** Whether there is a customer with something to send a code to. */
  possible: boolean;
  onSend: () => void;
}

/** **Send code**, which counts down the minute that the service enforces. */
export function SendCode({ sentCode, possible, onSend }: SendCodeProps) {
  const { desk } = useWords();
  const nextAt = sentCode?.nextAt;
  const seconds = Math.ceil(codeWait(nextAt, useNow(nextAt ?? 0)) / 1_000);
  const sending = sentCode?.state === "sending";
  const label = seconds > 0 && !sending ? desk.sendAgainIn(seconds) : desk.sendCode;
  return (
    <button
      type="button"
      class="button button-send"
      disabled={!possible || sending || seconds > 0}
      aria-keyshortcuts="Alt+S"
      title={withKey(desk.sendCode, "Alt+S")}
      onClick={onSend}
    >
      {sending ? desk.sendingCode : label}
    </button>
  );
}

const MINUTE = 60_000;

/**
 * Says that the code was sent, in a live region of its own: the countdown beside it must not be
 * read out each second. What went wrong is in the Result.
 */
export function SentCodeNote({ sentCode }: { sentCode: SentCode | undefined }) {
  const words = useWords();
  const sentAt = sentCode?.sentAt;
  const now = useNow(sentAt === undefined ? 0 : Infinity);
  const minutes = Math.floor((now - (sentAt ?? now)) / MINUTE);
  return (
    <>
      <p class={minutes > 0 ? "off-screen" : "note sent-note"} aria-live="polite">
        {sentCode?.state === "sent" && words.fixes[sentCode.fixId].codeSent?.(sentCode.target)}
      </p>
      {minutes > 0 && <p class="note sent-note">{words.desk.codeAge(minutes)}</p>}
    </>
  );
}

/** What is said of the last code, if sending it failed. What failed before that has no minute. */
export function sentCodeTrouble({ failure, nextAt, at }: SentCode): Trouble | undefined {
  return failure && { ...codeTrouble(failure, nextAt !== undefined), at };
}

/** What is said of a code that was not sent, or only perhaps. */
export function codeTrouble(failure: Failure, uncertain = mayHaveBeenSent(failure)): Trouble {
  return { heading: ({ desk }) => (uncertain ? desk.codeMayHaveBeenSent : desk.codeNotSent), failure, uncertain };
}
