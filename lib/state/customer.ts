import type { UserIdType } from "../authing/user-id-type.ts";
import type { Failure } from "../failure.ts";
import type { Preview } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import type { Outcome, Service } from "./attempt.ts";

/**
 * What the desk shows of a user: masked, and with what each fix would mean for them. Holds nothing
 * that can be called.
 */
export interface Customer {
  userId: string;
  name?: string;
  /** Masked. */
  phone?: string;
  email?: string;
  /** As the service words it: `Activated`, `Suspended`, … */
  status?: string;
  /** When they signed in last, and since when there is an account; milliseconds since 1970. */
  lastLoginAt?: number;
  createdAt?: number;
  /**
   * What each fix would change, and what is against it, by the fix's id. One that has more to read
   * is absent until it is chosen.
   */
  verdicts: Record<string, Preview>;
}

/** The look-up that the desk shows, for exactly the text it was made for. */
export interface Lookup {
  typed: string;
  userIdType: UserIdType;
  /** Tells a look-up's late answer from the look-up that replaced it. */
  lookupId: string;
  state: "finding" | "found" | "several" | "failed";
  /** When the customer was found, in milliseconds since 1970. */
  foundAt?: number;
  customer?: Customer;
  /** Where the customer was found. */
  service?: Service;
  /** Only with `several`: who could be meant. The agent chooses, also if there is only one. */
  candidates?: Candidates;
  failure?: Failure;
}

/** One of the users whom a name or a part of a number fits. */
export interface Candidate {
  userId: string;
  name?: string;
  /** Masked. */
  phone?: string;
  email?: string;
}

export interface Candidates {
  users: Candidate[];
  /** How many the service found in all. */
  total: number;
}

/** A customer of this session, to be had back without typing. */
export interface RecentCustomer extends Candidate {
  serviceAddress: string;
  accessKeyId?: string;
  /** How the last press for them ended. */
  outcome?: Outcome;
  /** Milliseconds since 1970; when that press was. */
  pressedAt?: number;
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
  /** When the last one was sent, as far as no newer one may have been. */
  sentAt?: number;
  failure?: Failure;
}

/** The key of the last code or attempt of a fix for a user, among the stored ones. */
export function fixUserKey({ serviceAddress, fixId, userId }: FixOfUser): string {
  return `${serviceAddress} ${fixId} ${userId}`;
}

/** What the agent has typed, without the pass code. */
export interface Draft {
  typed: string;
  /** Only if it was chosen; otherwise it follows from what is typed. */
  userIdType?: UserIdType;
  /** True if it was not the agent who chose the type: it came with the text, and goes with it. */
  typeCameAlong?: boolean;
  fixId?: FixId;
  /** The page that wrote it: that page is ahead of what it wrote, every other one follows. */
  writtenBy?: string;
}

/** A user whose ID is known, put into **User** without typing. */
export function draftOfUser(userId: string): Draft {
  return { typed: userId, userIdType: "user_id", typeCameAlong: true };
}
