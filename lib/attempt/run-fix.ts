import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { nameOf } from "../customer/customer-of.ts";
import { detailOf, flaw, success, type Failure, type Result } from "../failure.ts";
import type { ClearedFormMemory, Fix, Route, Subject } from "../fixes/fix.ts";
import { fixById, type FixId } from "../fixes/index.ts";
import { maskedAttempt } from "../journal/mask-attempt.ts";
import { isOfService, isUnderWay, type Attempt } from "../state/attempt.ts";
import { fixUserKey } from "../state/customer.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { isWorthChecking } from "./outcome.ts";
import { readBack } from "./read-back.ts";
import { settle } from "./settle.ts";

/** What one press of the button asks for. The user is the one on the desk, looked up before. */
export interface Press {
  fixId: FixId;
  userId: string;
  serviceAddress: string;
  /** Empty for a fix that asks for no code. */
  passCode: string;
  /**
   * When the pass code was last edited, or, without one, the button was armed, in milliseconds
   * since 1970; tells a new try from a stuttering button.
   */
  passCodeTypedAt: number;
}

/** The service that a press goes to, and the customer as they are there right before. */
export interface FixRun {
  client: AuthingClient;
  subject: Subject;
  accessKeyId: string;
  route: Route;
  clearedForm: ClearedFormMemory;
}

/**
 * Milliseconds. An answer that takes longer is lost to us; the service may still act on the
 * request.
 */
const TIME_LIMIT = 60_000;
/**
 * Milliseconds after an outcome in which a press without a new pass code is the same press,
 * stuttering.
 */
const STUTTER = 2_000;
/** Milliseconds in which a window may not have heard of an outcome: a busy or sleeping computer. */
const UNHEARD = 600_000;

/**
 * Applies fixes: written down before it is sent, one at a time for each user, sent once, read back.
 * The promise resolves when the attempt has settled, or at once if the press joins one.
 */
