import type { Result } from "../failure.ts";
import type { AuthingClient, SendOptions } from "./client.ts";
import { NoData } from "./contract.ts";
import type { Answered } from "./read-answer.ts";

/**
 * Both are needed: without `userId` the call could mean the person that the access key belongs to.
 */
interface UnbindRequest {
  userId: string;
  passCode: string;
}

/**
 * `POST /api/v3/unbind-phone` with the user named. The page of `unbind_phone` documents the call,
 * but not that a management token may name the user.
 */
export function unbindPhone(client: AuthingClient, request: UnbindRequest, options: SendOptions) {
  return unbind(client, "/api/v3/unbind-phone", request, options);
}

/** `POST /api/v3/unbind-email`, its twin. */
export function unbindEmail(client: AuthingClient, request: UnbindRequest, options: SendOptions) {
  return unbind(client, "/api/v3/unbind-email", request, options);
}

function unbind(
  client: AuthingClient,
  path: string,
  { userId, passCode }: UnbindRequest,
  options: SendOptions,
): Promise<Result<Answered<unknown>>> {
  return client.call({ ...options, path, body: { passCode, userId }, data: NoData });
}
