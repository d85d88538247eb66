import type { FixId } from "./index.ts";

/** Every fix, in the order of the desk. Pages take it from here: the fixes themselves would bring the client along. */
export const fixIds: readonly FixId[] = ["unbind-phone", "unbind-email"];
