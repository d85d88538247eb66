import { describe, expect, it } from "vitest";
import { OUTCOMES, type Attempt } from "../../../lib/state/attempt.ts";
import { explainCodes } from "../../../lib/words/service-codes.ts";
import { FAILURE_CODES, UNDOCUMENTED_ANSWERS } from "../../../lib/failure.ts";
import { FIXES } from "../../../lib/fixes/index.ts";
import { attemptText, failureText } from "../../../lib/result/result-text.ts";
import { ticketText } from "../../../lib/result/ticket.ts";
import { en } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { attemptWith } from "../../doubles/attempts.ts";

const AT = Date.UTC(2026, 10, 2, 8, 15, 42);
const gone = { at: AT, done: true };
const bound = { at: AT, done: false };
const unread = { at: AT };
const parts = ["Shop", "Community", "Support"].map((name) => ({ id: name, name }));
const refused = { code: "refused", answer: { statusCode: 400, apiCode: 2001 } } as const;

/** Everything that is said of an attempt, tone first. */
function said(changes: Parameters<typeof attemptWith>[0]): [tone: string, ...sentences: string[]] {
  const { tone, heading, details } = attemptText(attemptWith(changes), en);
  return [tone, heading, ...details.filter((detail) => detail !== "")];
}

describe("an attempt that has settled", () => {
  it("done", () => {
    expect(said({ readBack: gone })).toEqual(["good", "Phone unbound.", `Read back at ${en.time(AT)}: confirmed.`]);
  });

  it("done, unconfirmed", () => {
    expect(said({ readBack: unread })).toEqual([
      "warning",
      "Authing reports success; not confirmed yet.",
      "The user could not be read back.",
      "Check again before you repeat.",
    ]);
  });

  it("contradicted", () => {
    expect(said({ outcome: "contradicted", readBack: bound })).toEqual([
      "bad",
      "Authing reported success, but the phone is still bound.",
      "Check again; if it is still so, escalate with the ID below.",
    ]);
  });

  it.each([
    [bound, []],
    [unread, ["The user could not be read back.", "Check again before you repeat."]],
    [undefined, []],
  ])("refused, whatever reading back showed, and that it failed (%o)", (readBack, failed) => {
    const { means = "", next = "" } = explainCodes(refused.answer, en) ?? {};
    const [tone, heading, ...details] = said({ outcome: "refused", failure: refused, readBack });
    expect([tone, heading]).toEqual(["bad", `Refused: ${means.charAt(0).toLowerCase()}${means.slice(1)}`]);
    expect(details).toEqual([...failed, next]);
  });

  it("done by read-back, although refused", () => {
    expect(said({ failure: refused, readBack: gone })[1]).toBe(
      "The phone is unbound, although the answer said otherwise.",
    );
  });

  it.each(["unreachable", "timed-out", "undocumented-answer", "worker-stopped"] as const)(
    "done by read-back, although the answer was lost (%s)",
    (code) => {
      const [tone, heading] = said({ failure: { code }, readBack: gone });
      expect([tone, heading]).toEqual(["good", "The phone is unbound, although the answer was lost."]);
    },
  );

  it.each([
    [29_999, "Check again before you repeat."],
    [30_000, "It can be repeated."],
  ])("unknown, with the moment at which the phone was still bound, %d ms after the answer", (after, next) => {
    const failure = { code: "timed-out" } as const;
    expect(said({ outcome: "unknown", failure, answeredAt: AT - after, readBack: bound })).toEqual([
      "warning",
      `The answer was lost; the phone was still bound at ${en.time(AT)}.`,
      next,
    ]);
  });

  it.each([en, zhCN])("read back on another day than it was pressed on, with the date", (words) => {
    const at = AT + 3 * 24 * 3_600_000;
    const readBack = { at, done: false, left: ["Support"] };
    for (const outcome of ["unknown", "in-part"] as const) {
      const text = attemptText(attemptWith({ fixId: "sign-out", outcome, parts, readBack }), words);
      expect([text.heading, ...text.details].join(" ")).toContain(words.dateTime(at));
    }
  });

  it("done by this press or by a later one", () => {
    const readBack = { at: AT, orLater: true as const };
    expect(said({ outcome: "unknown", failure: refused, readBack })).toEqual([
      "warning",
      "The phone is unbound, by this press or by a later one.",
    ]);
  });

  it.each([unread, undefined])("unknown, where it could not be read (%o)", (readBack) => {
    const [, heading, ...details] = said({ outcome: "unknown", failure: { code: "unreachable" }, readBack });
    expect(heading).toBe("The answer was lost, and what happened could not be read.");
    expect(details).toContain("Check again before you repeat.");
  });

  const partly = [
    [{ code: "refused", answer: { statusCode: 403 } }, "Authing took a part and refused the rest.", /^Refused: /],
    [{ code: "timed-out" }, "Authing took a part; the answer for the rest was lost.", /did not answer/],
    [{ code: "locked" }, "Authing took a part; the rest was not sent.", undefined],
  ] as const;

  it.each(partly)("in part or unknown, where a later part failed: %j", (failed, heading, why) => {
    const failure = { ...failed, partly: true } as const;
    const reason: unknown[] = why ? [expect.stringMatching(why)] : [];
    const signOut = (changes: Parameters<typeof attemptWith>[0]) => said({ fixId: "sign-out", failure, ...changes });
    expect(signOut({ outcome: "unknown", readBack: unread })).toEqual([
      ...["warning", heading, "What happened could not be read."],
      ...[...reason, "Check again before you repeat."],
    ]);
    const still = `At ${en.time(AT)} the customer was still signed in.`;
    expect(signOut({ outcome: "unknown", readBack: bound })).toContain(still);
    const inPart = { parts, readBack: { ...bound, left: ["Support"] } };
    expect(signOut({ outcome: "in-part", ...inPart }).slice(1)).toEqual([
      ...["2 of 3 signed out.", `Read back at ${en.time(AT)}. Not done: Support.`],
      ...[heading, ...reason],
    ]);
    // The sessions of the others ended in another way.
    expect(signOut({ readBack: gone })).toContain(heading);
    const answered = signOut({ state: "answered", outcome: undefined, readBack: undefined });
    expect(answered).toEqual(["busy", heading]);
  });

  it("not sent, and why", () => {
    const { says, next } = en.failures["journal-failed"];
    const attempt = { outcome: "not-sent", sentAt: undefined, failure: { code: "journal-failed" } } as const;
    expect(said(attempt)).toEqual(["warning", "Nothing was changed.", says, next]);
    expect(attemptText(attemptWith(attempt), en).why).toBe(says);
  });

  it("says once that nothing was changed, whatever the reason", () => {
    for (const code of FAILURE_CODES) {
      const sentences = said({ outcome: "not-sent", sentAt: undefined, failure: { code } }).join(" ");
      expect(sentences.match(/nothing was (?:changed|sent)/giu), code).toHaveLength(1);
    }
  });

  it.each(UNDOCUMENTED_ANSWERS)("says what came instead of an answer: %s", (came) => {
    const failure = { code: "undocumented-answer", came, answer: { httpStatus: 502 } } as const;
    const details = said({ outcome: "unknown", failure, readBack: bound });
    expect(details).toContain(`The service sent ${en.came[came]} (HTTP 502).`);
  });

  it("speaks of the e-mail where that is the fix", () => {
    const fixId = "unbind-email";
    expect(said({ fixId })[1]).toBe("E-mail unbound.");
    expect(said({ fixId, outcome: "contradicted", readBack: bound })[1]).toContain("the e-mail is still bound");
  });

  it.each([
    ["unbind-phone", en, "Bind an e-mail or a social account first"],
    ["unbind-email", en, "Bind a phone or a social account first"],
    ["unbind-phone", zhCN, "请先绑定邮箱或社会化账号"],
    ["unbind-email", zhCN, "请先绑定手机号或社会化账号"],
  ] as const)("says the same before and after of what to bind first: %s", (fixId, words, bindFirst) => {
    const failure = { code: "only-login-method", answer: { statusCode: 422 } } as const;
    const after = attemptText(attemptWith({ fixId, outcome: "refused", failure, readBack: bound }), words);
    expect(after.details.at(-1)).toContain(bindFirst);
    expect(words.fixes[fixId].onlyLoginMethod).toContain(bindFirst);
  });

  it("never calls done what is not", () => {
    const outcomes = ["contradicted", "refused", "unknown", "not-sent"] as const;
    for (const outcome of outcomes) {
      const [tone, heading] = said({ outcome, failure: refused, readBack: bound });
      expect(tone).not.toBe("good");
      expect(heading).not.toMatch(/unbound/);
    }
  });
});

