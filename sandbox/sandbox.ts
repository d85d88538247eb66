import type { CallRecord } from "./call-record.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults/faults.ts";
import { findPerson } from "./find-person.ts";
import type { Message } from "./messages.ts";
import { seedPeople } from "./people.ts";
import type { Person } from "./person.ts";
import { defaultSwitches, type Switches } from "./faults/switches.ts";
import { Tokens } from "./auth/tokens.ts";
import type { UserAction } from "./user-action.ts";

/** What calls read and change. Plain data, so that a change can be undone by putting a copy back. */
export interface World {
  people: Person[];
  messages: Message[];
}

export interface SandboxOptions {
  switches?: Partial<Switches>;
  now?: (() => number) | undefined;
}

/** Everything the sandbox knows. One instance is one user pool. */
export class Sandbox {
  readonly clock: Clock;
  readonly faults = new Faults();
  readonly tokens = new Tokens();
  readonly usedSignatures = new Set<string>();
  readonly calls: CallRecord[] = [];
  readonly actions: UserAction[] = [];
  world: World = { people: seedPeople(), messages: [] };
  switches: Switches;
  readonly #startedWith: Switches;

  constructor({ switches = {}, now }: SandboxOptions = {}) {
    this.clock = new Clock(now);
    this.#startedWith = { ...defaultSwitches, ...switches };
    this.switches = { ...this.#startedWith };
  }

  set(switches: Partial<Switches>): Switches {
    this.switches = { ...this.switches, ...switches };
    return this.switches;
  }

  /** A person's own access token, as if they had signed in. */
  signIn(userId: string): string | undefined {
    if (findPerson(this.world.people, userId) === undefined) return undefined;
    return this.tokens.issue({ kind: "end-user", userId }, this.clock.now(), this.switches.tokenSeconds);
  }

  /** Back to the start. Tokens stay good: a reset should not look like a revocation to whoever holds one. */
  reset(): void {
    this.world = { people: seedPeople(), messages: [] };
    this.switches = { ...this.#startedWith };
    this.faults.clear();
    this.clock.reset();
    this.calls.length = 0;
    this.actions.length = 0;
  }
}
