import { seedPeople } from "../../sandbox/people.ts";
import { newCustomer, type Customer } from "./support/customers.ts";
import type { Desk } from "./support/desk.ts";
import type { Random } from "./support/random.ts";
import type { Rig } from "./support/rig.ts";
import type { Tally } from "./support/tally.ts";

/** One row of the campaign. */
export interface Case {
  name: string;
  /** Rounds of the full campaign, and of its short form in the test suite. */
  rounds: { full: number; short: number };
  /** Browsers among which the rounds are shared out, where a round is nearly all waiting; one where absent. */
  browsers?: number;
  /** Whether the rounds are nearly all waiting, so that they can go on beside the others and hold none of them up. */
  waits?: true;
  /** Whether the browser must be a new one, in which no earlier attempt is left to be checked again. */
  fresh?: boolean;
  run: (rig: Rig, random: Random, tally: Tally, rounds: number) => Promise<void>;
}

/** A new customer in a sandbox that is as on the first day. */
export function nextCustomer(rig: Rig, round: number): Customer {
  const [customer] = nextCustomers(rig, 1, round);
  if (!customer) throw new RangeError("There are no customers");
  return customer;
}

/** Several at once, for rounds that wait side by side. */
export function nextCustomers({ truth, forgetSends }: Rig, count: number, round = 0): Customer[] {
  forgetSends();
  truth.state.reset();
  const customers = Array.from({ length: count }, (_, index) => newCustomer(round + index));
  truth.state.world.people = [...seedPeople(), ...customers];
  return customers;
}

/** Finds the customer and enters their code: one press away. */
export async function ready({ truth }: Pick<Rig, "truth">, desk: Desk, customer: Customer): Promise<void> {
  await desk.find(customer);
  await desk.enterCode(await truth.passCode(customer));
}
