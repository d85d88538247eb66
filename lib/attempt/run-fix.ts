import { isUnderWay, type Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { createCheckAgain } from "./check-again.ts";
import { detailOf, flaw, success, type Failure, type Result } from "../failure.ts";
import type { ClearedFormMemory, Fix, Route } from "../fixes/fix.ts";
import { fixById, type FixId } from "../fixes/index.ts";
import { fixUserKey } from "../state/customer.ts";
import { maskedAttempt } from "../journal/mask-attempt.ts";
import { createOneAtATime } from "./one-at-a-time.ts";
import { createReadBack, type ReadBackParts } from "./read-back.ts";
import { createRecoverAttempts } from "./recover-attempts.ts";
import { createSettle, type SettleParts } from "./settle.ts";

/** What one press of the button asks for. The user is the one on screen, looked up before. */
export interface Press {
  fixId: FixId;
  user: User;
  passCode: string;
  /** When the pass code was last edited, in milliseconds since 1970; tells a new try from a stuttering button. */
  passCodeTypedAt: number;
}

export interface FixRun {
  client: AuthingClient;
  serviceAddress: string;
  route: Route;
  clearedForm: ClearedFormMemory;
}

export interface RunFixParts extends ReadBackParts, SettleParts {
  locks: LockManager;
  newId: () => string;
  /** Keeps the worker alive while `work` runs. */
  keepAwake: <T>(work: Promise<T>) => Promise<T>;
}

/** Milliseconds. An answer that takes longer is lost to us; the service may still act on the request. */
export const TIME_LIMIT = 60_000;
/** Milliseconds after an outcome in which a press without a new pass code is the same press, stuttering. */
const STUTTER = 2_000;

/**
 * Applies fixes so that the truth about each is known: written down before it is sent, one at a time for each user, sent
 * once, read back, settled.
 */
export function createRunFix(parts: RunFixParts) {
  const { journal, locks, now, newId, shown, keepAwake } = parts;
  const oneAtATime = createOneAtATime(locks, keepAwake);
  const readBack = createReadBack(parts);
  const settle = createSettle(parts);
  const anew = { journal, shown, oneAtATime, readBack, settle };
  const checkAgain = createCheckAgain(anew);
  const recover = createRecoverAttempts(anew);
  /** When the last press of a fix for a user ended, in this worker's life. */
  const ended = new Map<string, { at: number }>();

  /**
   * Resolves when the attempt has settled, or at once where the press joins one. The outcome is in the watched state.
   */
  async function press(asked: Press, run: FixRun): Promise<Result<undefined>> {
    const { fixId, user, passCodeTypedAt } = asked;
    const key = fixUserKey(fixId, user.userId);
    const before = ended.get(key);
    const work = async (seen: Attempt | undefined) => {
      // The press that this one waited for is the same one.
      if (ended.get(key) !== before) return;
      const last = await shown.read(fixId, user.userId);
      if (isStutter(before?.at ?? last?.answeredAt, passCodeTypedAt, now())) return;
      // What it waited for may have shown that there is nothing left to do.
      if (last?.outcome === "done" && seen?.outcome !== "done") return;
      await start(asked, run, last);
      ended.set(key, { at: now() });
    };
    const seen = await shown.read(fixId, user.userId);
    const went = await oneAtATime.alone(user.userId, () => work(seen));
    // A check, or another fix of this customer, is no attempt that could be joined: it is waited for.
    if (went === "joined" && !isUnderWay(await shown.read(fixId, user.userId)))
      await oneAtATime.inTurn(user.userId, () => work(seen));
    return success(undefined);
  }

  /** @param last the attempt before, of this fix for this user */
  async function start({ fixId, user, passCode }: Press, run: FixRun, last: Attempt | undefined): Promise<void> {
    const fix: Fix = fixById(fixId);
    const target = fix.target(user);
    // The result that took it away says more than "nothing to unbind" would.
    if (target === undefined && last?.outcome === "done") return;
    const attempt: Attempt = {
      attemptId: newId(),
      fixId,
      route: run.route,
      serviceAddress: run.serviceAddress,
      userId: user.userId,
      ...nameOf(user),
      target: target ?? "",
      state: "prepared",
      preparedAt: now(),
    };
    if (target === undefined) {
      await settle({ ...attempt, failure: { code: "no-target" } }, run.client, (whole) => maskedAttempt(whole, user));
      return;
    }
    await apply(attempt, fix, user, passCode, run);
  }

  async function apply(prepared: Attempt, fix: Fix, user: User, passCode: string, run: FixRun): Promise<void> {
    let attempt = prepared;
    const { client, route, clearedForm } = run;
    const masked = (whole: Attempt) => maskedAttempt(whole, user);
    let written: Promise<void> | undefined;
    const write = () => (written ??= record(prepared, user));
    // What has to wait, for a token or a read, is written down first. Where nothing comes between, `sending` says it all.
    const waiting = setTimeout(() => void write().catch(() => undefined));
    const beforeChange = async () => {
      clearTimeout(waiting);
      attempt = { ...attempt, state: "sending", sentAt: now() };
      // Both at once: the journal writes in the order of asking, and nothing leaves before it has what was asked.
      const both = await Promise.allSettled([written, record(attempt, user)]);
      const failed = both.find((one) => one.status === "rejected");
      if (!failed) return;
      attempt = prepared;
      throw failed.reason;
    };

    let failure: Failure | undefined;
    try {
      const once = onceWritten(client, write);
      const context = { client: once, user, passCode, beforeChange, clearedForm, timeLimit: TIME_LIMIT };
      const result = await fix.apply[route](context);
      const answer = result.ok ? result.value.answer : result.failure.answer;
      attempt = { ...attempt, answeredAt: now(), ...(answer && { answer }) };
      if (!result.ok) failure = result.failure;
    } catch (error) {
      failure = error instanceof JournalError ? journalFailed(error.cause) : flaw(error).failure;
    }
    if (failure) attempt = { ...attempt, failure };
    // A first word that is still being written must not be shown after the last one.
    clearTimeout(waiting);
    await written?.catch(() => undefined);

    if (attempt.sentAt === undefined) {
      await settle(attempt, client, masked);
      return;
    }
    attempt = { ...attempt, state: "answered" };
    shown.tell(attempt);
    // In the next task: masking and writing would hold the telling up. The journal first: it is safe there, and the browser's own
    // process, which tells the other windows, is at the answer.
    await new Promise((resolve) => setTimeout(resolve));
    await journal.write(masked(attempt)).catch(() => undefined);
    await shown.write(attempt).catch(() => undefined);
    await settle(await readBack(attempt, client), client, masked);
  }

  /** @throws {JournalError} */
  async function record(attempt: Attempt, user: User): Promise<void> {
    try {
      await journal.write(maskedAttempt(attempt, user));
    } catch (error) {
      throw new JournalError(error);
    }
    // The page shows by itself that it pressed; what goes out doesn't wait for the other windows to show it too.
    shown.writeSoon(attempt);
  }

  return { press, checkAgain, recover };
}

/** Lets no call leave, not even a read, before the attempt is written down. One that has more to wait for says so itself. */
function onceWritten(client: AuthingClient, write: () => Promise<void>): AuthingClient {
  return { call: (call) => client.call({ beforeSend: write, ...call }) };
}

class JournalError extends Error {
  constructor(cause: unknown) {
    super("The journal could not be written", { cause });
  }
}

function journalFailed(error: unknown): Failure {
  return { code: "journal-failed", detail: detailOf(error) };
}

/**
 * A button pressed many times in a second, in this window or another, is one press.
 * @param endedAt when the press before ended, in milliseconds since 1970; a check of it afterwards is none
 */
function isStutter(endedAt: number | undefined, passCodeTypedAt: number, at: number): boolean {
  if (endedAt === undefined) return false;
  // A clock that was set back must not make every press one.
  return passCodeTypedAt <= endedAt && Math.abs(at - endedAt) < STUTTER;
}

function nameOf({ name, nickname, username }: User): { userName?: string } {
  const userName = name ?? nickname ?? username;
  return userName === undefined ? {} : { userName };
}
