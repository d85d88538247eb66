import type { Attempt } from "../../lib/state/attempt.ts";
import { ZHANG } from "./users.ts";

/** An attempt that went well, for what differs from it. A value of `undefined` takes a field away. */
export function attemptWith(changes: { [Key in keyof Attempt]?: Attempt[Key] | undefined } = {}): Attempt {
  const attempt: Attempt = {
    attemptId: "0d9f6a2e-attempt",
    fixId: "unbind-phone",
    route: "unbind-phone",
    serviceAddress: "https://api.authing.cn",
    userId: ZHANG.userId,
    userName: ZHANG.name,
    target: "138****8000",
    state: "settled",
    preparedAt: Date.UTC(2026, 10, 2, 8, 0, 0),
    sentAt: Date.UTC(2026, 10, 2, 8, 0, 1),
    answeredAt: Date.UTC(2026, 10, 2, 8, 0, 2),
    settledAt: Date.UTC(2026, 10, 2, 8, 0, 3),
    answer: { httpStatus: 200, statusCode: 200, message: "ok", requestId: "b7c1f1a0-request" },
    readBack: { at: Date.UTC(2026, 10, 2, 8, 0, 3), done: true },
    outcome: "done",
  };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(attempt, key);
    else Object.assign(attempt, { [key]: value });
  }
  return attempt;
}
