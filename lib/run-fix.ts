import { isUnderWay, type Attempt } from "./attempt.ts";
import type { AuthingClient } from "./authing/client.ts";
import type { User } from "./authing/contract.ts";
import { getUser } from "./authing/users.ts";
import { failed, flaw, success, type Failure, type Result } from "./failure.ts";
import type { ClearedFormMemory, Fix, Route } from "./fixes/fix.ts";
import { fixById, type FixId } from "./fixes/index.ts";
import type { Journal } from "./journal.ts";
import { fixUserKey } from "./lookup.ts";
import { maskedAttempt } from "./masked-attempt.ts";
import { decideOutcome } from "./outcome.ts";
import { withRecheck } from "./recheck-due.ts";
import type { ShownAttempts } from "./shown-attempts.ts";

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

export interface RunFixParts {
  journal: Journal;
  locks: LockManager;
  now: () => number;
  newId: () => string;
  pause: (milliseconds: number) => Promise<void>;
  shown: ShownAttempts;
  /** Keeps the worker alive while `work` runs. */
  keepAwake: <T>(work: Promise<T>) => Promise<T>;
  /** Told after each read-back, so that the desk shows the user as they are now. */
  onUserRead: (user: User) => Promise<void>;
  /** Told of each outcome, once it is shown and written down; what it does holds nobody up. */
  onSettled?: (attempt: Attempt, client: AuthingClient | undefined) => void;
}

/** Milliseconds. An answer that takes longer is lost to us; the service may still act on the request. */
export const TIME_LIMIT = 60_000;
/** Milliseconds after an outcome in which a press without a new pass code is the same press, stuttering. */
const STUTTER = 2_000;
/** Milliseconds to wait before a success that reading back doesn't show is called contradicted. */
const REPLICA_LAG = 1_000;

/**
 * Applies fixes so that the truth about each is known: written down before it is sent, one at a time for each user, sent
 * once, read back, settled.
 */
