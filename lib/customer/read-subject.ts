import type { AuthingClient } from "../authing/client.ts";
import { getUser } from "../authing/users.ts";
import { failed, flaw, success, type Result } from "../failure.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { fixById, type FixId } from "../fixes/index.ts";
import type { Payload } from "../messages/protocol.ts";
import type { Service } from "../state/attempt.ts";
import { lookupItem, userItem } from "../state/items.ts";
import type { Connect } from "../vault/connect.ts";
import { showPreview, showUserAgain } from "./find-user.ts";

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

/**
 * The customer as they are right before something is sent. If what the fix would change is another
 * by now, the desk shows it, and the failure is `target-changed`.
 * @param seen the customer as the agent saw them
 */
export async function readAgain(client: AuthingClient, fix: Fix, seen: SeenSubject): Promise<Result<Subject>> {
  const fresh = await readSubject(client, fix, seen.user.userId);
  if (!fresh.ok) return fresh;
  if (fresh.value.user.userId !== seen.user.userId) return failed("user-changed");
  if (fix.isSameTarget(fresh.value, seen)) return fresh;
  if (seen.service) {
    await showUserAgain(fresh.value.user, { ...seen.service, fixId: fix.id });
    await showPreview(fix, fresh.value, seen.service);
  }
  return failed("target-changed");
}

/** The user, and the parts that the fix reads besides. */
export async function readSubject(client: AuthingClient, fix: Fix, userId: string): Promise<Result<Subject>> {
  const [user, parts] = await Promise.all([getUser(client, userId), fix.readParts?.(client, userId)]);
  if (!user.ok) return user;
  if (parts?.ok === false) return parts;
  return success({ user: user.value, parts: parts?.value ?? [] });
}
