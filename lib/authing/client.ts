import type { Failure, FailureCode, Result } from "../failure.ts";
import { saysTokenInvalid, type Answered } from "./read-answer.ts";
import type { Credentials, ManagementToken, TokenSource } from "./token.ts";
import { createTransport, type ServiceCall, type ServiceLanguage, type TransportOptions } from "./transport.ts";

export interface AuthingSettings extends Credentials, TransportOptions {
  /** Where the calls of the authentication side go; the service address if absent. */
  authenticationAddress?: string;
  /** The application in whose name codes are sent and checked; optional. */
  appId?: string;
  language: ServiceLanguage;
}

export interface ManagementCall<T> extends ServiceCall<T> {
  /**
   * Runs once, when everything the call needs is there and just before it leaves. What it throws
   * stops the call: nothing has been sent then.
   */
  beforeSend?: () => Promise<void>;
  /**
   * A call to the authentication address, with `x-authing-app-id` if an App ID is configured:
   * send-sms, send-email and pre-check-code.
   */
  inAppsName?: boolean;
  /** Changes nothing, and tells what came of a request that has left: it may leave after a lock. */
  readsBack?: true;
}

/** What a call that changes something is handed besides. */
export type SendOptions = Pick<ManagementCall<unknown>, "beforeSend" | "timeLimit">;

/**
 * The management API with its credentials, token and language. Endpoints are functions that take
 * it.
 */
export interface AuthingClient {
  call<T>(call: ManagementCall<T>): Promise<Result<Answered<T>>>;
}

/**
 * A refusal of the token means that nothing was done, so it alone has the token renewed and the
 * call repeated, once. Whatever else fails is returned as it is.
 */
export function createClient(settings: AuthingSettings, tokens: TokenSource): AuthingClient {
  const { serviceAddress, authenticationAddress = serviceAddress, language } = settings;
  const transport = createTransport(serviceAddress, language, settings);
  // What its clock says is not the service's.
  const authenticationSide =
    authenticationAddress === serviceAddress
      ? transport
      : createTransport(authenticationAddress, language, { origin: settings.origin });

  function send<T>(call: ManagementCall<T>, token: ManagementToken): Promise<Result<Answered<T>>> {
    const headers = {
      ...call.headers,
      authorization: `Bearer ${token.accessToken}`,
      // A token may not name its pool. A root key's ID is the pool's own, which is what public code
      // sends then.
      "x-authing-userpool-id": token.userPoolId ?? settings.accessKeyId,
      ...(call.inAppsName === true && settings.appId !== undefined && { "x-authing-app-id": settings.appId }),
    };
    const to = call.inAppsName === true ? authenticationSide : transport;
    return to({ ...call, headers, secrets: [settings.accessKeySecret] });
  }

  return {
    async call(call) {
      const token = await tokens.current(transport, settings);
      if (!token.ok) return token;
      await call.beforeSend?.();
      const first = await send(call, token.value);
      if (first.ok || !(saysTokenInvalid(first.failure) || isGatesRefusal(call, first.failure))) return first;

      const renewed = await tokens.renew(transport, settings, token.value);
      // The first refusal stays the answer to this call; that no other token can be had says why.
      if (!renewed.ok) return { ok: false, failure: { ...first.failure, code: whyNone(renewed.failure) } };
      return send(call, renewed.value);
    },
  };
}

/**
 * A gate before the service says only HTTP 401 of a token. Whether a change was made nobody knows
 * then, so it is believed of a read alone; each change has one right before it.
 */
function isGatesRefusal({ body }: ServiceCall<unknown>, { code, answer }: Failure): boolean {
  return body === undefined && code === "undocumented-answer" && answer?.httpStatus === 401;
}

/**
 * Never a code for a lost answer: this call was answered. The access key is to blame only if the
 * service refused it.
 */
function whyNone({ code }: Failure): FailureCode {
  return code === "locked" || code === "token-refused" ? code : "token-not-renewed";
}