describe("an attempt under way", () => {
  const underWay = (state: Attempt["state"], failure?: Attempt["failure"]) =>
    said({ state, outcome: undefined, readBack: undefined, settledAt: undefined, failure });

  it("says at each moment what is going on, and no outcome yet", () => {
    const moments = [
      underWay("prepared"),
      underWay("sending"),
      underWay("answered"),
      underWay("answered", refused),
      underWay("answered", { code: "timed-out" }),
    ];
    expect(moments.map(([tone]) => tone)).toEqual(Array(5).fill("busy"));
    expect(new Set(moments.map(([, heading]) => heading)).size).toBe(5);
    expect(moments.flat().join()).not.toMatch(/unbound/);
  });
});

describe("a failure", () => {
  it.each(FAILURE_CODES)("has a sentence and a next step: %s", (code) => {
    const { heading, details } = failureText({ code }, en);
    expect(heading).toMatch(/^[\p{Lu}h].{5,}\.$/u);
    expect(details.at(-1)).toMatch(/^[\p{Lu}h].{5,}/u);
  });

  it("has a sentence of its own for each code", () => {
    expect(new Set(FAILURE_CODES.map((code) => en.failures[code].says)).size).toBe(FAILURE_CODES.length);
  });

  it("says who can help where the service keeps the call to the customer, and nothing that nobody has seen", () => {
    const { heading, details } = failureText({ code: "end-user-only", answer: { statusCode: 401, apiCode: 2020 } }, en);
    expect(heading).toContain("customer's own session");
    expect(details.at(-1)).toMatch(/^Ask an administrator.*Check this pool/);
  });

  it("is explained by its statusCode where there is no apiCode, and by neither where both are unknown", () => {
    expect(failureText({ code: "refused", answer: { statusCode: 429 } }, en).heading).toMatch(/too many requests/i);
    expect(failureText({ code: "refused", answer: { statusCode: 799 } }, en).heading).toBe(
      "Refused: the reason is not in our list.",
    );
  });

  it("says when to try again, if the service said so", () => {
    const answer = { statusCode: 429 };
    for (const code of ["refused", "code-sent-lately"] as const)
      expect(failureText({ code, answer, retryAt: AT }, en).details).toContain(
        `Try again at ${en.time(AT)}, or later.`,
      );
    expect(failureText({ code: "too-many-tries", retryAt: AT }, en).details.join()).not.toContain("Try again at");
  });

  it("is no success where a 200 says no in its data", () => {
    const { heading, details } = failureText({ code: "refused", answer: { statusCode: 200 } }, en);
    expect(heading).toBe("Refused: the reason is not in our list.");
    expect(details.at(-1)).toBe("Read the message below; if it doesn't help, escalate with the request ID.");
    const particular = failureText({ code: "refused", answer: { statusCode: 200, apiCode: 2005 } }, en);
    expect(particular.heading).toBe("Refused: the user is locked.");
  });
});

