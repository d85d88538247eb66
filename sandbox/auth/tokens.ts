import { credentials } from "./credentials.ts";
import { signJwt } from "./jwt.ts";

/** Whom a token speaks for. */
export type Bearer = { kind: "management" } | { kind: "end-user"; userId: string };

interface Issued {
  bearer: Bearer;
  expiresAt: number;
}

/**
 * The tokens in force. One that was never issued, has expired or was revoked is simply not here.
 */
export class Tokens {
  readonly #newId: () => string;
  readonly #issued = new Map<string, Issued>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  issue(bearer: Bearer, now: number, seconds: number, namesPool = true): string {
    const issuedAt = Math.floor(now / 1000);
    const token = signJwt({
      sub: bearer.kind === "management" ? credentials.accessKeyId : bearer.userId,
      iss: "sandbox",
      ...(bearer.kind === "management"
        ? namesPool && { scoped_userpool_id: credentials.userPoolId }
        : { aud: credentials.appId, scope: "openid profile" }),
      iat: issuedAt,
      exp: issuedAt + Math.ceil(seconds),
      jti: this.#newId(),
    });
    this.#issued.set(token, { bearer, expiresAt: now + seconds * 1000 });
    return token;
  }

  check(token: string, now: number): Bearer | undefined {
    const issued = this.#issued.get(token);
    return issued !== undefined && now < issued.expiresAt ? issued.bearer : undefined;
  }

  revokeAll(): void {
    this.#issued.clear();
  }
}
