import { emailTarget, phoneTarget, type Target } from "./messages.ts";
import type { Person } from "./person.ts";
import { refusals, type Refusal } from "./refusals.ts";

/** What phone and e-mail have in common: a code proves them, and the last way in cannot be taken away. */
export interface LoginMethod {
  channel: string;
  missing: Refusal;
  onlyOne: Refusal;
  /** Where its codes are sent; nowhere when the person has none. */
  target: (person: Person) => Target | undefined;
  clear: (person: Person) => void;
}

/** Whether a field holds something: null, absent and empty all mean no. */
export function present(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value !== "";
}

export const phone: LoginMethod = {
  channel: "CHANNEL_UNBIND_PHONE",
  missing: refusals.noPhone,
  onlyOne: refusals.onlyPhone,
  target: (person) =>
    present(person.phone) ? phoneTarget(person.phone, person.phoneCountryCode ?? undefined) : undefined,
  clear: (person) => {
    person.phone = null;
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
