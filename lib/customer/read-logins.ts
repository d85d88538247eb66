import { getLoginHistory, type Login } from "../authing/login-history.ts";
import { failed, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { userItem } from "../state/items.ts";
import type { Connect } from "../vault/connect.ts";

/** So many tell whether it is the one who calls. */
const SHOWN = 5;

/** The last sign-ins of the customer on the desk. They are kept nowhere. */
export async function readLogins({ userId }: Payload<"read-logins">, connect: Connect): Promise<Result<Login[]>> {
  const user = await userItem.getValue();
  if (user?.userId !== userId) return failed("user-changed");
  const connected = await connect();
  return connected.ok ? getLoginHistory(connected.value.client, userId, SHOWN) : connected;
}
