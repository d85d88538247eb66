import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import { recognisedType } from "../../lib/customer/user-query.ts";
import type { Failure, FailureCode } from "../../lib/failure.ts";
import type { Route } from "../../lib/fixes/fix.ts";
import { POOL_CALLS, type PoolCheck as Report, type PoolRow } from "../../lib/state/pool-check.ts";
import { failureLine, IN_THE_FIELD } from "../../lib/result/result-text.ts";
import { isWorthAnother } from "../../lib/pool-check/recommended-route.ts";
import { answerText, differencesText, rowText } from "../../lib/pool-check/report-text.ts";
import { CLOCK_OFF } from "../../lib/state/stored-values.ts";
import { TextField } from "../shared/Field.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface PoolCheckProps {
  /** The last one with the service in force; absent if there was none. */
  report: Report | undefined;
  busy: boolean;
  failure: Failure | undefined;
  /** Whether that came of the check, and not of what was pressed below. */
  isOfCheck: boolean;
  /** The route in force. */
  route: Route;
  /** The organisation decides on the route. */
  routeLocked: boolean;
  onCheck: (typed: string, userIdType: UserIdType) => void;
  onSendSms: () => void;
  onSetRoute: (route: Route) => void;
  onCopy: () => Promise<void>;
}

/** What another test user would mend. */
const ABOUT_USER: ReadonlySet<FailureCode> = new Set([
  ...IN_THE_FIELD,
  "user-not-found",
  "other-country",
  "test-user-no-phone",
]);

/** **Check this pool**: what will be called, the press, and what came of it. */
export function PoolCheck({ report, busy, failure, isOfCheck, route, routeLocked, ...on }: PoolCheckProps) {
  const words = usePageWords(settingsWords);
  const { poolCheck, result } = words;
  const [typed, setTyped] = useState("");
  const [copied, setCopied] = useState<"yes" | "no">();
  const type = recognisedType(typed);
  const text = failure && failureLine(failure, words);
  const isAboutUser = isOfCheck && failure !== undefined && ABOUT_USER.has(failure.code);
  const recommended = report?.recommended;
  const isSet = recommended === route;
  const routeSet = useRef<HTMLParagraphElement>(null);
  const routePressed = useRef(false);
  // The button that was pressed is gone: a second Enter must not press the next one.
  useLayoutEffect(() => {
    if (isSet && routePressed.current && document.activeElement === document.body) routeSet.current?.focus();
    routePressed.current = false;
  }, [isSet]);
  return (
    <form
      class="settings pool-check"
      aria-label={poolCheck.title}
      aria-busy={busy}
      noValidate
      onKeyDown={(event) => {
        // A key that is held down is one press.
        if (event.key === "Enter" && event.repeat) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && type) on.onCheck(typed, type);
      }}
    >
      <h2>{poolCheck.title}</h2>
      <p class="note">{poolCheck.text}</p>
      <p class="note note-warning">{poolCheck.warning}</p>
      <TextField
        label={poolCheck.testUser}
        hint={type ? poolCheck.readAs(words.userIdTypes[type]) : poolCheck.testUserHint}
        value={typed}
        failure={isAboutUser ? text : undefined}
        live
        onType={setTyped}
      />
      <div class="buttons">
        <button type="submit" class="button" disabled={!type} aria-disabled={busy}>
          {poolCheck.check}
        </button>
      </div>
      <div role="status" aria-label={poolCheck.status}>
        {text && !isAboutUser && <p class="note note-bad">{text}</p>}
        {busy ? <p class="note">{poolCheck.checking}</p> : report && <Summary report={report} />}
      </div>
      <Rows rows={report?.rows ?? []} busy={busy} />
      {report && (
        <div class="buttons">
          {recommended &&
            !routeLocked &&
            (isSet ? (
              <p key="route-set" ref={routeSet} class="note" tabIndex={-1}>
                {poolCheck.routeSet}
              </p>
            ) : (
              <button
                key="set-route"
                type="button"
                class="button button-primary"
                aria-disabled={busy}
                onClick={() => {
                  if (busy) return;
                  routePressed.current = true;
                  on.onSetRoute(recommended);
                }}
              >
                {poolCheck.setRoute(words.routes[recommended])}
              </button>
            ))}
          {report.endedAt !== undefined && report.userId !== undefined && (
            <button
              key="send-sms"
              type="button"
              class="button"
              title={poolCheck.sms}
              aria-disabled={busy}
              onClick={() => !busy && on.onSendSms()}
            >
              {poolCheck.sendSms}
            </button>
          )}
          <button
            key="copy-report"
            type="button"
            class="button"
            onClick={() => {
              void on.onCopy().then(
                () => setCopied("yes"),
                () => setCopied("no"),
              );
            }}
          >
            {poolCheck.copyReport}
          </button>
          <p class="note" aria-live="polite">
            {copied === "yes" ? result.copied : copied === "no" ? poolCheck.copyFailed : ""}
          </p>
        </div>
      )}
    </form>
  );
}

