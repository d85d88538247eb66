/**
 * Ways of naming a user in `get-user`, in the API's own words, in the order an agent is likely to
 * want them.
 */
export const USER_ID_TYPES = [
  "phone",
  "email",
  "user_id",
  "username",
  "external_id",
  "identity",
  "sync_relation",
  "custom_field",
] as const;
export type UserIdType = (typeof USER_ID_TYPES)[number];
