import { isFixOnDesk } from "../settings/effective-settings.ts";
import type { Connect, Connected } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { readAgain, seenSubject } from "../customer/read-subject.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import type { FixRun, Press } from "./run-fix.ts";
import { isOfService } from "../state/attempt.ts";
import { clearedFormsItem, lookupItem } from "../state/items.ts";

/** Pages read it from what was typed. Nothing is guessed here: the agent saw these digits. */
const PASS_CODE = /^\d{4,8}$/u;

/** Gathers what one press needs, from what is on screen and what is stored, and has it run. */
export async function applyFix(
  { fixId, userId, target, serviceAddress: named, passCode, passCodeTypedAt }: Payload<"apply-fix">,
  connect: Connect,
  press: (
    press: Press,
    seen: FixRun,
    prepare: (hasWaited: boolean) => Promise<Result<FixRun>>,
  ) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  const fix: Fix = fixById(fixId);
  if (fix.proof && !PASS_CODE.test(passCode))
    return failed(passCode.trim() === "" ? "pass-code-missing" : "pass-code-malformed");
  if (!(await isFixOnDesk(fixId))) return failed("fix-not-allowed");
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

  const clearedForm = {
    read: async () => (await clearedFormsItem.getValue())[serviceAddress],
    write: async (form: null | "") =>
      clearedFormsItem.setValue({ ...(await clearedFormsItem.getValue()), [serviceAddress]: form }),
  };
  const runWith = ({ client, settings: { accessKeyId, route } }: Connected, subject: Subject): FixRun => {
    return { client, subject, accessKeyId, route, clearedForm };
  };

  const prepare = async (hasWaited: boolean): Promise<Result<FixRun>> => {
    if (!(await isFixOnDesk(fixId))) return failed("fix-not-allowed");
    const connected = await connect();
    if (!connected.ok) return connected;
    const { client, settings, unlockId: unlockedNow } = connected.value;
    // Locked since, or left for another service: whoever is on the desk now was not pressed for.
    if (unlockedNow !== unlockId || !isOfService(asSeen, settings)) return failed("user-changed");
    // An agent who has gone on to another customer doesn't expect it any more.
    if (hasWaited && (await lookupItem.getValue())?.customer?.userId !== userId) return failed("user-changed");
    if (target !== undefined && fix.preview(seen).target !== target) return failed("target-changed");
    const fresh = await readAgain(client, fix, seen);
    return fresh.ok ? success(runWith(connected.value, fresh.value)) : fresh;
  };
  const asked = { fixId, userId, serviceAddress, passCode: fix.proof ? passCode : "", passCodeTypedAt };
  return press(asked, runWith(atPress.value, seen), prepare);
}
