import type { UserIdType } from "../authing/user-id-type.ts";
import type { Failure } from "../failure.ts";
import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";

/** What the desk shows of a user: masked, and with what each fix would mean for them. Holds nothing that can be called. */
export interface Customer {
  userId: string;
  name?: string;
  /** Masked. */
  phone?: string;
  email?: string;
  /** As the service words it: `Activated`, `Suspended`, … */
  status?: string;
  /** What each fix would take away, and what would remain, by the fix's id. */
  verdicts: Record<string, Verdict>;
}

/** What the service is expected to say. A warning, never a barrier: the service decides. */
export interface Verdict {
  /** Masked; absent if there is nothing to unbind. */
  target?: string;
  otherLoginMethods: LoginMethod[];
}

/** The look-up that the desk shows, for exactly the text it was made for. */
export interface Lookup {
  typed: string;
  userIdType: UserIdType;
  /** Tells a look-up's late answer from the look-up that replaced it. */
  lookupId: string;
  state: "finding" | "found" | "failed";
  customer?: Customer;
  failure?: Failure;
}

/** One fix for one user of one service: two services can have users with the same IDs. */
export interface FixOfUser {
  serviceAddress: string;
  fixId: FixId;
  userId: string;
}

/** The last code sent, for the countdown and for what went wrong. */
export interface SentCode extends FixOfUser {
  state: "sending" | "sent" | "failed";
  /** Masked. */
  target: string;
  /** Milliseconds since 1970; when this state came about. */
  at: number;
  /** Milliseconds since 1970; when the service takes the next request for this phone. */
  nextAt?: number;
  failure?: Failure;
}

/** The key of the last code or attempt of a fix for a user, among the stored ones. */
export function fixUserKey({ serviceAddress, fixId, userId }: FixOfUser): string {
  return `${serviceAddress} ${fixId} ${userId}`;
}

/** What the agent has typed, without the pass code. */
export interface Draft {
  typed: string;
  /** Only if the agent chose it; otherwise it follows from what is typed. */
  userIdType?: UserIdType;
  fixId?: FixId;
  /** The page that wrote it: that page is ahead of what it wrote, every other one follows. */
  writtenBy?: string;
}
