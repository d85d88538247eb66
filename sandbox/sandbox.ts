import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AdminAction } from "./admin-action.ts";
import type { CallRecord } from "./call-record.ts";
import { credentials } from "./auth/credentials.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults/faults.ts";
import { findPerson } from "./find-person.ts";
import type { Message } from "./messages.ts";
import { seedPeople } from "./people.ts";
import type { Person } from "./person.ts";
import { defaultSwitches, type Switches } from "./faults/switches.ts";
import { Tokens } from "./auth/tokens.ts";
import type { UserAction } from "./user-action.ts";

/**
 * What calls read and change. Plain data, so that a change can be undone by putting a copy back.
 */
export interface World {
  people: Person[];
  messages: Message[];
}

export interface SandboxOptions {
  /** Whoever has two pools gives the second one another secret. */
  accessKeySecret?: string;
  switches?: Partial<Switches>;
  now?: (() => number) | undefined;
  newId?: () => string;
  /** A whole number from 0 up to, not including, the limit. */
  randomInt?: (limit: number) => number;
  /** How a delay is awaited; it ends early when the signal is aborted. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

// Not referenced, so that a delay does not keep the process alive once the server is closed.
const realPause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);

/**
 * Everything the sandbox knows: one instance is one user pool. Time, IDs, randomness and pauses are
 * handed in, so that the same inputs give the same bytes.
 */
export class Sandbox {
  readonly clock: Clock;
  readonly faults = new Faults();
  readonly tokens: Tokens;
  readonly usedSignatures = new Set<string>();
  readonly calls: CallRecord[] = [];
  readonly actions: UserAction[] = [];
  readonly adminActions: AdminAction[] = [];
  readonly accessKeySecret: string;
  readonly newId: () => string;
  readonly randomInt: (limit: number) => number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What everybody was before each change, oldest first, for a replica that is behind. */
  #past: { until: number; people: Person[] }[] = [];
  world: World = { people: seedPeople(), messages: [] };
  switches: Switches;
  readonly #startedWith: Switches;

  constructor({
    accessKeySecret = credentials.accessKeySecret,
    switches = {},
    now,
    newId = randomUUID,
    randomInt: random = randomInt,
    pause = realPause,
  }: SandboxOptions = {}) {
    this.accessKeySecret = accessKeySecret;
    this.newId = newId;
    this.randomInt = random;
    this.pause = pause;
    this.tokens = new Tokens(newId);
    this.clock = new Clock(now);
    this.#startedWith = { ...defaultSwitches, ...switches };
    this.switches = { ...this.#startedWith };
  }

  set(switches: Partial<Switches>): Switches {
    this.switches = { ...this.switches, ...switches };
    return this.switches;
  }

  /** Keeps what everybody was until now. */
  keepPast(people: Person[]): void {
    this.#past.push({ until: this.clock.now(), people });
  }

  /** The people as a replica knows them that is behind by as much as the switch says. */
  peopleOnReplica(): readonly Person[] {
    const seen = this.clock.now() - this.switches.replicaMs;
    this.#past = this.#past.filter((one) => one.until > seen);
    return this.#past[0]?.people ?? this.world.people;
  }

  /** A copy of everything a call can change, to be compared with an earlier one. */
  snapshot() {
    return structuredClone({ ...this.world, actions: this.actions, adminActions: this.adminActions });
  }

  /** A person's own access token, as if they had signed in. */
  signIn(userId: string): string | undefined {
    if (findPerson(this.world.people, userId) === undefined) return undefined;
    return this.tokens.issue({ kind: "end-user", userId }, this.clock.now(), this.switches.tokenSeconds);
  }

  /**
   * Back to the start. Tokens stay good: a reset should not look like a revocation to whoever holds
   * one.
   */
  reset(): void {
    this.world = { people: seedPeople(), messages: [] };
    this.switches = { ...this.#startedWith };
    this.faults.clear();
    this.clock.reset();
    this.calls.length = 0;
    this.actions.length = 0;
    this.adminActions.length = 0;
    this.#past = [];
  }
}
