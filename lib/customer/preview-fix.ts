import { flaw, failed, success, type Result } from "../failure.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { fixById, type FixId } from "../fixes/index.ts";
import type { Payload } from "../messages/protocol.ts";
import type { Service } from "../state/attempt.ts";
import { lookupItem, userItem } from "../state/items.ts";
import type { Connect } from "../vault/connect.ts";
import { showPreview } from "./find-user.ts";

/** Reads what the chosen fix changes one by one, which a look-up does not read, and shows it. */
export async function previewFix(
  { fixId, userId }: Payload<"preview-fix">,
  connect: Connect,
): Promise<Result<undefined>> {
  const fix: Fix = fixById(fixId);
  const seen = await seenSubject(fixId);
  if (seen?.user.userId !== userId) return failed("user-changed");
  const connected = await connect();
  if (!connected.ok) return connected;
  const parts = (await fix.readParts?.(connected.value.client, userId).catch(flaw)) ?? success([]);
  if (!parts.ok) return parts;
  if (seen.service) await showPreview(fix, { user: seen.user, parts: parts.value }, seen.service);
  return success(undefined);
}

/** A customer as the agent sees them. */
export interface SeenSubject extends Subject {
  /** Where they were found; absent while somebody else is looked for. */
  service?: Service;
}

/** The customer on the desk, as the agent sees them for this fix; absent if there is none. */
export async function seenSubject(fixId: FixId): Promise<SeenSubject | undefined> {
  const [user, lookup] = await Promise.all([userItem.getValue(), lookupItem.getValue()]);
  const { service, customer } = lookup ?? {};
  return user ? { user, parts: customer?.verdicts[fixId]?.parts ?? [], ...(service && { service }) } : undefined;
}