export function createRunFix(parts: AttemptParts) {
  const { journal, shown, pressedUsers, oneAtATime, now, newId } = parts;
  /** When the last press of a fix for a user ended, in this worker's life. */
  const ended = new Map<string, { at: number }>();

  /**
   * @param seen the customer as they were on the desk
   * @param prepare asked once nobody else works on this customer: what it waited for may have
   * changed everything. If it fails, so does the press, and its attempt says why.
   */
  async function press(
    asked: Press,
    seen: FixRun,
    prepare: (hasWaited: boolean) => Promise<Result<FixRun>>,
  ): Promise<Result<undefined>> {
    const { userId, passCodeTypedAt } = asked;
    const key = fixUserKey(asked);
    const before = ended.get(key);
    const atPress = await shown.read(asked);
    let result: Result<undefined> = success(undefined);
    const work = async (hasWaited: boolean) => {
      // The press that this one waited for is the same one.
      if (ended.get(key) !== before) return;
      const last = await shown.read(asked);
      if (isStutter(before?.at ?? last?.answeredAt, passCodeTypedAt, now())) return;
      if (isDoneSince(passCodeTypedAt, last, now())) return;
      // What it waited for may have shown that nothing is left to do.
      if (last?.outcome === "done" && atPress?.outcome !== "done") return;
      const run = await prepare(hasWaited).catch(flaw);
      if (!run.ok) result = run;
      await start(asked, run.ok ? run.value : seen, last, run.ok ? undefined : run.failure);
      // Where nothing was sent, the next press is a new try, however soon it comes.
      ended.set(key, { at: run.ok ? now() : 0 });
    };
    const went = await oneAtATime.alone(userId, () => work(false));
    // A check, or another fix of this customer, can't be joined: it is waited for.
    if (went === "joined" && !isUnderWay(await shown.read(asked))) await oneAtATime.inTurn(userId, () => work(true));
    return result;
  }

  /**
   * @param last the attempt before, of this fix for this user
   * @param whyNot why nothing is sent; whoever pressed may be gone, or with another customer
   */
  async function start(
    asked: Press,
    run: FixRun,
    last: Attempt | undefined,
    whyNot: Failure | undefined,
  ): Promise<void> {
    const { fixId, userId, serviceAddress, passCode } = asked;
    const fix: Fix = fixById(fixId);
    const { user } = run.subject;
    const preview = fix.preview(run.subject);
    const { target, before } = preview;
    const userName = nameOf(user);
    // The result that changed it says more than "nothing to do" would.
    if (target === undefined && last?.outcome === "done") return;
    const draft: Attempt = {
      attemptId: newId(),
      fixId,
      route: run.route,
      serviceAddress,
      accessKeyId: run.accessKeyId,
      userId,
      ...(userName !== undefined && { userName }),
      target: target ?? "",
      ...(preview.parts && { parts: preview.parts }),
      ...(before !== undefined && { before }),
      state: "prepared",
      preparedAt: now(),
    };
    // Made last, it is the customer's newest, also if the clock was set back meanwhile.
    const ofIt = (await shown.all()).filter((one) => one.userId === userId && isOfService(one, draft));
    const later = [...ofIt, ...(await journal.later(draft).catch(() => []))];
    const prepared = { ...draft, preparedAt: Math.max(draft.preparedAt, ...later.map((one) => one.preparedAt + 1)) };
    const keep = (whole: Attempt) => journal.write(maskedAttempt(whole, user));
    const failure = whyNot ?? (target === undefined ? { code: "no-target" as const } : undefined);
    if (failure) {
      // What is open stays on screen, with its **Check again**.
      const isOpen = whyNot !== undefined && last !== undefined && isWorthChecking(last);
      const where = isOpen ? { ...parts, shown: { ...shown, write: () => Promise.resolve() } } : parts;
      await settle(where, { ...prepared, failure }, run.client, keep);
      return;
    }
    const applied = await apply(prepared, fix, passCode, run);
    const attempt = applied.state === "answered" ? await readBack(parts, applied, run.client, user) : applied;
    await settle(parts, attempt, run.client, keep);
  }

  /**
   * @returns the attempt as `answered`, or as `prepared` if nothing that changes anything was sent
   */
  async function apply(prepared: Attempt, fix: Fix, passCode: string, run: FixRun): Promise<Attempt> {
    const { client, route, clearedForm } = run;
    const { user, parts } = run.subject;
    let attempt = prepared;
    const beforeChange = async () => {
      const sending: Attempt = { ...attempt, state: "sending", sentAt: now() };
      await writeDown(sending, user);
      attempt = sending;
    };
    try {
      await writeDown(prepared, user);
      await pressedUsers.write(prepared.attemptId, user).catch(() => undefined);
      const timeLimit = TIME_LIMIT;
      const result = await fix.apply({ client, user, parts, passCode, route, beforeChange, clearedForm, timeLimit });
      const answer = result.ok ? result.value.answer : result.failure.answer;
      attempt = {
        ...attempt,
        answeredAt: now(),
        ...(answer && { answer }),
        ...(!result.ok && { failure: result.failure }),
      };
    } catch (error) {
      const failure: Failure =
        error instanceof JournalError ? { code: "journal-failed", detail: detailOf(error.cause) } : flaw(error).failure;
      attempt = { ...attempt, answeredAt: now(), failure };
    }
    if (attempt.failure && neverLeft(attempt.failure)) return notSent(attempt);
    if (attempt.sentAt === undefined) return attempt;
    attempt = { ...attempt, state: "answered" };
    // The answer is known now: a journal that fails here changes nothing about it.
    await writeDown(attempt, user).catch(() => shown.write(attempt).catch(() => undefined));
    return attempt;
  }

  /**
   * The journal first: it knows at least what the screen shows.
   * @throws {JournalError}
   */
  async function writeDown(attempt: Attempt, user: User): Promise<void> {
    try {
      await journal.write(maskedAttempt(attempt, user));
    } catch (error) {
      throw new JournalError(error);
    }
    await shown.write(attempt).catch(() => undefined);
  }

  return press;
}

class JournalError extends Error {
  constructor(cause: unknown) {
    super("The journal could not be written", { cause });
  }
}

/**
 * A button pressed many times in a second, in this window or another, is one press.
 * @param endedAt when the press before ended, in milliseconds since 1970; a check of it afterwards
 * doesn't count
 */
function isStutter(endedAt: number | undefined, passCodeTypedAt: number, at: number): boolean {
  if (endedAt === undefined) return false;
  // A clock that was set back must not make every press one.
  return passCodeTypedAt <= endedAt && Math.abs(at - endedAt) < STUTTER;
}

/**
 * True if the last attempt did what a press asks for after its code was typed: that window had not
 * heard of it, and the result says more than a second try could.
 * @param typedAt when the code was typed or the button armed, in milliseconds since 1970
 */
function isDoneSince(typedAt: number, last: Attempt | undefined, now: number): boolean {
  if (last?.outcome !== "done") return false;
  const doneAt = last.answeredAt ?? last.settledAt ?? 0;
  // If it is done only later than now, the clock was set back, and the times tell nothing.
  return typedAt <= doneAt && doneAt <= now && now - doneAt < UNHEARD;
}

/**
 * The last look before the request leaves found the desk locked, after `sending` was written down.
 */
function neverLeft({ code, answer, partly }: Failure): boolean {
  return code === "locked" && answer === undefined && !partly;
}

function notSent(attempt: Attempt): Attempt {
  const prepared: Attempt = { ...attempt, state: "prepared" };
  delete prepared.sentAt;
  return prepared;
}