/** When, with which service, which route, and whether the user is who they were. */
function Summary({ report }: { report: Report }) {
  const words = usePageWords(settingsWords);
  const { poolCheck, routes } = words;
  const { endedAt, at, serviceAddress, userPoolId, recommended, differences = [], rows } = report;
  const [says = "", ...fields] = differencesText(report, words);
  const none = poolCheck[isWorthAnother(rows) ? "checkAgain" : "noneRecommended"];
  return (
    <>
      <p class="note">
        {poolCheck.checkedAt(words.dateTime(endedAt ?? at))} {poolCheck.ofService(serviceAddress)}{" "}
        {userPoolId !== undefined && poolCheck.ofPool(userPoolId)}
      </p>
      {endedAt === undefined ? (
        <p class="note note-bad">{poolCheck.notEnded}</p>
      ) : (
        <p class={recommended ? "pool-good" : "note note-bad"}>
          {recommended ? poolCheck.recommended(routes[recommended]) : none}
        </p>
      )}
      {says !== "" && <p class={differences.length > 0 ? "note note-bad" : "note"}>{says}</p>}
      {fields.length > 0 && (
        <ul class="pool-bad">
          {fields.map((field) => (
            <li key={field}>
              <bdi>{field}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Rows({ rows, busy }: { rows: readonly PoolRow[]; busy: boolean }) {
  const { poolCheck } = usePageWords(settingsWords);
  return (
    <div class="pool-rows" tabIndex={0} role="region" aria-label={poolCheck.calls}>
      <table>
        <caption>{poolCheck.calls}</caption>
        <thead>
          <tr>
            <th scope="col">{poolCheck.call}</th>
            <th scope="col">{poolCheck.sends}</th>
            <th scope="col">{poolCheck.came}</th>
          </tr>
        </thead>
        <tbody>
          {POOL_CALLS.map((call) => (
            <tr key={call}>
              <th scope="row">{call === "clock" ? poolCheck.clock : <code>{call}</code>}</th>
              <td>{poolCheck.what[call]}</td>
              <td>
                <Came row={rows.find((row) => row.call === call)} busy={busy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Came({ row, busy }: { row: PoolRow | undefined; busy: boolean }) {
  const words = usePageWords(settingsWords);
  if (!row) return <span class="muted">{words.poolCheck.notAsked}</span>;
  // Written down before it is asked, for a check that ends there.
  if (busy && row.note === "interrupted") return <span class="muted">{words.poolCheck.checking}</span>;
  // What works needs no evidence on screen; the report has it.
  const answer = row.verdict === "works" ? [] : answerText(row, words);
  return (
    <>
      <strong class={toneOf(row)}>{words.poolCheck.verdicts[row.verdict]}</strong>
      {rowText(row, words).map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      {answer.map((line) => (
        <div key={line} class="muted">
          <bdi>{line}</bdi>
        </div>
      ))}
    </>
  );
}

function toneOf({ verdict, ahead = 0 }: PoolRow): string {
  if (verdict === "works") return Math.abs(ahead) >= CLOCK_OFF ? "pool-bad" : "pool-good";
  return verdict === "any-code" || verdict === "changed" || verdict === "refused" ? "pool-bad" : "pool-unknown";
}
