import type { Attempt } from "./attempt.ts";
import type { AuthingClient } from "./authing/client.ts";
import type { User } from "./authing/contract.ts";
import { getUser } from "./authing/users.ts";
import { failed, success, type Failure, type Result } from "./failure.ts";
import type { ClearedFormMemory, Fix, Route } from "./fixes/fix.ts";
import { fixById, type FixId } from "./fixes/index.ts";
import type { Journal } from "./journal.ts";
import { decideOutcome } from "./outcome.ts";

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
  /** The last attempt of each fix for each user, as every window shows it. */
  shown: { read(fixId: FixId, userId: string): Promise<Attempt | undefined>; write(attempt: Attempt): Promise<void> };
  /** Keeps the worker alive while `work` runs. */
  keepAwake: <T>(work: Promise<T>) => Promise<T>;
  /** Told after each read-back, so that the desk shows the user as they are now. */
  onUserRead: (user: User) => Promise<void>;
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
export function createRunFix({ journal, locks, now, newId, pause, shown, keepAwake, onUserRead }: RunFixParts) {
  /** Runs `work` for one user at a time; `joined` where somebody else is at it. */
  async function alone(userId: string, work: () => Promise<void>): Promise<"ran" | "joined"> {
    return locks.request(lockName(userId), { ifAvailable: true }, async (lock) => {
      if (!lock) return "joined";
      await keepAwake(work());
      return "ran";
    });
  }

  /**
   * Resolves when the attempt has settled, or at once where the press joins one. The outcome is in the watched state;
   * the result fails only where the press made no attempt at all.
   */
  async function press({ fixId, user, passCode, passCodeTypedAt }: Press, run: FixRun): Promise<Result<undefined>> {
    const fix: Fix = fixById(fixId);
    const target = fix.target(user);
    let result: Result<undefined> = success(undefined);
    await alone(user.userId, async () => {
      const last = await shown.read(fixId, user.userId);
      if (isStutter(last, passCodeTypedAt, now())) return;
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
        await settle({ ...attempt, failure: { code: "no-target" } });
        return;
      }
      try {
        await record(attempt);
      } catch (error) {
        result = journalFailed(error);
        return;
      }
      await apply(attempt, fix, user, passCode, run);
    });
    return result;
  }

  async function apply(prepared: Attempt, fix: Fix, user: User, passCode: string, run: FixRun): Promise<void> {
    let attempt = prepared;
    const { client, route, clearedForm } = run;
    const beforeChange = async () => {
      attempt = { ...attempt, state: "sending", sentAt: now() };
      try {
        await record(attempt);
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
      await settle(attempt);
      return;
    }
    attempt = { ...attempt, state: "answered" };
    // The agent sees the answer now; that the journal has it too is not worth waiting for.
    await Promise.all([shown.write(attempt), journal.write(attempt).catch(() => undefined)]);
    await settle(await readBack(attempt, client));
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
    const read = await getUser(client, attempt.userId);
    const at = now();
    if (!read.ok) return { ...attempt, readBack: { at } };
    await onUserRead(read.value);
    const target = fixById(attempt.fixId).target(read.value);
    return { ...attempt, readBack: { at, gone: target !== attempt.target } };
  }

  async function settle(attempt: Attempt): Promise<void> {
    const settled: Attempt = { ...attempt, state: "settled", settledAt: now(), outcome: decideOutcome(attempt) };
    // What happened is shown even where it can no longer be written down.
    await Promise.all([shown.write(settled), journal.write(settled).catch(() => undefined)]);
  }

  async function record(attempt: Attempt): Promise<void> {
    await journal.write(attempt);
    await shown.write(attempt);
  }

  /** **Check again**: reads back once more and settles the attempt anew. */
  async function checkAgain(attempt: Attempt, client: AuthingClient): Promise<void> {
    await alone(attempt.userId, async () => {
      await settle(await readBack(attempt, client));
    });
  }

  /**
   * At worker start: what was only prepared was not sent; what was sent is settled by reading back. Resolves as soon as each
   * of these users is taken, so that no press gets ahead; the settling goes on.
   * @param client absent while locked; what was sent then stays `unknown` until it can be checked
   */
  async function recover(client: AuthingClient | undefined): Promise<void> {
    for (const attempt of await journal.open()) {
      await shown.write(attempt);
      void locks.request(lockName(attempt.userId), () => keepAwake(settleLeftOpen(attempt, client)));
    }
  }

  async function settleLeftOpen(attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
    const answered: Attempt =
      attempt.state === "answered" ? attempt : { ...attempt, failure: { code: "worker-stopped" } };
    await settle(client && attempt.sentAt !== undefined ? await readBack(answered, client) : answered);
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

/** A button pressed many times in a second, in this window or another, is one press. */
function isStutter(last: Attempt | undefined, passCodeTypedAt: number, at: number): boolean {
  if (last?.settledAt === undefined) return false;
  return passCodeTypedAt <= last.settledAt && at - last.settledAt < STUTTER;
}

function nameOf({ name, nickname, username }: User): { userName?: string } {
  const userName = name ?? nickname ?? username;
  return userName === undefined ? {} : { userName };
}
