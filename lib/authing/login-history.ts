import { success, type Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { LoginHistory } from "./contract.ts";
import { momentOf } from "./moment.ts";

/** One sign-in. What the service left out is absent. */
export interface Login {
  appName?: string;
  /** Milliseconds since 1970. */
  at?: number;
  clientIp?: string;
}

const YEAR = 366 * 24 * 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/**
 * `GET /api/v3/get-user-login-history` of the last year: the newest first, whatever the order of
 * the service.
 * @param now milliseconds since 1970
 * @param most how many
 */
export async function getLoginHistory(
  client: AuthingClient,
  userId: string,
  now: number,
  most: number,
): Promise<Result<Login[]>> {
  const result = await client.call({
    path: "/api/v3/get-user-login-history",
    // The end is tomorrow: the service's clock may be ahead of this one.
    query: { userId, start: String(now - YEAR), end: String(now + DAY), page: "1", limit: "50" },
    data: LoginHistory,
  });
  if (!result.ok) return result;
  const logins = result.value.data.list.map(({ appName, time, clientIp }) => {
    const at = momentOf(time);
    const login: Login = {
      ...(appName !== undefined && { appName }),
      ...(at !== undefined && { at }),
      ...(clientIp !== undefined && { clientIp }),
    };
    return login;
  });
  return success(logins.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, most));
}
