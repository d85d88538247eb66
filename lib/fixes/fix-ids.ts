import type { FixId } from "./index.ts";

/**
 * What pages must know of a fix before anybody is looked up: the fixes themselves would bring the
 * client along.
 */
interface FixFacts {
  /** Whether a code proves the customer; if not, its button is pressed twice. */
  asksForCode: boolean;
  /** Whether it is on the desk without being switched on. */
  offered: boolean;
  /** The fix that often comes after it. */
  next?: FixId;
}

/** Every fix, in the order of the desk. */
export const FIX_FACTS: Readonly<Record<FixId, FixFacts>> = {
  "unbind-phone": { asksForCode: true, offered: true, next: "sign-out" },
  "unbind-email": { asksForCode: true, offered: true, next: "sign-out" },
  "sign-out": { asksForCode: false, offered: true },
  reactivate: { asksForCode: false, offered: false },
  "reset-password": { asksForCode: true, offered: false },
};

/** The one that is there without choosing. */
export const FIRST_FIX: FixId = "unbind-phone";

export const fixIds: readonly FixId[] = Object.keys(FIX_FACTS).filter((id): id is FixId => id in FIX_FACTS);

/** Those that are on the desk if nobody chose. */
export const offeredFixIds: readonly FixId[] = fixIds.filter((id) => FIX_FACTS[id].offered);
