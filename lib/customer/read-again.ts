import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { getUser } from "../authing/users.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Fix } from "../fixes/fix.ts";
import { showUserAgain } from "./find-user.ts";

/**
 * The user as the service has them now, right before something is sent. The customer may have changed the phone since the
 * look-up: then the desk shows who it is now, and the failure is `target-changed`.
 * @param seen the user as the agent saw them
 */
export async function readAgain(client: AuthingClient, fix: Fix, seen: User): Promise<Result<User>> {
  const fresh = await getUser(client, seen.userId);
  if (!fresh.ok) return fresh;
  if (fresh.value.userId !== seen.userId) return failed("user-changed");
  if (fix.isSameTarget(fresh.value, seen)) return success(fresh.value);
  await showUserAgain(fresh.value);
  return failed("target-changed");
}
