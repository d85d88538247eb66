import type { User } from "../authing/contract.ts";
import { pressedUsersItem } from "../state/items.ts";
import { setEntry } from "../state/map-item.ts";
import { whileUnlocked } from "../vault/lock.ts";

/**
 * Attempt ID → the whole user at the press: two values can have the same mask. In memory until the
 * lock, because even a salted hash on disk would give a phone away.
 */
export interface PressedUsers {
  read(attemptId: string): Promise<User | undefined>;
  write(attemptId: string, user: User): Promise<void>;
}

export const pressedUsers: PressedUsers = {
  read: async (attemptId) => (await pressedUsersItem.getValue())[attemptId],
  write: (attemptId, { userId, phone, phoneCountryCode, email, status, gender }) => {
    // What tells two readings apart, and nothing else of them.
    const kept = { userId, phone, phoneCountryCode, email, status, gender, identities: [] };
    return whileUnlocked(() => setEntry(pressedUsersItem, attemptId, kept));
  },
};
