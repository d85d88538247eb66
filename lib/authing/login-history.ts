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

/** Entries of one page; more are not allowed. */
const PAGE = 50;

/**
 * `GET /api/v3/get-user-login-history` of the last year: the newest first, also if the service
 * sends the oldest first. In which order it does is not documented.
 * @param most how many
 */
export async function getLoginHistory(client: AuthingClient, userId: string, most: number): Promise<Result<Login[]>> {
  const now = Date.now();
  const read = (page: number) =>
    client.call({
      path: "/api/v3/get-user-login-history",
      // The end is tomorrow: the service's clock may be ahead of this one.
      query: { userId, start: String(now - YEAR), end: String(now + DAY), page: String(page), limit: String(PAGE) },
      data: LoginHistory,
    });
  const first = await read(1);
  if (!first.ok) return first;
  const { list, totalCount } = first.value.data;
  const logins = list.map(loginOf);
  const isReversed = isOldestFirst(logins);
  // The newest are on the last page then, or on the last two.
  const pages = Math.ceil(totalCount / PAGE);
  const before = totalCount - (pages - 1) * PAGE < most ? pages - 1 : pages;
  for (let page = Math.max(before, 2); isReversed && page <= pages; page += 1) {
    const next = await read(page);
    if (!next.ok) return next;
    logins.push(...next.value.data.list.map(loginOf));
  }
  return success(logins.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, most));
}

function isOldestFirst(logins: readonly Login[]): boolean {
  const [oldest = 0, ...later] = logins.flatMap(({ at }) => at ?? []);
  return oldest < (later.at(-1) ?? 0);
}

function loginOf({ appName, time, clientIp }: LoginHistory["list"][number]): Login {
  const at = momentOf(time);
  return {
    ...(appName !== undefined && { appName }),
    ...(at !== undefined && { at }),
    ...(clientIp !== undefined && { clientIp }),
  };
}
