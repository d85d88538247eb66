import { failed, success, type Result } from "../failure.ts";
import type { AuthingClient, ManagementCall, SendOptions } from "./client.ts";
import { DroppedData, NoData, User, UserOrNothing, Users } from "./contract.ts";
import type { Answered } from "./read-answer.ts";
import type { UserIdType } from "./user-id-type.ts";

/** `apiCode` of a 404 that misses the user pool or the application. */
const OTHER_NOT_FOUND: readonly unknown[] = [2224, 2011];

/** `GET /api/v3/get-user` with identities. A 200 that holds no user is a user who wasn't found. */
export async function getUser(
  client: AuthingClient,
  userId: string,
  userIdType: UserIdType = "user_id",
  options: Pick<ManagementCall<unknown>, "readsBack"> = {},
): Promise<Result<User>> {
  const result = await client.call({
    ...options,
    path: "/api/v3/get-user",
    query: { userId, userIdType, withIdentities: "true" },
    data: UserOrNothing,
  });
  if (!result.ok) {
    const { answer } = result.failure;
    const unknown =
      answer?.apiCode === 2004 ||
      answer?.apiCode === 2036 ||
      (result.failure.code === "refused" && answer?.statusCode === 404 && !OTHER_NOT_FOUND.includes(answer.apiCode));
    return unknown ? { ok: false, failure: { ...result.failure, code: "user-not-found" } } : result;
  }
  const { answer, data } = result.value;
  return data ? success(data) : failed("user-not-found", { answer });
}

/** What became of a user for whom something was sent: a lock lets no other read of them pass. */
export function readUserBack(client: AuthingClient, userId: string): Promise<Result<User>> {
  return getUser(client, userId, "user_id", { readsBack: true });
}

/** Some of the users whose phone, e-mail, name, username or nickname contains a text. */
interface UsersFound {
  users: User[];
  /** How many there are in all. */
  total: number;
}

/**
 * `POST /api/v3/list-users`: without `fuzzySearchOn` it searches those five fields; phones have no
 * country code there.
 * @param keywords a name, or a part of a number
 * @param most users asked for, at most 50
 */
export async function listUsers(client: AuthingClient, keywords: string, most: number): Promise<Result<UsersFound>> {
  const result = await client.call({
    path: "/api/v3/list-users",
    body: { keywords, options: { pagination: { page: 1, limit: most } } },
    data: Users,
  });
  if (!result.ok) return result;
  const { list, totalCount } = result.value.data;
  const users = list.flatMap((one) => User.safeParse(one).data ?? []);
  return success({ users, total: Math.max(totalCount, users.length) });
}

/** What an administrator's update can take away. */
export type ClearableField = "phone" | "email";

/**
 * `POST /api/v3/update-user` as administrator: the service checks neither a code nor login methods.
 * Whether `null` or the empty string clears a field isn't documented.
 */
export function clearField(
  client: AuthingClient,
  userId: string,
  field: ClearableField,
  cleared: null | "",
  options: SendOptions,
): Promise<Result<Answered<unknown>>> {
  return writeFields(client, userId, { [field]: cleared }, options);
}

/** The same with a status: the account can be used again. */
export function reactivateUser(
  client: AuthingClient,
  userId: string,
  options: SendOptions,
): Promise<Result<Answered<unknown>>> {
  return writeFields(client, userId, { status: "Activated" }, options);
}

/** The same with any fields. */
export function writeFields(
  client: AuthingClient,
  userId: string,
  fields: Readonly<Record<string, string | null>>,
  options: SendOptions = {},
): Promise<Result<Answered<unknown>>> {
  return client.call({
    ...options,
    path: "/api/v3/update-user",
    body: { userId, ...fields, options: { userIdType: "user_id" } },
    data: NoData,
  });
}

/**
 * `POST /api/v3/update-user` that has the service make a password and send it to the customer. Its
 * message is withheld: nobody promises that the new password is not in it.
 * @param by what it is sent to
 */
export function resetPassword(
  client: AuthingClient,
  userId: string,
  by: "email" | "phone",
  options: SendOptions,
): Promise<Result<Answered<unknown>>> {
  const sendPasswordResetedNotification = {
    sendDefaultEmailNotification: by === "email",
    sendDefaultPhoneNotification: by === "phone",
  };
  const how = { autoGeneratePassword: true, resetPasswordOnNextLogin: true, sendPasswordResetedNotification };
  return client.call({
    ...options,
    path: "/api/v3/update-user",
    body: { userId, options: { userIdType: "user_id", ...how } },
    data: DroppedData,
    withholdsMessage: true,
  });
}
