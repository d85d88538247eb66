import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import type { Journal } from "../journal/journal.ts";
import type { Attempt } from "../state/attempt.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import type { PressedUsers } from "./pressed-users.ts";
import type { ShownAttempts } from "./shown-attempts.ts";

/** What the work on attempts needs of the world around it. */
export interface AttemptParts {
  journal: Journal;
  shown: ShownAttempts;
  pressedUsers: PressedUsers;
  oneAtATime: OneAtATime;
  /** Milliseconds since 1970. */
  now: () => number;
  /** @param milliseconds how long to wait */
  pause: (milliseconds: number) => Promise<void>;
  newId: () => string;
  /** Told after each read-back, so that the desk shows the user as they are now. */
  onUserRead: (user: User) => Promise<void>;
  /** Told of each outcome once it is written down and shown; nobody waits for what it does. */
  onSettled: (attempt: Attempt, client: AuthingClient | undefined) => void;
}
