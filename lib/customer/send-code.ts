import { allowsFix, readSettings } from "../settings/effective-settings.ts";
import { CODE_INTERVAL, codeWait } from "./code-wait.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, flaw, isAnswerLost, success, type Result } from "../failure.ts";
import type { Fix } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import { setEntry } from "../state/map-item.ts";
import { fixUserKey, type SentCode } from "../state/customer.ts";
import { readAgain } from "./read-again.ts";
import type { Payload } from "../messages/protocol.ts";
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
  { fixId, userId, target: seen, serviceAddress: named }: Payload<"send-code">,
  connect: Connect,
  now: () => number,
): Promise<Result<undefined>> {
  if (!allowsFix(await policyItem.getValue(), fixId)) return failed("fix-not-allowed");
  const [user, codes, stored] = await Promise.all([userItem.getValue(), sentCodesItem.getValue(), readSettings()]);
  if (!stored) return failed("not-set-up");
  if (named !== undefined && named !== stored.settings.serviceAddress) return failed("user-changed");
  if (user?.userId !== userId) return failed("user-changed");
  const fix: Fix = fixById(fixId);
  const target = fix.target(user);
  if (target === undefined) return failed("no-target");
  if (seen !== undefined && seen !== target) return failed("target-changed");
  const code = { serviceAddress: stored.settings.serviceAddress, userId, fixId, target, at: now() };
  const last = codes[fixUserKey(code)];
  // Another window was quicker.
  if (last?.target === target && (last.state === "sending" || codeWait(last.nextAt, now()) > 0))
    return success(undefined);

  const connected = await connect().catch(flaw);
  if (connected.ok && connected.value.settings.serviceAddress !== code.serviceAddress) return failed("user-changed");
  const fresh = connected.ok ? await readAgain(connected.value.client, fix, user).catch(flaw) : connected;
  if (!connected.ok || !fresh.ok) {
    if (!fresh.ok) await keep({ ...code, state: "failed", failure: fresh.failure });
    return success(undefined);
  }

  // Counted from before it is sent, so that a worker that dies in between leaves the countdown right.
  const sending: SentCode = { ...code, state: "sending", nextAt: now() + CODE_INTERVAL };
  await keep(sending);
  const sent = await fix.sendCode(connected.value.client, fresh.value).catch(flaw);
  if (sent.ok) {
    await keep({ ...code, at: now(), state: "sent", nextAt: now() + CODE_INTERVAL });
    return success(undefined);
  }

  const { failure } = sent;
  // A lost answer, or a flaw, may belong to a message that went out; a throttled one says that the minute isn't over.
  const mustWait = isAnswerLost(failure) || failure.code === "unexpected" || failure.code === "code-sent-lately";
  await keep({ ...code, state: "failed", failure, ...(mustWait && { nextAt: now() + CODE_INTERVAL }) });
  return success(undefined);
}

function keep(code: SentCode): Promise<void> {
  return setEntry(sentCodesItem, fixUserKey(code), code);
}

/** At worker start: whether the message went out is not known, so the minute counts and the agent is told. */
export async function recoverSentCodes(): Promise<void> {
  for (const code of Object.values(await sentCodesItem.getValue())) {
    if (code.state === "sending") await keep({ ...code, state: "failed", failure: { code: "worker-stopped" } });
  }
}
