import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { getUser, readUserBack, writeFields } from "../authing/users.ts";
import { detailOf, failed, flaw, isAnswerLost, success, type Result } from "../failure.ts";
import { maskedAnswer, maskedAttempt } from "../journal/mask-attempt.ts";
import type { Attempt, PutBack } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { canBePutBack } from "./can-be-put-back.ts";
import { REPLICA_LAGS } from "./read-back.ts";

/**
 * Writes back what had changed besides the fix, as it was before. Nothing is sent if it can't be
 * written down first, and a field that somebody has changed once more since is left alone.
 */
export async function putBack(
  parts: AttemptParts,
  attempt: Attempt,
  client: AuthingClient,
): Promise<Result<undefined>> {
  const { journal, shown, pressedUsers, oneAtATime, now, pause } = parts;
  const { userId } = attempt;
  let result: Result<undefined> = success(undefined);
  await oneAtATime.inTurn(userId, async () => {
    const live = await shown.read(attempt);
    const last = live?.attemptId === attempt.attemptId ? live : attempt;
    const changed = canBePutBack(last);
    // Another press has put it back, and has the answer.
    if (changed.length === 0) return;
    const seen = await fieldsOf(last, getUser(client, userId));
    const wanted = changed.filter(({ field, after }) => seen.ok && seen.value[field] === after);
    if (wanted.length === 0) {
      // What the service said about it is not masked, and of no use.
      const failure = seen.ok ? undefined : { code: seen.failure.code };
      const withIt = (one: Attempt) => {
        // What is known of an earlier press stays known; the worker of one may have been stopped.
        const earlier = one.putBack ?? last.putBack ?? attempt.putBack;
        const isUnclear = earlier?.unclear ?? earlier?.state === "sending";
        const done: PutBack = {
          ...earlier,
          at: now(),
          state: "answered",
          ...(failure && { failure }),
          ...(isUnclear && { unclear: true }),
        };
        return afterPutBack(one, done, seen.ok ? seen.value : undefined);
      };
      await journal.amend(attempt.attemptId, withIt).catch(() => undefined);
      await show(withIt);
      return;
    }
    const user = await pressedUsers.read(attempt.attemptId).catch(() => undefined);
    const at = now();
    try {
      await writeDown((one) => ({ ...one, putBack: { at, state: "sending" } }));
    } catch (error) {
      result = failed("journal-failed", { detail: detailOf(error) });
      return;
    }
    // What this pool fills in is sent as it was just read: an update without it would change it.
    const asRead = seen.ok ? seen.value : {};
    const fields = { ...asRead, ...Object.fromEntries(wanted.map(({ field, before = "" }) => [field, before])) };
    const written = await writeFields(client, userId, fields).catch(flaw);
    const answer = written.ok ? written.value.answer : written.failure.answer;
    const mayBeWritten = written.ok || isAnswerLost(written.failure);
    let after = await fieldsOf(last, readUserBack(client, userId));
    const isBack = () => wanted.every(({ field, before }) => after.ok && after.value[field] === before);
    for (const lag of REPLICA_LAGS.afterSuccess) {
      if (isBack() || !mayBeWritten) break;
      await pause(lag);
      after = await fieldsOf(last, readUserBack(client, userId));
    }
    const isUnclear = !isBack() && mayBeWritten;
    const done: PutBack = {
      at,
      state: "answered",
      ...(answer && { answer: maskedAnswer(answer, user) }),
      ...(!written.ok && { failure: { code: written.failure.code } }),
      ...(isUnclear && { unclear: true }),
    };
    const withIt = (one: Attempt) => afterPutBack(one, done, after.ok ? after.value : undefined);
    await writeDown(withIt).catch(() => undefined);
    await show(withIt);

    /**
     * A press of its own: if the history was deleted, the agent needs it done, and what it did must
     * be found again. So the whole attempt is written anew.
     */
    async function writeDown(withIt: (one: Attempt) => Attempt): Promise<void> {
      if (await journal.amend(attempt.attemptId, withIt)) return;
      await journal.write(maskedAttempt(withIt(last), user));
    }

    async function show(withIt: (one: Attempt) => Attempt): Promise<void> {
      const onScreen = await shown.read(attempt);
      if (onScreen?.attemptId === attempt.attemptId) await shown.write(withIt(onScreen)).catch(() => undefined);
    }
  });
  return result;
}

/** What is as it was before is no change any more. */
function afterPutBack(attempt: Attempt, done: PutBack, now: Readonly<Record<string, string>> | undefined): Attempt {
  const changed: Attempt = { ...attempt, putBack: done };
  if (!attempt.readBack || !now) return changed;
  const { alsoChanged = [], ...readBack } = attempt.readBack;
  const left = alsoChanged.filter(({ field, before }) => !(field in now) || now[field] !== before);
  return { ...changed, readBack: { ...readBack, ...(left.length > 0 && { alsoChanged: left }) } };
}

/** What an update can fill in, as far as the user has it. */
async function fieldsOf({ userId }: Attempt, reading: Promise<Result<User>>): Promise<Result<Record<string, string>>> {
  const read = await reading.catch(flaw);
  if (!read.ok) return read;
  // A merged account is answered with the one that is left.
  if (read.value.userId !== userId) return failed("user-changed");
  const { status, gender } = read.value;
  return success({ ...(status !== undefined && { status }), ...(gender !== undefined && { gender }) });
}
