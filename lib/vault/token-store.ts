import type { TokenStore } from "../authing/token.ts";
import { whileUnlocked } from "./lock.ts";
import { tokenItem } from "../state/items.ts";

/** The token in memory that outlives the worker. One that arrives after the desk was locked is not kept. */
export const tokenStore: TokenStore = {
  read: async () => (await tokenItem.getValue()) ?? undefined,
  write: (token) => whileUnlocked(() => tokenItem.setValue(token)),
};
