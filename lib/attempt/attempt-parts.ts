import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import type { Failure } from "../failure.ts";
import type { History, Journal } from "../journal/journal.ts";
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
  /** Told after each read-back of an attempt, so that the desk shows the user as they are now. */
  onUserRead: (user: User, attempt: Attempt) => Promise<void>;
  /** Told why the user could not be read back. */
  onReadFailed?: (why: Failure) => void;
  /** Told of each outcome once it is written down and shown; nobody waits for what it does. */
  onSettled: (attempt: Attempt, client: AuthingClient | undefined) => void;
}

/** What the work on attempts that have ended needs besides. */
export interface SettledAttemptParts extends AttemptParts {
  /** The same journal, as what it has of attempts that have ended. */
  history: History;
  /**
   * Milliseconds by which the service's clock is ahead of this one, if it told: its logs have its
   * own times.
   */
  clockAhead: (serviceAddress: string) => Promise<number | undefined>;
}
