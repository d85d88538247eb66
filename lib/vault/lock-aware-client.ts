import type { AuthingClient } from "../authing/client.ts";
import type { ManagementToken, TokenSource } from "../authing/token.ts";
import { failed, success, type Result } from "../failure.ts";

type IsUnlocked = () => Promise<boolean>;

/**
 * A lock reaches work that is under way: from then on nothing that could change or send anything leaves. Reads still do, with the
 * token in hand, because an attempt that was already sent can't be called back and its read-back is what makes it known.
 */
export function untilLocked(client: AuthingClient, isUnlocked: IsUnlocked): AuthingClient {
  return {
    async call(call) {
      if (call.body === undefined) return client.call(call);
      if (!(await isUnlocked())) return failed("locked");
      // Getting a token takes a while, and the desk may be locked in it.
      const { beforeSend } = call;
      const stillUnlocked = async () => {
        if (!(await isUnlocked())) throw new LockedMeanwhile();
        await beforeSend?.();
      };
      try {
        return await client.call({ ...call, beforeSend: stillUnlocked });
      } catch (error) {
        if (error instanceof LockedMeanwhile) return failed("locked");
        throw error;
      }
    },
  };
}

/** Remembers the token of one client's calls, so that it can read back after a lock; no new one is asked for then. */
export function heldToken(tokens: TokenSource, isUnlocked: IsUnlocked): TokenSource {
  let held: ManagementToken | undefined;
  const hold = (result: Result<ManagementToken>) => {
    if (result.ok) held = result.value;
    return result;
  };
  return {
    async current(transport, credentials) {
      if (await isUnlocked()) return hold(await tokens.current(transport, credentials));
      return held ? success(held) : failed("locked");
    },
    async renew(transport, credentials, rejected) {
      if (!(await isUnlocked())) return failed("locked");
      const renewed = await tokens.renew(transport, credentials, rejected);
      // Getting it took a while, and what it is for would leave with it.
      return (await isUnlocked()) ? hold(renewed) : failed("locked");
    },
  };
}

class LockedMeanwhile extends Error {}
