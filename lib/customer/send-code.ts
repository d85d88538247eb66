import { allowsFix } from "../settings/allowed-fixes.ts";
import type { User } from "../authing/contract.ts";
import { CODE_INTERVAL, codeWait } from "./code-wait.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, flaw, isAnswerLost, success, type Result } from "../failure.ts";
import type { Fix } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import { setEntry } from "../state/map-item.ts";
import { fixUserKey, type SentCode } from "../state/customer.ts";
import type { Payload } from "../messages/messages.ts";
import { policyItem, sentCodesItem, userItem } from "../state/items.ts";

/**
 * Sends the pass code to what is on record for the user on screen, and starts the countdown. One window at a time: where
 * another one is at it, its countdown is shown in this one too.
 */
export function sendCode(
  payload: Payload<"send-code">,
  connect: Connect,
  now: () => number,
): Promise<Result<undefined>> {
  return navigator.locks.request(`send code ${payload.userId}`, { ifAvailable: true }, (lock) =>
    lock ? sendCodeAlone(payload, connect, now) : success(undefined),
  );
}

async function sendCodeAlone(
  { fixId, userId }: Payload<"send-code">,
  connect: Connect,
  now: () => number,
): Promise<Result<undefined>> {
  if (!allowsFix(await policyItem.getValue(), fixId)) return failed("fix-not-allowed");
  const [user, codes] = await Promise.all([userItem.getValue(), sentCodesItem.getValue()]);
  if (user?.userId !== userId) return failed("user-changed");
  const fix: Fix = fixById(fixId);
  const target = fix.target(user);
  if (target === undefined) return failed("no-target");
  const code = { userId, fixId, target, at: now() };
  const last = codes[fixUserKey(fixId, userId)];
  // Another window was quicker.
  if (last?.target === target && (last.state === "sending" || codeWait(last.nextAt, now()) > 0))
    return success(undefined);

  // Counted from before it is sent, so that a worker that dies in between leaves the countdown right.
  const sending: SentCode = { ...code, state: "sending", nextAt: now() + CODE_INTERVAL };
  await keep(sending);
  const sent = await sendBy(fix, user, connect).catch(flaw);
  if (sent.ok) {
    await keep({ ...code, at: now(), state: "sent", nextAt: now() + CODE_INTERVAL });
    return success(undefined);
  }

  const { failure } = sent;
  // A lost answer, or a flaw, may belong to a message that went out; a throttled one says that the minute isn't over.
  const mustWait = isAnswerLost(failure) || failure.code === "unexpected" || failure.answer?.statusCode === 429;
  await keep({ ...code, state: "failed", failure, ...(mustWait && { nextAt: now() + CODE_INTERVAL }) });
  return success(undefined);
}

async function sendBy(fix: Fix, user: User, connect: Connect): Promise<Result<unknown>> {
  const connected = await connect();
  return connected.ok ? fix.sendCode(connected.value.client, user) : connected;
}

function keep(code: SentCode): Promise<void> {
  return setEntry(sentCodesItem, fixUserKey(code.fixId, code.userId), code);
}

/** At worker start: whether the message went out is not known, so the minute counts and the agent is told. */
export async function recoverSentCodes(): Promise<void> {
  for (const code of Object.values(await sentCodesItem.getValue())) {
    if (code.state === "sending") await keep({ ...code, state: "failed", failure: { code: "worker-stopped" } });
  }
}
