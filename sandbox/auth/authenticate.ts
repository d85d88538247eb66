import type { ApiRequest } from "../api-request.ts";
import { credentials } from "./credentials.ts";
import { invalidArgument, refusals, type Refusal } from "../refusals.ts";
import type { Sandbox } from "../sandbox.ts";
import { checkSignature } from "./signature.ts";

/** Who makes a call, by the credentials it carries. */
export type Caller =
  { kind: "nobody" } | { kind: "management"; by: "token" | "signature" } | { kind: "end-user"; userId: string };

/**
 * Whom a call is for: anyone; the pool's administrator; who may send messages (an administrator or
 * an app); an app; or a signed-in person (a switch lets management tokens in).
 */
export type Access = "open" | "management" | "messages" | "app" | "signed-in";

const endedCodes = { "401": undefined, "2020": 2020, "2206": 2206, "2207": 2207 };

function endedToken({ switches: { endedToken: form } }: Sandbox): Refusal {
  const apiCode = endedCodes[form];
  return apiCode === undefined ? refusals.badToken : { ...refusals.badToken, statusCode: 499, apiCode };
}

const barredForms = {
  "end-user": refusals.notSignedIn,
  "refused-401": refusals.badToken,
  "refused-2020": { ...refusals.notSignedIn, statusCode: 499 },
  "not-found": refusals.noSuchPath,
  accepted: undefined,
  management: undefined,
};

/** Says who is calling, or refuses credentials that are no good. */
export function identify(
  request: ApiRequest,
  params: Record<string, unknown>,
  sandbox: Sandbox,
): Caller | { refusal: Refusal } {
  const { headers } = request;
  const authorization = headers["authorization"];
  if (authorization === undefined) return { kind: "nobody" };
  if (/^authing\s/i.test(authorization)) {
    const refusal = checkSignature({ ...request, params }, sandbox.usedSignatures, sandbox.clock.now());
    return refusal === undefined ? { kind: "management", by: "signature" } : { refusal };
  }
  // The Node SDK sends a person's own token bare, without "Bearer".
  const bearer = sandbox.tokens.check(authorization.replace(/^bearer\s+/i, ""), sandbox.clock.now());
  if (bearer === undefined) return { refusal: endedToken(sandbox) };
  if (bearer.kind === "end-user") return bearer;
  const pool = headers["x-authing-userpool-id"];
  if (pool === undefined) return { refusal: refusals.noPool };
  const known = pool === credentials.userPoolId || pool === credentials.accessKeyId;
  return known ? { kind: "management", by: "token" } : { refusal: refusals.poolNotFound };
}

/** Lets a caller in, or says why not. */
export function admit(access: Access, caller: Caller, request: ApiRequest, sandbox: Sandbox): Refusal | undefined {
  if (access === "open") return undefined;
  const nobody = caller.kind === "nobody";
  // Only here: on management calls the Node SDK carries a tenant's id in the same header.
  if (access === "management")
    return caller.kind === "management" ? undefined : nobody ? refusals.noToken : refusals.badToken;
  const appId = request.headers["x-authing-app-id"];
  if (appId !== undefined && appId !== credentials.appId) return refusals.appNotFound;
  const { switches } = sandbox;
  const barredBy = (form: keyof typeof barredForms) => (caller.kind === "management" ? barredForms[form] : undefined);
  if (access === "app")
    return appId === undefined ? invalidArgument("x-authing-app-id") : barredBy(switches.preCheckCode);
  if (access === "messages") {
    if (appId === undefined && (nobody || switches.sendSmsWithoutAppId === "refused"))
      return nobody ? refusals.noToken : invalidArgument("x-authing-app-id");
    return barredBy(switches.sendSms);
  }
  if (nobody) return refusals.notSignedIn;
  return barredBy(switches.unbindPhone);
}
