import type { AuthingClient } from "../authing/client.ts";
import { getUser } from "../authing/users.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { showPreview, showUserAgain } from "./find-user.ts";
import type { SeenSubject } from "./preview-fix.ts";

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
