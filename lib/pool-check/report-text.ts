import type { PoolCheck, PoolRow } from "../state/pool-check.ts";
import { CLOCK_OFF } from "../state/stored-values.ts";
import { oneLine } from "../words/one-line.ts";
import { explainRefusal } from "../words/service-codes.ts";
import type { SettingsWords } from "../words/settings-en.ts";
import type { Words } from "../words/en.ts";

/** What there is to say of a row, a sentence each. */
export function rowText(
  { verdict, note, answer, failure, ahead, call }: PoolRow,
  words: Words & SettingsWords,
): string[] {
  const { poolCheck, failures, came, result } = words;
  if (ahead !== undefined) {
    const seconds = Math.round(ahead / 1_000);
    return [poolCheck.ahead(seconds), ...(Math.abs(ahead) >= CLOCK_OFF ? [words.clockOff(seconds)] : [])];
  }
  const said = [...(note ? [poolCheck.notes[note]] : [])];
  if (verdict === "any-code" && call === "pre-check-code") said.push(poolCheck.tookAnyCode);
  if (!failure || verdict === "works") return said;
  const means = failure.code === "refused" && explainRefusal(answer ?? {}, words)?.means;
  said.push(means === undefined || means === false ? failures[failure.code].says : means);
  if (failure.came !== undefined) said.push(result.cameInstead(came[failure.came], answer?.httpStatus ?? 0));
  if (failure.origin !== undefined) said.push(result.addOrigin(failure.origin));
  return said;
}

/** What the service itself said: codes, the ID and its message, as far as they came. */
export function answerText({ answer = {} }: PoolRow, { result }: Words): string[] {
  const { statusCode, apiCode, message, requestId, uniqueId, headerRequestId, earlierRequestIds } = answer;
  const parts: [label: string, value: string | number | undefined][] = [
    [result.status, statusCode],
    [result.apiCode, apiCode],
    [result.message, message],
    [result.requestId, requestId],
    [result.requestId, headerRequestId === undefined ? undefined : result.fromHeader(headerRequestId)],
    [result.uniqueId, uniqueId],
    [result.earlierRequestIds, earlierRequestIds?.join(", ")],
  ];
  return parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
}

/**
 * The report for Authing's support, as text. It holds no secret, no code and no whole phone.
 * @param origin what the browser sends as `Origin`
 */
export function reportText(report: PoolCheck, origin: string, words: Words & SettingsWords): string {
  const { poolCheck, ticket, settings, routes } = words;
  const { recommended, rows } = report;
  const about: [label: string, value: string | undefined][] = [
    [ticket.at, new Date(report.at).toISOString()],
    [settings.serviceAddress, report.serviceAddress],
    [settings.authenticationAddress, report.authenticationAddress],
    [poolCheck.userPool, report.userPoolId],
    [poolCheck.userId, report.userId],
    [poolCheck.origin, origin],
    [poolCheck.route, recommended === undefined ? poolCheck.none : routes[recommended]],
  ];
  return (
    [
      poolCheck.reportTitle,
      ...about.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`])),
      ...(report.endedAt === undefined ? [poolCheck.notEnded] : []),
      ...differencesText(report, words),
      "",
      ...rows.map((row) => {
        const name = row.call === "clock" ? poolCheck.clock : row.call;
        return `${name} – ${[poolCheck.verdicts[row.verdict], ...rowText(row, words), ...answerText(row, words)].join(" | ")}`;
      }),
    ]
      // What the service says adds no line of its own.
      .map(oneLine)
      .join("\n")
  );
}

/** Whether the user was another one afterwards, and in what. */
export function differencesText(
  { differences, endedAt, userId }: PoolCheck,
  { poolCheck }: Words & SettingsWords,
): string[] {
  if (userId === undefined) return [];
  if (!differences) return endedAt === undefined ? [] : [poolCheck.notCompared];
  if (differences.length === 0) return [poolCheck.noDifference];
  return [
    poolCheck.differences,
    ...differences.map(({ field, before = "", after = "" }) => poolCheck.difference(field, before, after)),
  ];
}
