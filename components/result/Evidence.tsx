import type { ComponentChildren } from "preact";
import type { Failure, ServiceAnswer } from "../../lib/failure.ts";
import { copiedId } from "../../lib/words/one-line.ts";
import { isUnlisted, messageText } from "../../lib/result/result-text.ts";
import { CopyButton } from "./CopyButton.tsx";
import { useWords } from "../shared/use-words.ts";

interface EvidenceProps {
  /**
   * The service's answer; what is absent is said to be. Absent itself if the service was never
   * asked.
   */
  answer: ServiceAnswer | undefined;
  /** Why it did not succeed. */
  failure?: Failure | undefined;
  /** Stands in if the service returned no requestId. */
  attemptId?: string | undefined;
  /** What the service's action log has if the answer brought no requestId. */
  recoveredRequestId?: string | undefined;
}

/** Characters after which a message may need to be scrolled in its place. */
const LONG_MESSAGE = 120;

/** Status, API code, message and request ID, as the service sent them, in one block. */
export function Evidence({ answer, failure, attemptId, recoveredRequestId }: EvidenceProps) {
  const words = useWords();
  const { result } = words;
  const { statusCode, apiCode, requestId, uniqueId, headerRequestId, earlierRequestIds = [] } = answer ?? {};
  const message = messageText(answer ?? {}, words);
  const none = <span class="muted">{result.noneReturned}</span>;
  const unlisted = answer !== undefined && isUnlisted(answer, words, failure);
  const tracedId = requestId ?? headerRequestId ?? recoveredRequestId;
  const noneOfIts = tracedId === undefined && uniqueId === undefined;
  // Of an answer that was lost there is nothing to list.
  const isRead = [statusCode, apiCode, message].some((field) => field !== undefined);
  const notListed = unlisted && <span class="muted"> {result.unknownCode}</span>;
  return (
    <>
      <dl class="evidence">
        {answer && isRead && (
          <>
            <div>
              <dt>{result.status}</dt>
              <dd>
                {statusCode ?? none}
                {apiCode === undefined && notListed}
              </dd>
            </div>
            <div>
              <dt>{result.apiCode}</dt>
              <dd>
                {apiCode ?? none}
                {apiCode !== undefined && notListed}
              </dd>
            </div>
            <div class="evidence-wide">
              <dt>{result.message}</dt>
              <dd class="message" tabIndex={(message ?? "").length > LONG_MESSAGE ? 0 : undefined}>
                {message === undefined ? none : <bdi>{message}</bdi>}
              </dd>
            </div>
          </>
        )}
        {answer && requestId === undefined && headerRequestId === undefined && (
          <div class="evidence-wide">
            <dt>{result.requestId}</dt>
            <dd>{none}</dd>
          </div>
        )}
        {requestId !== undefined ? (
          <IdRow label={result.requestId} ids={[requestId]} copy={result.copyRequestId} />
        ) : headerRequestId !== undefined ? (
          <IdRow label={result.requestId} ids={[headerRequestId]} copy={result.copyRequestId}>
            {result.fromHeader(headerRequestId)}
          </IdRow>
        ) : (
          recoveredRequestId !== undefined && (
            <IdRow label={result.recovered} ids={[recoveredRequestId]} copy={result.copyRequestId} />
          )
        )}
        {uniqueId !== undefined && (
          <IdRow
            label={result.uniqueId}
            ids={[uniqueId]}
            {...(tracedId === undefined && { copy: result.copyUniqueId })}
          />
        )}
        {earlierRequestIds.length > 0 && (
          <IdRow
            label={result.earlierRequestIds}
            ids={earlierRequestIds}
            {...(noneOfIts && { copy: result.copyRequestId })}
          />
        )}
        {noneOfIts && earlierRequestIds.length === 0 && attemptId !== undefined && (
          <IdRow label={result.attemptId} ids={[attemptId]} copy={result.copyAttemptId} />
        )}
      </dl>
      {unlisted && (
        <details class="raw">
          <summary>{result.wholeAnswer}</summary>
          <pre tabIndex={0}>{JSON.stringify(answer, null, 2)}</pre>
        </details>
      )}
    </>
  );
}

interface IdRowProps {
  label: string;
  ids: readonly string[];
  /** The name of the button that copies them; only one row has one. */
  copy?: string;
  /** What is there, if it is more than the ID. */
  children?: ComponentChildren;
}

/** An ID is read and compared by eye: in one line, with its button beside it. */
function IdRow({ label, ids, copy, children }: IdRowProps) {
  const { result } = useWords();
  return (
    <div class="evidence-id">
      <dt>{label}</dt>
      <dd>{children ?? <code class="id">{ids.join(", ")}</code>}</dd>
      {copy !== undefined && (
        <dd class="evidence-copy">
          <CopyButton
            class="button button-quiet"
            label={copy}
            short={result.copy}
            content={() => ({ text: ids.map(copiedId).join(", ") })}
            shortcut="Alt+C"
          />
        </dd>
      )}
    </div>
  );
}
