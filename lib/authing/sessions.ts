import { success, type Result } from "../failure.ts";
import type { AuthingClient, ManagementCall, SendOptions } from "./client.ts";
import { LoggedInApps, NoData, SessionStatus } from "./contract.ts";
import type { Answered } from "./read-answer.ts";

/** An app that a user is signed in to. */
interface LoggedInApp {
  appId: string;
  appName?: string | undefined;
}

/** Apps that one `kick-users` takes. */
export const KICKED_AT_ONCE = 50;

/** `GET /api/v3/get-user-loggedin-apps`, each app once. */
export async function getLoggedInApps(client: AuthingClient, userId: string): Promise<Result<LoggedInApp[]>> {
  const result = await client.call({
    path: "/api/v3/get-user-loggedin-apps",
    query: { userId, userIdType: "user_id" },
    data: LoggedInApps,
  });
  if (!result.ok) return result;
  return success([...new Map(result.value.data.map((app) => [app.appId, app])).values()]);
}

/**
 * `POST /api/v3/kick-users` for at most `KICKED_AT_ONCE` apps; an empty list is refused. Whether
 * tokens that are issued die with the sessions is not documented.
 */
export function kickUsers(
  client: AuthingClient,
  userId: string,
  appIds: readonly string[],
  options: SendOptions,
): Promise<Result<Answered<unknown>>> {
  const body = { userId, appIds, options: { userIdType: "user_id" } };
  return client.call({ ...options, path: "/api/v3/kick-users", body, data: NoData });
}

/** `POST /api/v3/check-session-status`: whether a user is signed in to one app. */
export function checkSessionStatus(
  client: AuthingClient,
  userId: string,
  appId: string,
  options: Pick<ManagementCall<unknown>, "readsBack"> = {},
): Promise<Result<Answered<{ active: boolean }>>> {
  return client.call({
    ...options,
    path: "/api/v3/check-session-status",
    body: { appId, userId },
    data: SessionStatus,
  });
}

/** Whether the user is still signed in to one app: what came of `kick-users`, also after a lock. */
export async function isSignedIn(client: AuthingClient, userId: string, appId: string): Promise<Result<boolean>> {
  const result = await checkSessionStatus(client, userId, appId, { readsBack: true });
  return result.ok ? success(result.value.data.active) : result;
}
