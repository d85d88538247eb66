import type { AuthingClient } from "../authing/client.ts";
import type { ManagementToken, TokenSource } from "../authing/token.ts";
import type { Transport } from "../authing/transport.ts";
import { failed, success, type Result } from "../failure.ts";

type IsUnlocked = () => Promise<boolean>;

/**
 * Once locked, nothing leaves but what reads back: an attempt that was already sent is known only
 * by that.
 */
export function lockAware(client: AuthingClient, isUnlocked: IsUnlocked): AuthingClient {
  return {
    async call(call) {
      if (call.readsBack) return client.call({ ...call, mayRepeat: isUnlocked });
      if (!(await isUnlocked())) return failed("locked");
      const beforeSend = async () => {
        // Getting a token takes a while, and the desk may be locked meanwhile.
        if (!(await isUnlocked())) throw new LockedMeanwhile();
        await call.beforeSend?.();
        // Writing down takes a while too: this is the last look before the request leaves.
        if (!(await isUnlocked())) throw new LockedMeanwhile();
      };
      try {
        return await client.call({ ...call, beforeSend, mayRepeat: isUnlocked });
      } catch (error) {
        if (error instanceof LockedMeanwhile) return failed("locked");
        throw error;
      }
    },
  };
}

/**
 * Remembers the token of one client's calls, so that it can read back after a lock; no new one is
 * asked for then.
 */
export function heldToken(tokens: TokenSource, isUnlocked: IsUnlocked): TokenSource {
  let held: ManagementToken | undefined;
  const hold = (result: Result<ManagementToken>) => {
    if (result.ok) held = result.value;
    return result;
  };
  return {
    async current(transport, credentials) {
      const before = held;
      if (await isUnlocked()) {
        const token = await tokens.current(onlyIf(isUnlocked, transport), credentials);
        // Getting it took a while, and what it is for would leave with it.
        if (await isUnlocked()) return hold(token);
      }
      return before ? success(before) : failed("locked");
    },
    async renew(transport, credentials, rejected) {
      if (!(await isUnlocked())) return failed("locked");
      const renewed = await tokens.renew(onlyIf(isUnlocked, transport), credentials, rejected);
      // Getting it took a while, and what it is for would leave with it.
      return (await isUnlocked()) ? hold(renewed) : failed("locked");
    },
  };
}

/**
 * Looks once more right before a request leaves: what comes before it, such as reading the stored
 * token, takes a while.
 */
export function onlyIf(mayLeave: () => Promise<boolean>, transport: Transport): Transport {
  return async (call) => ((await mayLeave()) ? transport(call) : failed("locked"));
}

class LockedMeanwhile extends Error {}
