import { isFixOnDesk } from "../settings/effective-settings.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { seenSubject } from "../customer/preview-fix.ts";
import { readAgain } from "../customer/read-again.ts";
import type { Fix } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import type { FixRun, Press } from "./run-fix.ts";
import { isOfService } from "../state/attempt.ts";
import { clearedFormsItem } from "../state/items.ts";

/** Pages read it from what was typed. Nothing is guessed here: the agent saw these digits. */
const PASS_CODE = /^\d{4,8}$/u;

/** Gathers what one press needs, from what is on screen and what is stored, and has it run. */
export async function applyFix(
  { fixId, userId, target, serviceAddress: named, passCode, passCodeTypedAt }: Payload<"apply-fix">,
  connect: Connect,
  press: (press: Press, prepare: () => Promise<Result<FixRun>>) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  const fix: Fix = fixById(fixId);
  if (fix.proof && !PASS_CODE.test(passCode))
    return failed(passCode.trim() === "" ? "pass-code-missing" : "pass-code-malformed");
  const [seen, atPress] = await Promise.all([seenSubject(fixId), connect()]);
  // The press names the user that its window showed; another window may have looked up somebody
  // else since.
  if (seen?.user.userId !== userId) return failed("user-changed");
  if (!atPress.ok) return atPress;
  const { settings: asSeen, unlockId } = atPress.value;
  const { serviceAddress } = asSeen;
  // Another window may have saved another service since, whose users can have the same IDs.
  const isElsewhere = seen.service !== undefined && !isOfService(seen.service, asSeen);
  if (isElsewhere || (named !== undefined && named !== serviceAddress)) return failed("user-changed");

  const prepare = async (): Promise<Result<FixRun>> => {
    if (!(await isFixOnDesk(fixId))) return failed("fix-not-allowed");
    const [connected, forms] = await Promise.all([connect(), clearedFormsItem.getValue()]);
    if (!connected.ok) return connected;
    const { client, settings } = connected.value;
    // Locked since, or left for another service: whoever is on the desk now was not pressed for.
    if (connected.value.unlockId !== unlockId || !isOfService(asSeen, settings)) return failed("user-changed");
    if (target !== undefined && fix.preview(seen).target !== target) return failed("target-changed");
    const fresh = await readAgain(client, fix, seen);
    if (!fresh.ok) return fresh;
    const clearedForm = {
      read: () => Promise.resolve(forms[serviceAddress]),
      write: (form: null | "") => clearedFormsItem.setValue({ ...forms, [serviceAddress]: form }),
    };
    const { accessKeyId, route } = settings;
    return success({ client, subject: fresh.value, accessKeyId, route, clearedForm });
  };
  return press({ fixId, userId, serviceAddress, passCode: fix.proof ? passCode : "", passCodeTypedAt }, prepare);
}
