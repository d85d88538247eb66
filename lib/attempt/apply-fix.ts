import { allowsFix } from "../settings/effective-settings.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { passCodeIn } from "../customer/pass-code.ts";
import { readAgain } from "../customer/read-again.ts";
import { fixById } from "../fixes/index.ts";
import type { FixRun, Press } from "./run-fix.ts";
import { clearedFormsItem, policyItem, userItem } from "../state/items.ts";

/** Gathers what one press needs, from what is on screen and what is stored, and has it run. */
export async function applyFix(
  { fixId, userId, target, serviceAddress: named, passCode, passCodeTypedAt }: Payload<"apply-fix">,
  connect: Connect,
  press: (press: Press, run: FixRun) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  if (!allowsFix(await policyItem.getValue(), fixId)) return failed("fix-not-allowed");
  const code = passCodeIn(passCode);
  if (!code.ok) return code;
  const [user, connected, forms] = await Promise.all([userItem.getValue(), connect(), clearedFormsItem.getValue()]);
  // The press names the user that its window showed; another window may have looked up somebody else since.
  if (user?.userId !== userId) return failed("user-changed");
  if (target !== undefined && fixById(fixId).target(user) !== target) return failed("target-changed");
  if (!connected.ok) return connected;

  const { client, settings } = connected.value;
  const { serviceAddress, route } = settings;
  // Another window may have saved another service since, whose users can have the same IDs.
  if (named !== undefined && named !== serviceAddress) return failed("user-changed");
  const clearedForm = {
    read: () => Promise.resolve(forms[serviceAddress]),
    write: (form: null | "") => clearedFormsItem.setValue({ ...forms, [serviceAddress]: form }),
  };
  const fresh = await readAgain(client, fixById(fixId), user);
  if (!fresh.ok) return fresh;
  const asked = { fixId, user: fresh.value, passCode: code.value, passCodeTypedAt };
  return press(asked, { client, serviceAddress, route, clearedForm });
}
