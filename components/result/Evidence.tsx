import type { ComponentChildren } from "preact";
import { idOf, type Failure, type ServiceAnswer } from "../../lib/failure.ts";
import { copiedId } from "../../lib/words/one-line.ts";
import { isUnlisted, messageText, withOrigin } from "../../lib/result/result-text.ts";
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
  const { statusCode, apiCode, uniqueId, earlierRequestIds = [] } = answer ?? {};
  const message = messageText(answer ?? {}, words);
  const none = <span class="muted">{result.noneReturned}</span>;
  const unlisted = answer !== undefined && isUnlisted(answer, words, failure);
  const told = idOf({ answer, recoveredRequestId });
  const isOfAnswer = told?.kind === "request" || told?.kind === "header";
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
        {answer && !isOfAnswer && (
          <div class="evidence-wide">
            <dt>{result.requestId}</dt>
            <dd>{none}</dd>
          </div>
        )}
        {told && told.kind !== "unique" && (
          <IdRow label={isOfAnswer ? result.requestId : result.recovered} ids={[told.id]} copy={result.copyRequestId}>
            {told.kind === "header" ? withOrigin(told, words) : undefined}
          </IdRow>
        )}
        {uniqueId !== undefined && (
          <IdRow
            label={result.uniqueId}
            ids={[uniqueId]}
            {...(told?.kind === "unique" && { copy: result.copyUniqueId })}
          />
        )}
        {earlierRequestIds.length > 0 && (
          <IdRow
            label={result.earlierRequestIds}
            ids={earlierRequestIds}
            {...(!told && { copy: result.copyEarlierIds })}
          />
        )}
        {!told && earlierRequestIds.length === 0 && attemptId !== undefined && (
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
