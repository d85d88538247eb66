import type { Result } from "../failure.ts";
import type { AuthingClient, ManagementCall } from "./client.ts";
import { NoData } from "./contract.ts";
import { denied } from "./denied.ts";
import type { Answered } from "./read-answer.ts";

/**
 * `POST /api/v3/unbind-phone` with the user named, as every other management call names its user. Without `userId` it
 * could mean the phone of the person the access key belongs to, so there is no way to call it without.
 * Source: the documentation page of `unbind_phone`; that a management token may name the user is not documented.
 */
export async function unbindPhone(
  client: AuthingClient,
  { userId, passCode }: { userId: string; passCode: string },
  options: Pick<ManagementCall<unknown>, "beforeSend" | "timeLimit">,
): Promise<Result<Answered<unknown>>> {
  return denied(
    await client.call({ ...options, path: "/api/v3/unbind-phone", body: { passCode, userId }, data: NoData }),
  );
}
