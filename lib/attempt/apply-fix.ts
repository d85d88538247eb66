import { allowsFix } from "../settings/allowed-fixes.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, type Result } from "../failure.ts";
import type { Payload } from "../messages/messages.ts";
import { parsePassCode } from "../customer/pass-code.ts";
import type { FixRun, Press } from "./run-fix.ts";
import { clearedFormsItem, policyItem, userItem } from "../state/items.ts";

/** Gathers what one press needs, from what is on screen and what is stored, and has it run. */
export async function applyFix(
  { fixId, userId, passCode, passCodeTypedAt }: Payload<"apply-fix">,
  connect: Connect,
  press: (press: Press, run: FixRun) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  if (!allowsFix(await policyItem.getValue(), fixId)) return failed("fix-not-allowed");
  const code = await parsePassCode(passCode);
  if (!code.ok) return code;
  const [user, connected, forms] = await Promise.all([userItem.getValue(), connect(), clearedFormsItem.getValue()]);
  // The press names the user that its window showed; another window may have looked up somebody else since.
  if (user?.userId !== userId) return failed("user-changed");
  if (!connected.ok) return connected;

  const { client, settings } = connected.value;
  const { serviceAddress, route } = settings;
  const clearedForm = {
    read: () => Promise.resolve(forms[serviceAddress]),
    write: (form: null | "") => clearedFormsItem.setValue({ ...forms, [serviceAddress]: form }),
  };
  return press({ fixId, user, passCode: code.value, passCodeTypedAt }, { client, serviceAddress, route, clearedForm });
}