describe("a fix of several parts of which some are done", () => {
  const signOut = attemptWith({
    fixId: "sign-out",
    outcome: "in-part",
    parts,
    readBack: { at: AT, done: false, left: ["Support"] },
  });

  it("says how many are done and which are not", () => {
    const { tone, heading, details } = attemptText(signOut, en);
    expect([tone, heading]).toEqual(["warning", "2 of 3 signed out."]);
    expect(details).toEqual([`Read back at ${en.time(AT)}. Not done: Support.`]);
    expect(attemptText(signOut, zhCN).heading).toBe("3 个应用中已登出 2 个。");
  });

  it("counts as done only what was read, and names what is left of a contradiction too", () => {
    const readBack = { at: AT, done: false, left: ["Support"], notKnown: ["Shop"] };
    const shown = ["Not done: Support.", "Not known: Shop."].map((end): unknown => expect.stringContaining(end));
    expect(attemptText({ ...signOut, readBack }, en)).toMatchObject({ heading: "1 of 3 signed out.", details: shown });
    const contradicted = attemptText({ ...signOut, outcome: "contradicted", readBack }, en);
    expect(contradicted.details).toEqual([...shown, en.result.contradictedNext]);
  });

  it("names a few of many", () => {
    const left = ["A", "B", "C", "D", "E", "F", "G"];
    const many = { ...signOut, readBack: { at: AT, done: false, left } };
    expect(attemptText(many, en).details[0]).toContain("Not done: A, B, C, D, E, and 2 more.");
    expect(attemptText(many, zhCN).details[0]).toContain("未完成：A、B、C、D、E和另外 2 项。");
  });

  it("says why, if the service refused", () => {
    const failure = { code: "refused", answer: { statusCode: 429 } } as const;
    expect(attemptText({ ...signOut, failure }, en).details[1]).toMatch(/^Refused: /);
  });
});

