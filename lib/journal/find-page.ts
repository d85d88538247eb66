import type { IDBPObjectStore } from "idb";
import type { Attempt } from "../state/attempt.ts";
import type { HistoryPage, HistoryPosition, HistoryQuery } from "./query.ts";
import { searchesFor, type HistorySearch } from "./search-terms.ts";
import { attemptOf, attemptsOf, type JournalDatabase, type JournalSchema } from "./database.ts";

type Attempts = IDBPObjectStore<JournalSchema, ["attempts"], "attempts">;

/**
 * The most IDs that are listed for one word, which costs little: more don't narrow a search, unless
 * all words have more.
 */
const LISTED = 4_000;
/**
 * The most attempts that a search by words reads; more are common, and soon met by going back in
 * time.
 */
const GATHERED = 2_000;
/** The most attempts that one page looks at on its way back in time. */
const LOOKED_AT = 2_000;

/**
 * One page of history, newest first. Rare terms are read by index, common ones by what they share.
 * Anything else is found by walking back in time, to a bound.
 */
export async function findPage(db: JournalDatabase, query: HistoryQuery): Promise<HistoryPage> {
  const attempts = db.transaction("attempts").store;
  const searches = searchesFor(query.text, query.user);
  const found = searches.length === 0 ? undefined : await gather(attempts, searches);
  return found ? readFound(attempts, found, searches, query) : walkBack(attempts, searches, query);
}

/** The IDs of the attempts that can be meant; nothing if there are too many to be read. */
async function gather(attempts: Attempts, searches: readonly HistorySearch[]): Promise<string[] | undefined> {
  const found = new Set<string>();
  for (const each of await Promise.all(searches.map((search) => gatherCommon(attempts, search)))) {
    if (!each) return undefined;
    for (const attemptId of each) found.add(attemptId);
  }
  return found.size > GATHERED ? undefined : [...found];
}

/**
 * Every word must fit, so only what they have in common is read: two that many have may be rare
 * together.
 */
async function gatherCommon(
  attempts: Attempts,
  { terms, whole }: HistorySearch,
): Promise<ReadonlySet<string> | undefined> {
  const list = (most?: number) => Promise.all(terms.map((term) => idsWith(attempts, term, whole, most)));
  let each = await list(LISTED);
  // Words that are all common may still never meet, and walking back for them would read every
  // attempt.
  if (terms.length > 1 && each.every((ids) => ids === undefined)) each = await list();
  return each.reduce((common, ids) => {
    if (!common || !ids) return common ?? ids;
    return new Set([...common].filter((attemptId) => ids.has(attemptId)));
  }, undefined);
}

/** @param most if more than these have the term, they are not listed */
async function idsWith(
  attempts: Attempts,
  term: string,
  whole: boolean,
  most = Infinity,
): Promise<ReadonlySet<string> | undefined> {
  const range = IDBKeyRange.bound(term, whole ? term : `${term}\uffff`);
  const count = most === Infinity ? undefined : most + 1;
  const listed = await Promise.all([
    attempts.index("terms").getAllKeys(range, count),
    attempts.getAllKeys(range, count),
  ]);
  return listed.some((keys) => keys.length > most) ? undefined : new Set(listed.flat());
}

async function readFound(
  attempts: Attempts,
  found: readonly string[],
  searches: readonly HistorySearch[],
  query: HistoryQuery,
): Promise<HistoryPage> {
  const entries = (await Promise.all(found.map((attemptId) => attempts.get(attemptId)))).filter(
    (entry) => entry !== undefined,
  );
  const readable = attemptsOf(entries);
  // On the first page: where it would stand, nobody knows.
  const damaged = saidIfAny(query.after ? 0 : entries.length - readable.length);
  const fitting = readable
    .filter((attempt) => isWithin(attempt, query) && fits(attempt, searches, query))
    .sort(newestFirst);
  const page = fitting.slice(0, query.limit);
  const last = page.at(-1);
  if (!last || fitting.length <= query.limit) return { attempts: page, ...damaged };
  return { attempts: page, ...damaged, next: { preparedAt: last.preparedAt, attemptId: last.attemptId } };
}

function saidIfAny(damaged: number): Pick<HistoryPage, "damaged"> {
  return damaged > 0 ? { damaged } : {};
}

async function walkBack(
  attempts: Attempts,
  searches: readonly HistorySearch[],
  query: HistoryQuery,
): Promise<HistoryPage> {
  const { outcome, from = 0, to = Number.MAX_SAFE_INTEGER, after, limit } = query;
  const end = after ? Math.min(after.preparedAt, to) : to;
  // A range that ends before it starts is an error to IndexedDB, and no attempts to the agent.
  if (end < from) return { attempts: [] };
  const index = attempts.index(outcome === undefined ? "preparedAt" : "outcome");
  const range =
    outcome === undefined ? IDBKeyRange.bound(from, end) : IDBKeyRange.bound([outcome, from], [outcome, end]);

  const page: Attempt[] = [];
  let last: HistoryPosition | undefined;
  let left = LOOKED_AT;
  let damaged = 0;
  let cursor = await index.openCursor(range, "prev");
  if (cursor && after && cursor.value.preparedAt === after.preparedAt && cursor.primaryKey > after.attemptId) {
    // Many attempts of one moment are jumped over, not walked.
    cursor = await cursor.continuePrimaryKey(cursor.key, after.attemptId);
  }
  for (; cursor; cursor = await cursor.continue()) {
    const entry = cursor.value;
    if (!isWithin(entry, query)) continue;
    if (page.length === limit || left-- === 0)
      return { attempts: page, ...saidIfAny(damaged), ...(last && { next: last }) };
    last = { preparedAt: entry.preparedAt, attemptId: entry.attemptId };
    const attempt = attemptOf(entry);
    if (!attempt) damaged += 1;
    else if (fits(attempt, searches, query)) page.push(attempt);
  }
  return { attempts: page, ...saidIfAny(damaged) };
}

function isWithin(position: HistoryPosition, { from, to, after }: HistoryQuery): boolean {
  const { preparedAt } = position;
  if (from !== undefined && preparedAt < from) return false;
  if (to !== undefined && preparedAt > to) return false;
  return after === undefined || newestFirst(after, position) < 0;
}

function fits(attempt: Attempt, searches: readonly HistorySearch[], { outcome }: HistoryQuery): boolean {
  if (outcome !== undefined && attempt.outcome !== outcome) return false;
  return searches.length === 0 || searches.some((search) => search.matches(attempt));
}

/** As the index has it: by time, then by ID, so that a page ends at one certain place. */
function newestFirst(a: HistoryPosition, b: HistoryPosition): number {
  if (a.preparedAt !== b.preparedAt) return b.preparedAt - a.preparedAt;
  if (a.attemptId === b.attemptId) return 0;
  return a.attemptId < b.attemptId ? 1 : -1;
}
