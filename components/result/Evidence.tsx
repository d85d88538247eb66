import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure, ServiceAnswer } from "../../lib/failure.ts";
import { copiedId } from "../../lib/result/one-line.ts";
import { codeText, isUnlisted, messageText } from "../../lib/result/result-text.ts";
import type { Ticket } from "../../lib/result/ticket.ts";
import { CopyButton } from "./CopyButton.tsx";
import { useWords } from "../shared/use-words.ts";

interface EvidenceProps {
  /** The service's answer; what is absent is said to be. Absent itself where the service was never asked. */
  answer: ServiceAnswer | undefined;
  /** Why it did not succeed. */
  failure?: Failure | undefined;
  /** Stands in where the service returned no requestId. */
  attemptId?: string | undefined;
  /** What the service's action log has where the answer brought no requestId. */
  recoveredRequestId?: string | undefined;
  /** The whole evidence, made when it is copied. */
  ticket: () => Ticket;
}

/** Status, message, API code and request ID, as the service sent them, and the buttons that take them to the ticket. */
export function Evidence({ answer, failure, attemptId, recoveredRequestId, ticket }: EvidenceProps) {
  const words = useWords();
  const { result } = words;
  const { statusCode, apiCode, requestId, uniqueId, headerRequestId } = answer ?? {};
  const message = messageText(answer ?? {}, words);
  const [byHand, setByHand] = useState<string>();
  const none = <span class="muted">{result.noneReturned}</span>;
  const meaning = codeText(answer ?? {}, words, failure);
  const unlisted = answer !== undefined && isUnlisted(answer, failure);
  const tracedId = requestId ?? headerRequestId ?? recoveredRequestId;
  const handle = tracedId ?? uniqueId ?? attemptId;
  const idToCopy = handle === undefined ? undefined : copiedId(handle);
  const copyLabel = () => {
    if (tracedId !== undefined) return result.copyRequestId;
    return uniqueId === undefined ? result.copyAttemptId : result.copyUniqueId;
  };
  return (
    <>
      <dl class="evidence">
        {answer && (
          <>
            <dt>{result.status}</dt>
            <dd>
              {statusCode ?? none}
              {unlisted && apiCode === undefined && <span class="muted"> {result.unknownCode}</span>}
            </dd>
            <dt>{result.message}</dt>
            <dd>{message === undefined ? none : <bdi>{message}</bdi>}</dd>
            <dt>{result.apiCode}</dt>
            <dd>
              {apiCode ?? none}
              {meaning !== "" && <span class="muted"> {meaning}</span>}
            </dd>
            <dt>{result.requestId}</dt>
            <dd class={requestId === undefined ? "" : "wide"}>
              {requestId !== undefined ? (
                <code class="id">{requestId}</code>
              ) : headerRequestId !== undefined ? (
                result.fromHeader(headerRequestId)
              ) : (
                none
              )}
            </dd>
            {uniqueId !== undefined && (
              <>
                <dt>{result.uniqueId}</dt>
                <dd class="wide">
                  <code class="id">{uniqueId}</code>
                </dd>
              </>
            )}
          </>
        )}
        {requestId === undefined && headerRequestId === undefined && recoveredRequestId !== undefined && (
          <>
            <dt class="wide">{result.recovered}</dt>
            <dd class="wide">
              <code class="id">{recoveredRequestId}</code>
            </dd>
          </>
        )}
        {tracedId === undefined && uniqueId === undefined && attemptId !== undefined && (
          <>
            <dt>{result.attemptId}</dt>
            <dd class="wide">
              <code class="id">{attemptId}</code>
            </dd>
          </>
        )}
      </dl>
      {unlisted && (
        <details class="raw">
          <summary>{result.wholeAnswer}</summary>
          <pre>{JSON.stringify(answer, null, 2)}</pre>
        </details>
      )}
      <div class="buttons">
        {idToCopy !== undefined && (
          <CopyButton
            label={copyLabel()}
            content={() => ({ text: idToCopy })}
            shortcut="Alt+C"
            onFail={() => setByHand(idToCopy)}
          />
        )}
        <CopyButton
          label={result.copyForTicket}
          content={ticket}
          shortcut="Alt+T"
          onFail={() => setByHand(ticket().text)}
        />
      </div>
      {byHand !== undefined && <CopyByHand text={byHand} />}
    </>
  );
}

/** Where the clipboard fails: the text, selected, ready for Ctrl+C. */
function CopyByHand({ text }: { text: string }) {
  const { result } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <label class="field">
      <span class="note note-warning">{result.copyFailed}</span>
      <textarea ref={area} class="input" readOnly rows={Math.min(text.split("\n").length, 10)} value={text} />
    </label>
  );
}
