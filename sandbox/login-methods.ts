import { emailTarget, phoneTarget, type Target } from "./messages.ts";
import type { Switches } from "./faults/switches.ts";
import type { Person } from "./person.ts";
import { refusals, type Refusal } from "./refusals.ts";

/**
 * What phone and e-mail have in common: a code proves them, and the last way in cannot be taken
 * away.
 */
export interface LoginMethod {
  channel: string;
  missing: Refusal;
  onlyOne: Refusal;
  /** Where its codes are sent; nowhere when the person has none. */
  target: (person: Person) => Target | undefined;
  clear: (person: Person, switches: Switches) => void;
}

/** Whether a field holds something: null, absent and empty all mean no. */
export function present(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value !== "";
}

const onlyMethodForms = {
  "422": {},
  "422-2217": { apiCode: 2217 },
  "422-1999": { apiCode: 1999 },
  "403": { statusCode: 403, apiCode: 1001 },
};

/** How this pool refuses to take the last login method away. */
export function onlyMethodRefusal({ onlyOne }: LoginMethod, { onlyLoginMethod }: Switches): Refusal {
  return { ...onlyOne, ...onlyMethodForms[onlyLoginMethod] };
}

export const phone: LoginMethod = {
  channel: "CHANNEL_UNBIND_PHONE",
  missing: refusals.noPhone,
  onlyOne: refusals.onlyPhone,
  target: (person) =>
    present(person.phone) ? phoneTarget(person.phone, person.phoneCountryCode ?? undefined) : undefined,
  clear: (person, { afterClearing }) => {
    person.phone = null;
    if (afterClearing === "left") return;
    person.phoneCountryCode = null;
    person.phoneVerified = false;
  },
};

export const email: LoginMethod = {
  channel: "CHANNEL_UNBIND_EMAIL",
  missing: refusals.noEmail,
  onlyOne: refusals.onlyEmail,
  target: (person) => (present(person.email) ? emailTarget(person.email) : undefined),
  clear: (person) => {
    person.email = null;
    person.emailVerified = false;
  },
};
