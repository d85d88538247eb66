import type { Failure, ServiceAnswer } from "../failure.ts";
import type { FixId } from "../fixes/index.ts";
import type { Part, Route, Seen } from "../fixes/fix.ts";

/** How an attempt ended, by what the service said and what reading back showed. */
export const OUTCOMES = ["done", "in-part", "contradicted", "refused", "unknown", "not-sent"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The states of an attempt whose outcome is not known yet, then all, in the order they come. */
export const OPEN_STATES = ["prepared", "sending", "answered"] as const;
export const STATES = [...OPEN_STATES, "settled"] as const;

/** What reading the user back showed. */
export interface ReadBack extends Seen {
  /** Milliseconds since 1970. */
  at: number;
  /** Present if it is done by now, by this press or by a later one. */
  orLater?: true;
}

/** Putting back what had changed besides: `sending` is written before the request leaves. */
export interface PutBack {
  /** Milliseconds since 1970. */
  at: number;
  state: "sending" | "answered";
  answer?: ServiceAnswer;
  failure?: Failure;
  /** Present if it may have been done, and nobody has seen it. */
  unclear?: true;
}

/**
 * One press of the button, from before anything is sent to its outcome. It has no pass code, token
 * or secret. Phones and e-mails in the name and the service's words are masked in the history only.
 */
export interface Attempt {
  attemptId: string;
  fixId: FixId;
  route: Route;
  serviceAddress: string;
  /** One address serves many pools: the key tells which. Absent from what older versions wrote. */
  accessKeyId?: string;
  userId: string;
  /** The customer's name as shown on the desk; absent if the user has none. */
  userName?: string;
  /** What was to be changed, as `Preview` has it: a phone or an e-mail is masked. */
  target: string;
  /** Only of a fix that changes several things. */
  parts?: readonly Part[];
  /** What its read-back compares with, if the target does not tell. */
  before?: string;
  /**
   * `prepared`: written, nothing sent. `sending`: it may have left. `answered`: the service has
   * spoken, reading back is under way. `settled`: the outcome is known.
   */
  state: (typeof STATES)[number];
  /** Milliseconds since 1970, each as far as the attempt got. */
  preparedAt: number;
  sentAt?: number;
  answeredAt?: number;
  settledAt?: number;
  /** The service's answer, if there was one. */
  answer?: ServiceAnswer;
  /** Why it did not succeed. */
  failure?: Failure;
  readBack?: ReadBack;
  outcome?: Outcome;
  /**
   * What the service's action log has for this attempt, if the answer carried no requestId. Not
   * part of the answer.
   */
  recoveredRequestId?: string;
  /** The press that put back what had changed besides, if there was one. */
  putBack?: PutBack;
  /** How often it was checked again without being asked to. */
  rechecks?: number;
  /** When it wants to be checked again, in milliseconds since 1970; absent if it doesn't. */
  recheckAt?: number;
}

/**
 * Attempt ID → when the outcome that the agent has seen was settled, in milliseconds since 1970.
 */
export type SeenAttempts = Readonly<Record<string, number>>;

/**
 * True for an outcome that nobody has seen: it came while no desk was open, or is another one than
 * when it was seen.
 */
export function isUnseen({ attemptId, state, settledAt }: Attempt, seen: SeenAttempts): boolean {
  return state === "settled" && seen[attemptId] !== settledAt;
}

/** Where an attempt was made, or a customer found: elsewhere the same user ID can be another. */
export type Service = Pick<Attempt, "serviceAddress" | "accessKeyId">;

/** Whether settings, or another attempt, lead to the pool of an attempt, as far as is known. */
export function isOfService(attempt: Service, { serviceAddress, accessKeyId }: Service): boolean {
  return (
    attempt.serviceAddress === serviceAddress &&
    (attempt.accessKeyId ?? accessKeyId) === (accessKeyId ?? attempt.accessKeyId)
  );
}

/** True while the outcome is still open. */
export function isUnderWay(attempt: Attempt | undefined): boolean {
  return attempt !== undefined && attempt.state !== "settled";
}
