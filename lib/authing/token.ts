import { jwtDecode } from "jwt-decode";
import { success, type Failure, type Result } from "../failure.ts";
import type { Answered } from "./read-answer.ts";
import { TokenData, TokenPayload } from "./contract.ts";
import type { Transport } from "./transport.ts";

export interface ManagementToken {
  accessToken: string;
  /** The pool that the credentials belong to; absent if the token doesn't say. */
  userPoolId?: string;
  /** Milliseconds since 1970; shortly before it ends, so that no call outlives it. */
  useUntil: number;
  /** Whose token it is, so that changed settings never use the old one. */
  owner: string;
}

/** Where the token outlives the worker: memory that the browser forgets when it closes. */
export interface TokenStore {
  read(): Promise<ManagementToken | undefined>;
  write(token: ManagementToken): Promise<void>;
}

export interface Credentials {
  serviceAddress: string;
  accessKeyId: string;
  accessKeySecret: string;
}

export interface TokenSource {
  /** A token that is good for at least a moment: the stored one, or a new one. */
  current(transport: Transport, credentials: Credentials): Promise<Result<ManagementToken>>;
  /** A token other than `rejected`, for the one repeat after a 401. */
  renew(transport: Transport, credentials: Credentials, rejected: ManagementToken): Promise<Result<ManagementToken>>;
}

/** Seconds, if the service doesn't say. An ended token is renewed in any case. */
const UNKNOWN_LIFE = 600;

/** Share of a token's life, and the most in milliseconds, that is left unused at its end. */
const MARGIN = { share: 0.1, most: 60_000 };

/**
 * One token request at a time, however many calls wait for it. Make one source for the worker's
 * life: what is under way lives in it, what was got lives in the store.
 */
export function createTokenSource(store: TokenStore): TokenSource {
  // Only a shortcut: losing it with the worker costs one more request, no more.
  const underWay = new Map<string, Promise<Result<ManagementToken>>>();

  function requestOnce(transport: Transport, credentials: Credentials): Promise<Result<ManagementToken>> {
    // The secret too: an old one that is refused says nothing of the one that replaced it.
    const asked = JSON.stringify([ownerOf(credentials), credentials.accessKeySecret]);
    const waiting = underWay.get(asked);
    if (waiting) return waiting;
    const started = requestToken(transport, credentials)
      .then(async (result) => {
        if (!result.ok) return result;
        // Where memory is full, the next call asks for another one.
        await store.write(result.value.data).catch(() => undefined);
        return success(result.value.data);
      })
      .finally(() => underWay.delete(asked));
    underWay.set(asked, started);
    return started;
  }

  async function stored(credentials: Credentials): Promise<ManagementToken | undefined> {
    const token = await store.read();
    return token?.owner === ownerOf(credentials) && Date.now() < token.useUntil ? token : undefined;
  }

  return {
    async current(transport, credentials) {
      const token = await stored(credentials);
      return token ? success(token) : requestOnce(transport, credentials);
    },
    async renew(transport, credentials, rejected) {
      // Another call may have renewed it meanwhile.
      const token = await stored(credentials);
      return token && token.accessToken !== rejected.accessToken ? success(token) : requestOnce(transport, credentials);
    },
  };
}

/** Asks for a token whatever is stored; the settings page tests the connection with it. */
export async function requestToken(
  transport: Transport,
  credentials: Credentials,
): Promise<Result<Answered<ManagementToken>>> {
  const { accessKeyId, accessKeySecret } = credentials;
  const askedAt = Date.now();
  const answered = await transport({
    path: "/api/v3/get-management-token",
    body: { accessKeyId, accessKeySecret },
    data: TokenData,
  });
  if (!answered.ok) {
    const { failure } = answered;
    return isAboutTheKey(failure) ? { ok: false, failure: { ...failure, code: "token-refused" } } : answered;
  }
  const { access_token: accessToken, expires_in } = answered.value.data;
  const lifetime = (expires_in ?? UNKNOWN_LIFE) * 1000;
  const userPoolId = readUserPoolId(accessToken);
  const token: ManagementToken = {
    accessToken,
    ...(userPoolId !== undefined && { userPoolId }),
    useUntil: askedAt + lifetime - Math.min(MARGIN.most, lifetime * MARGIN.share),
    owner: ownerOf(credentials),
  };
  return success({ answer: answered.value.answer, data: token });
}

/** The service's own troubles, and its throttle, say nothing of the access key. */
function isAboutTheKey({ code, answer }: Failure): boolean {
  const { statusCode } = answer ?? {};
  return code === "refused" && statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 429;
}

function ownerOf({ serviceAddress, accessKeyId }: Credentials): string {
  return `${serviceAddress} ${accessKeyId}`;
}

function readUserPoolId(accessToken: string): string | undefined {
  try {
    return TokenPayload.safeParse(jwtDecode(accessToken)).data?.scoped_userpool_id;
  } catch {
    // An opaque token names no pool; the calls then name the access key's.
    return undefined;
  }
}
