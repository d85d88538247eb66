import type { FixId } from "../../lib/fixes/index.ts";
import { people } from "../../sandbox/people.ts";
import type { Person } from "../../sandbox/person.ts";

/** One customer of the sandbox for each fix, for what is played with every fix. */
export interface FixScene {
  customer: (typeof people)[keyof typeof people];
  /** The call that changes something. */
  call: string;
  /** Whether the fix is done, as the service knows it. */
  isDone: (person: Person) => boolean;
}

export const FIX_SCENES: Record<FixId, FixScene> = {
  "unbind-phone": { customer: people.zhangSan, call: "unbind-phone", isDone: ({ phone }) => !phone },
  "unbind-email": { customer: people.zhangSan, call: "unbind-email", isDone: ({ email }) => !email },
  "sign-out": {
    customer: people.zhangSan,
    call: "kick-users",
    isDone: ({ sessions = [] }) => sessions.length === 0,
  },
  reactivate: { customer: people.sunQi, call: "update-user", isDone: ({ status }) => status === "Activated" },
  "reset-password": {
    customer: people.zhangSan,
    call: "update-user",
    isDone: ({ passwordLastSetAt }) => passwordLastSetAt !== people.zhangSan.passwordLastSetAt,
  },
};