export function createRunFix(parts: RunFixParts) {
  const { journal, locks, now, newId, pause, shown, keepAwake, onUserRead, onSettled } = parts;
  /** When the last press of a fix for a user ended, in this worker's life. */
  const ended = new Map<string, { at: number }>();

  /** What can't be shown, because the browser's memory for it is full, is settled and written down all the same. */
  function show(attempt: Attempt): Promise<void> {
    return shown.write(attempt).catch(() => undefined);
  }

  /** Runs `work` for one user at a time; `joined` where somebody else is at it. */
  async function alone(userId: string, work: () => Promise<void>): Promise<"ran" | "joined"> {
    return locks.request(lockName(userId), { ifAvailable: true }, async (lock) => {
      if (!lock) return "joined";
      await keepAwake(work());
      return "ran";
    });
  }

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
    const went = await alone(user.userId, () => work(seen));
    // A check, or another fix of this customer, is no attempt that could be joined: it is waited for.
    if (went === "joined" && !isUnderWay(await shown.read(fixId, user.userId)))
      await locks.request(lockName(user.userId), () => keepAwake(work(seen)));
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
    try {
      await record(attempt, user);
    } catch (error) {
      // In every window, and for whoever opens the desk again.
      const { failure } = journalFailed(error);
      await settle({ ...attempt, failure }, run.client, (whole) => maskedAttempt(whole, user));
      return;
    }
    await apply(attempt, fix, user, passCode, run);
  }

  async function apply(prepared: Attempt, fix: Fix, user: User, passCode: string, run: FixRun): Promise<void> {
    let attempt = prepared;
    const { client, route, clearedForm } = run;
    const masked = (whole: Attempt) => maskedAttempt(whole, user);
    const beforeChange = async () => {
      attempt = { ...attempt, state: "sending", sentAt: now() };
      try {
        await record(attempt, user);
      } catch (error) {
        attempt = prepared;
        throw new JournalError(error);
      }
    };

    let failure: Failure | undefined;
    try {
      const context = { client, user, passCode, beforeChange, clearedForm, timeLimit: TIME_LIMIT };
      const result = await fix.apply[route](context);
      const answer = result.ok ? result.value.answer : result.failure.answer;
      attempt = { ...attempt, answeredAt: now(), ...(answer && { answer }) };
      if (!result.ok) failure = result.failure;
    } catch (error) {
      failure =
        error instanceof JournalError
          ? journalFailed(error.cause).failure
          : { code: "unexpected", detail: describe(error) };
    }
    if (failure) attempt = { ...attempt, failure };

    if (attempt.sentAt === undefined) {
      await settle(attempt, client, masked);
      return;
    }
    attempt = { ...attempt, state: "answered" };
    // The agent sees the answer now; that the journal has it too is not worth waiting for.
    await Promise.all([show(attempt), journal.write(masked(attempt)).catch(() => undefined)]);
    await settle(await readBack(attempt, client), client, masked);
  }

  /**
   * Reads the user back and notes what that showed; a read that fails is noted as such. A success that doesn't show yet
   * is read once more: a replica may lag behind.
   */
  async function readBack(attempt: Attempt, client: AuthingClient): Promise<Attempt> {
    const first = await readBackOnce(attempt, client);
    if (attempt.failure || first.readBack?.gone !== false) return first;
    await pause(REPLICA_LAG);
    return readBackOnce(attempt, client);
  }

  async function readBackOnce(attempt: Attempt, client: AuthingClient): Promise<Attempt> {
    const read = await getUser(client, attempt.userId).catch(flaw);
    const at = now();
    // An account that was merged may be answered with the one that is left, and that says nothing of this one.
    if (!read.ok || read.value.userId !== attempt.userId) return { ...attempt, readBack: { at } };
    await onUserRead(read.value).catch(() => undefined);
    const target = fixById(attempt.fixId).target(read.value);
    return { ...attempt, readBack: { at, gone: target !== attempt.target } };
  }

  /** @param forJournal what may be kept of it: less than is shown */
  async function settle(
    attempt: Attempt,
    client: AuthingClient | undefined,
    forJournal: (attempt: Attempt) => Attempt,
  ): Promise<void> {
    const outcome = decideOutcome(attempt);
    const settled = withRecheck({ ...attempt, state: "settled", settledAt: now(), outcome }, now());
    // Shown first: a worker stopped in between leaves it open in the journal, and the next one settles it anew. What happened
    // is shown even where it can no longer be written down.
    await show(settled);
    await journal.write(forJournal(settled)).catch(() => undefined);
    onSettled?.(settled, client);
  }

  async function record(attempt: Attempt, user: User): Promise<void> {
    await journal.write(maskedAttempt(attempt, user));
    // The page shows by itself that it pressed; what goes out doesn't wait for the other windows to show it too.
    shown.writeSoon(attempt);
  }

  /** **Check again**: reads back once more and settles the attempt anew. A read that fails takes nothing back that was seen before. */
  async function checkAgain(attempt: Attempt, client: AuthingClient): Promise<void> {
    await alone(attempt.userId, async () => {
      const { readBack: fresh } = await readBack(attempt, client);
      const seen = fresh?.gone === undefined && attempt.readBack?.gone !== undefined ? attempt.readBack : fresh;
      // The journal's copy is masked; the one on screen, if it is still there, is as the service worded it.
      const [kept = attempt, live] = await Promise.all([
        journal.read(attempt.attemptId).catch(() => undefined),
        shown.read(attempt.fixId, attempt.userId),
      ]);
      const onScreen = live?.attemptId === attempt.attemptId ? live : kept;
      const { rechecks } = attempt;
      const checked = { ...kept, ...(seen && { readBack: seen }), ...(rechecks !== undefined && { rechecks }) };
      await settle({ ...checked, ...wordsOf(onScreen) }, client, (whole) => ({ ...whole, ...wordsOf(kept) }));
    });
  }

  /**
   * At worker start: what was only prepared was not sent; what was sent is settled by reading back. Resolves as soon as each
   * of these users is taken, so that no press gets ahead; the settling goes on.
   * @param leftOpen what the journal held open when this worker started
   * @param client absent while locked; what was sent then stays `unknown` until it can be checked
   */
  async function recover(leftOpen: readonly Attempt[], client: AuthingClient | undefined): Promise<void> {
    for (const attempt of leftOpen) {
      await show(attempt);
      void locks.request(lockName(attempt.userId), () => keepAwake(settleLeftOpen(attempt, client)));
    }
    await showWritten();
  }

  /** The last worker may have written an outcome down and been stopped before it was shown. */
  async function showWritten(): Promise<void> {
    for (const { attemptId } of (await shown.all()).filter(isUnderWay)) {
      const written = await journal.read(attemptId);
      if (written?.state === "settled") await show(written);
    }
  }

  async function settleLeftOpen(attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
    // Read before this user was ours: whoever had them until now may have settled it.
    const written = await journal.read(attempt.attemptId).catch(() => undefined);
    if (written?.state === "settled") {
      await show(written);
      return;
    }
    const answered: Attempt =
      attempt.state === "answered" ? attempt : { ...attempt, failure: { code: "worker-stopped" } };
    // What the last worker wrote down is masked already.
    const settled = client && attempt.sentAt !== undefined ? await readBack(answered, client) : answered;
    await settle(settled, client, (masked) => masked);
  }

  return { press, checkAgain, recover };
}

function lockName(userId: string): string {
  return `fix ${userId}`;
}

class JournalError extends Error {
  constructor(cause: unknown) {
    super("The journal could not be written", { cause });
  }
}

function journalFailed(error: unknown) {
  return failed("journal-failed", { detail: describe(error) });
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
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

/** The parts of an attempt that hold the service's or the customer's own words. */
function wordsOf({ userName, answer, failure }: Attempt): Pick<Attempt, "userName" | "answer" | "failure"> {
  return { ...(userName !== undefined && { userName }), ...(answer && { answer }), ...(failure && { failure }) };
}

function nameOf({ name, nickname, username }: User): { userName?: string } {
  const userName = name ?? nickname ?? username;
  return userName === undefined ? {} : { userName };
}