describe("what has changed since the press", () => {
  const alsoChanged = [{ field: "status", before: "Suspended", after: "Activated" }];
  const readBack = { at: AT, done: true, alsoChanged };
  const notPutBack = { at: AT, state: "answered", answer: { statusCode: 429, requestId: "r-put-back" } } as const;
  const SAID = "Changed since the press: status Suspended → Activated.";

  it.each([
    ["its request ID", { answer: { requestId: "r-1" } }, "Request ID r-1"],
    ["its ID in a header", { answer: { headerRequestId: "h-1" } }, `Request ID ${en.result.fromHeader("h-1")}`],
    ["its unique ID", { answer: { uniqueId: "u-1" } }, "Unique ID u-1"],
    [
      "the ID that the log had",
      { answer: { statusCode: 200 }, recoveredRequestId: "l-1" },
      "Request ID l-1 (recovered from the action log)",
    ],
    [
      "its ID, and not that of a put-back that failed",
      { answer: { requestId: "r-1" }, putBack: notPutBack },
      "Request ID r-1",
    ],
  ])("is said with the update's ID: %s", (_what, changes, id) => {
    const attempt = attemptWith({ readBack, ...changes });
    expect(attemptText(attempt, en).details[0]).toBe(`${SAID} ${id}.`);
    expect(ticketText(attempt, en)).toContain(`${SAID} ${id}.`);
  });

  it("is said in Chinese on screen, and by the service's names in a ticket", () => {
    const attempt = attemptWith({ readBack });
    expect(attemptText(attempt, zhCN).details[0]).toContain("账号状态 已停用 → 正常");
    expect(ticketText(attempt, zhCN)).toContain("status Suspended → Activated");
  });

  it("is said without one if there is none, and put back with that of the put-back", () => {
    expect(attemptText(attemptWith({ readBack, answer: undefined }), en).details[0]).toBe(SAID);
    const isBack = attemptWith({ readBack: { at: AT, done: true }, putBack: notPutBack });
    expect(attemptText(isBack, en).details[0]).toMatch(/as it was before\. Request ID r-put-back\.$/);
  });
});

it.each(FIXES.map(({ id }) => id))("has every outcome of %s in words", (fixId) => {
  for (const outcome of OUTCOMES) {
    expect(attemptText(attemptWith({ fixId, outcome, failure: undefined }), en).heading).not.toBe("");
  }
});
