/*
 * What the documentation allows, said a second time and without the schemas: whatever the product takes for an answer must pass
 * here too. Source: the public documentation of the V3 API, as authing-v3 has it.
 */

export type Data = "nothing" | "user" | "token" | "code" | "logs";

/** Whether a body is a success of the documented shape, for a call that returns such data. */
export function isDocumented(body: string, data: Data): boolean {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return false;
  }
  return (
    is200(own(json, "statusCode")) && own(own(json, "data"), "success") !== false && isData[data](own(json, "data"))
  );
}

const isData: Record<Data, (data: unknown) => boolean> = {
  nothing: () => true,
  user: (data) => {
    const texts = ["status", "username", "name", "nickname", "email", "phone", "phoneCountryCode", "externalId"];
    const flags = ["emailVerified", "phoneVerified"];
    const identities = own(data, "identities") ?? [];
    return (
      isFilled(own(data, "userId")) &&
      texts.every((field) => isText(own(data, field))) &&
      flags.every((field) => isOr(own(data, field), "boolean")) &&
      Array.isArray(identities) &&
      identities.every(isIdentity)
    );
  },
  token: (data) => {
    const lifetime = own(data, "expires_in");
    return isFilled(own(data, "access_token")) && typeof lifetime === "number" && lifetime > 0 && lifetime < Infinity;
  },
  code: (data) => typeof own(data, "isValid") === "boolean",
  logs: (data) => {
    const [count, list] = [own(data, "totalCount"), own(data, "list")];
    return typeof count === "number" && Math.abs(count) < Infinity && Array.isArray(list) && list.every(isLog);
  },
};

function isIdentity(value: unknown): boolean {
  return (
    isObject(value) &&
    ["identityId", "extIdpId", "provider", "type", "userIdInIdp"].every((field) => isText(own(value, field)))
  );
}

function isLog(value: unknown): boolean {
  const at = own(value, "timestamp");
  return (
    isObject(value) &&
    ["requestId", "userId", "eventType", "clientIp"].every((field) => isText(own(value, field))) &&
    isOr(own(value, "success"), "boolean") &&
    (isText(at) || (typeof at === "number" && Math.abs(at) < Infinity))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: unknown, field: string): unknown {
  return isObject(value) ? Object.getOwnPropertyDescriptor(value, field)?.value : undefined;
}

function isOr(value: unknown, type: "string" | "boolean"): boolean {
  return value === undefined || value === null || typeof value === type;
}

function isText(value: unknown): boolean {
  return isOr(value, "string");
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Deployments write it as a number or as its digits. The other fields of the envelope don't decide anything. */
function is200(value: unknown): boolean {
  return value === 200 || (typeof value === "string" && value.trim() === "200");
}
