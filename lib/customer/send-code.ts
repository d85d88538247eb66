import { isFixOnDesk, readSettings } from "../settings/effective-settings.ts";
import { CODE_INTERVAL, codeWait, mayHaveBeenSent } from "./code-wait.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, flaw, success, type Result } from "../failure.ts";
import type { Fix } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import { isOfService } from "../state/attempt.ts";
import { setEntry } from "../state/map-item.ts";
import { fixUserKey, type SentCode } from "../state/customer.ts";
import { readAgain, seenSubject } from "./read-subject.ts";
import type { Payload } from "../messages/protocol.ts";
import { sentCodesItem } from "../state/items.ts";

/**
 * Sends the pass code to what is on record for the user on screen, and starts the countdown. One
 * window at a time: if another one is at it, its countdown is shown in this one too.
 */
export function sendCode(payload: Payload<"send-code">, connect: Connect): Promise<Result<undefined>> {
  return navigator.locks.request(`send code ${payload.userId}`, { ifAvailable: true }, (lock) =>
    lock ? sendCodeAlone(payload, connect) : success(undefined),
  );
}

async function sendCodeAlone(
  { fixId, userId, target: shown, serviceAddress: named }: Payload<"send-code">,
  connect: Connect,
): Promise<Result<undefined>> {
  if (!(await isFixOnDesk(fixId))) return failed("fix-not-allowed");
  const [seen, codes, stored] = await Promise.all([seenSubject(fixId), sentCodesItem.getValue(), readSettings()]);
  if (!stored) return failed("not-set-up");
  if (named !== undefined && named !== stored.settings.serviceAddress) return failed("user-changed");
  if (seen?.user.userId !== userId) return failed("user-changed");
  const { service = stored.settings } = seen;
  const fix: Fix = fixById(fixId);
  const { proof } = fix;
  if (!proof) return failed("unexpected", { detail: `${fixId} asks for no code` });
  const { target } = fix.preview(seen);
  if (target === undefined) return failed("no-target");
  if (shown !== undefined && shown !== target) return failed("target-changed");
  const code = { serviceAddress: stored.settings.serviceAddress, userId, fixId, target, at: Date.now() };
  const last = codes[fixUserKey(code)];
  // Another window was quicker.
  if (last?.target === target && codeWait(last.nextAt, Date.now()) > 0) return success(undefined);

  const connected = await connect().catch(flaw);
  // Another service, or another pool of it, may have been saved since.
  if (connected.ok && !isOfService(service, connected.value.settings)) return failed("user-changed");
  const fresh = connected.ok ? await readAgain(connected.value.client, fix, seen).catch(flaw) : connected;
  if (!connected.ok || !fresh.ok) {
    if (!fresh.ok) await keep({ ...code, state: "failed", failure: fresh.failure, ...sentBefore(last, target) });
    return success(undefined);
  }

  // Counted from before it is sent, so that a worker that dies in between leaves the countdown
  // right.
  const sending: SentCode = { ...code, state: "sending", nextAt: Date.now() + CODE_INTERVAL };
  await keep(sending);
  const sent = await proof.sendCode(connected.value.client, fresh.value.user).catch(flaw);
  if (sent.ok) {
    const at = Date.now();
    await keep({ ...code, at, sentAt: at, state: "sent", nextAt: at + CODE_INTERVAL });
    return success(undefined);
  }

  const { failure } = sent;
  await keep({
    ...code,
    state: "failed",
    failure,
    ...(mayHaveBeenSent(failure) ? { nextAt: Date.now() + CODE_INTERVAL } : sentBefore(last, target)),
  });
  return success(undefined);
}

/** The age of a code that is still good, because no other one was sent to its target. */
function sentBefore(last: SentCode | undefined, target: string): Pick<SentCode, "sentAt"> {
  return last?.target === target && last.sentAt !== undefined ? { sentAt: last.sentAt } : {};
}

function keep(code: SentCode): Promise<void> {
  return setEntry(sentCodesItem, fixUserKey(code), code);
}

/**
 * At worker start: whether the message went out is not known, so the minute counts and the agent is
 * told.
 */
export async function recoverSentCodes(): Promise<void> {
  for (const code of Object.values(await sentCodesItem.getValue())) {
    if (code.state === "sending") await keep({ ...code, state: "failed", failure: { code: "worker-stopped" } });
  }
}
