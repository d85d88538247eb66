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
  // What is only shown may be odd; what decides who it is may not.
  user: (data) =>
    isFilled(own(data, "userId")) &&
    ["email", "phone", "phoneCountryCode"].every(
      (field) => isText(own(data, field)) || Number.isSafeInteger(own(data, field)),
    ),
  token: (data) => {
    const lifetime = own(data, "expires_in") ?? 1;
    const isNumber = typeof lifetime === "number" && lifetime > 0 && lifetime < Infinity;
    return (
      isFilled(own(data, "access_token")) && (isNumber || (typeof lifetime === "string" && /^[1-9]/.test(lifetime)))
    );
  },
  code: (data) => typeof own(data, "isValid") === "boolean",
  // One entry of another shape does not cost the others, so no entry is looked at.
  logs: (data) => {
    const list = own(data, "list");
    return list === null || Array.isArray(list);
  },
};

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
