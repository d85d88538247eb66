import fc from "fast-check";
import { anyJson, objectText } from "./json-text.ts";

const EVIL = "https://evil.example";
const SETTINGS = {
  serviceAddress: EVIL,
  accessKeyId: "evil",
  accessKeySecret: "evil",
  appId: "",
  route: "unbind-phone",
  passphrase: "evil evil evil evil",
  sessionOnly: true,
};

/** One of each kind of message, as a page of the extension's own would send it. */
export function wellFormed(userId: string): readonly { name: string; payload: object }[] {
  return [
    { name: "wake", payload: {} },
    { name: "which-worker", payload: {} },
    { name: "find-user", payload: { typed: "li@example.com", userId: "li@example.com", userIdType: "email" } },
    { name: "preview-fix", payload: { fixId: "unbind-phone", userId } },
    { name: "read-logins", payload: { userId } },
    { name: "send-code", payload: { fixId: "unbind-phone", userId } },
    { name: "apply-fix", payload: { fixId: "unbind-phone", userId, passCode: "123456", passCodeTypedAt: 1 } },
    { name: "check-again", payload: { attemptId: "1" } },
    { name: "clear-desk", payload: {} },
    { name: "unlock", payload: { passphrase: "not the passphrase" } },
    { name: "lock", payload: {} },
    { name: "save-settings", payload: SETTINGS },
    { name: "change-passphrase", payload: { current: "not the passphrase", next: "evil evil evil evil" } },
    { name: "forget-secret", payload: {} },
    { name: "test-connection", payload: {} },
    { name: "recheck", payload: {} },
    { name: "find-attempts", payload: { text: "", limit: 10 } },
    { name: "count-attempts", payload: { since: 0 } },
    { name: "read-attempt", payload: { attemptId: "1" } },
    { name: "salvage-attempts", payload: {} },
    { name: "purge-attempts", payload: {} },
    { name: "purge-expired", payload: {} },
    { name: "trace", payload: { requestId: "1" } },
  ];
}

/** Messages as JSON text: right ones, right ones with something replaced or added, and anything at all. */
export function fuzzedMessage(userId: string): fc.Arbitrary<string> {
  const right = fc.constantFrom(...wellFormed(userId));
  const bent = fc
    .tuple(right, fc.constantFrom("__proto__", "constructor", "userId", "fixId", "text", "more"), anyJson)
    .map(([{ name, payload }, field, value]) => {
      const fields = Object.entries(payload).map(([key, kept]): [string, string] => [key, JSON.stringify(kept)]);
      return objectText([
        ["name", JSON.stringify(name)],
        ["payload", objectText([...fields.filter(([key]) => key !== field), [field, value]])],
      ]);
    });
  const named = fc.tuple(right, anyJson).map(([{ name }, payload]) =>
    objectText([
      ["name", JSON.stringify(name)],
      ["payload", payload],
    ]),
  );
  return fc.oneof(
    { weight: 3, arbitrary: right.map((message) => JSON.stringify(message)) },
    { weight: 4, arbitrary: bent },
    { weight: 2, arbitrary: named },
    { weight: 1, arbitrary: anyJson },
    { weight: 1, arbitrary: anyJson.map((name) => `{"name":${name},"payload":{}}`) },
  );
}
