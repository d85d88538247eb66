import { flaw, failed, success, type Result } from "../failure.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { fixById, type FixId } from "../fixes/index.ts";
import type { Payload } from "../messages/protocol.ts";
import { lookupItem, userItem } from "../state/items.ts";
import type { Connect } from "../vault/connect.ts";
import { showPreview } from "./find-user.ts";

/** Reads what the chosen fix changes one by one, which a look-up does not read, and shows it. */
export async function previewFix(
  { fixId, userId }: Payload<"preview-fix">,
  connect: Connect,
): Promise<Result<undefined>> {
  const fix: Fix = fixById(fixId);
  const user = await userItem.getValue();
  if (user?.userId !== userId) return failed("user-changed");
  const connected = await connect();
  if (!connected.ok) return connected;
  const parts = (await fix.readParts?.(connected.value.client, userId).catch(flaw)) ?? success([]);
  if (!parts.ok) return parts;
  await showPreview(fix, { user, parts: parts.value });
  return success(undefined);
}

/** The customer on the desk, as the agent sees them for this fix; absent if there is none. */
export async function seenSubject(fixId: FixId): Promise<Subject | undefined> {
  const [user, lookup] = await Promise.all([userItem.getValue(), lookupItem.getValue()]);
  return user ? { user, parts: lookup?.customer?.verdicts[fixId]?.parts ?? [] } : undefined;
}
