import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { Users, WholeUser } from "./contract.ts";
import type { Answered } from "./read-answer.ts";

// Calls that show what a pool lets the access key do. None is meant to change anything.
// Source: the public management specification.

/** `GET /api/v3/get-user` with everything that it shows. */
export function getWholeUser(
  client: AuthingClient,
  userId: string,
): Promise<Result<Answered<Record<string, unknown>>>> {
  return client.call({
    path: "/api/v3/get-user",
    query: { userId, userIdType: "user_id", withIdentities: "true", withCustomData: "true" },
    data: WholeUser,
  });
}

/**
 * `POST /api/v3/list-users`: the first ten users whose phone holds these digits.
 * @param digits without the country code
 */
export function listUsersByPhone(
  client: AuthingClient,
  digits: string,
): Promise<Result<Answered<{ list: unknown[] }>>> {
  return client.call({
    path: "/api/v3/list-users",
    body: { keywords: digits, options: { fuzzySearchOn: ["phone"], pagination: { page: 1, limit: 10 } } },
    data: Users,
  });
}
