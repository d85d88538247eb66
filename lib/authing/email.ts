import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { NoData } from "./contract.ts";
import { denied } from "./denied.ts";
import type { Answered } from "./read-answer.ts";

/** What a code sent by e-mail is good for; those this project uses. */
export type EmailChannel = "CHANNEL_UNBIND_EMAIL";

/** `POST /api/v3/send-email`. */
export async function sendEmail(
  client: AuthingClient,
  channel: EmailChannel,
  email: string,
): Promise<Result<Answered<unknown>>> {
  return denied(
    await client.call({ path: "/api/v3/send-email", body: { channel, email }, data: NoData, inAppsName: true }),
  );
}
