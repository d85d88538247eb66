import { createHmac } from "node:crypto";

const key = "the sandbox signs with this, and nothing else trusts it";

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** A real three-part HS256 token. */
export function signJwt(payload: object): string {
  const content = `${part({ alg: "HS256", typ: "JWT" })}.${part(payload)}`;
  return `${content}.${createHmac("sha256", key).update(content).digest("base64url")}`;
}
