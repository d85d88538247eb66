import { describe, expect, it } from "vitest";
import { OUTCOMES, type Outcome, type ReadBack } from "../../../lib/state/attempt.ts";
import { FAILURE_CODES, isAnswerLost, type Failure, type FailureCode } from "../../../lib/failure.ts";
import { decideOutcome, isUnconfirmed, isWorthChecking } from "../../../lib/attempt/outcome.ts";
import { attemptWith } from "../../doubles/attempts.ts";

// The table of docs/outcomes.md, row by row.

const AT = 1_000;
const gone: ReadBack = { at: AT, done: true };
const replaced: ReadBack = { at: AT, done: true, replaced: true };
const bound: ReadBack = { at: AT, done: false };
const unread: ReadBack = { at: AT };
const readBacks = { gone, "still bound": bound, "not read": unread, "never tried": undefined };

const parts = ["Shop", "Community", "Support"].map((name) => ({ id: name, name }));

function decide(failure: Failure | undefined, readBack: ReadBack | undefined, sent = true): Outcome {
  return decideOutcome({
    ...(sent && { sentAt: AT }),
    ...(failure && { failure }),
    ...(readBack && { readBack }),
    parts,
  });
}

describe("200", () => {
  it("is done where reading back shows it", () => {
    expect(decide(undefined, gone)).toBe("done");
  });

  it("is done where another phone was bound since", () => {
    expect(decide(undefined, replaced)).toBe("done");
  });

  it("is contradicted where the phone is still bound", () => {
    expect(decide(undefined, bound)).toBe("contradicted");
  });

  it.each([[unread], [undefined]])("is done, unconfirmed, where it can't be read (%o)", (readBack) => {
    expect(decide(undefined, readBack)).toBe("done");
    expect(isUnconfirmed(attemptWith({ outcome: "done", readBack }))).toBe(true);
  });

  it("is not unconfirmed once it was seen", () => {
    expect(isUnconfirmed(attemptWith({ outcome: "done", readBack: gone }))).toBe(false);
  });
});

/** Another statusCode, as each failure that has one carries it. */
const said: Failure[] = [
  { code: "refused", answer: { statusCode: 400, apiCode: 2001 } },
  { code: "refused", answer: { statusCode: 500 } },
  { code: "refused", answer: { statusCode: 200 } },
  { code: "token-refused", answer: { statusCode: 401 } },
  { code: "token-not-renewed", answer: { statusCode: 401 } },
  { code: "end-user-only", answer: { statusCode: 404 } },
  { code: "user-not-found", answer: { statusCode: 404, apiCode: 2004 } },
];

it("is unknown where the status is there and the rest can't be used", () => {
  expect(decide({ code: "undocumented-answer", came: "wrong-shape", answer: { statusCode: 200 } }, bound)).toBe(
    "unknown",
  );
});

describe.each(said)("another statusCode (%j)", (failure) => {
  it("is done by read-back where the phone is gone", () => {
    expect(decide(failure, gone)).toBe("done");
  });

  it("is refused where another phone stands in its place: the customer changed it meanwhile", () => {
    expect(decide(failure, replaced)).toBe("refused");
  });

  it.each([[bound], [unread], [undefined]])("is refused otherwise (%o)", (readBack) => {
    expect(decide(failure, readBack)).toBe("refused");
  });
});

/** Everything that can be known of a request that was sent and has no usable answer. */
const nothingUsable: FailureCode[] = [
  "unreachable",
  "timed-out",
  "undocumented-answer",
  "worker-stopped",
  "unexpected",
  "locked",
];

describe.each(nothingUsable)("nothing usable (%s)", (code) => {
  it("is done by read-back where the phone is gone", () => {
    expect(decide({ code }, gone)).toBe("done");
  });

  it("is done where another phone stands in its place: this one is gone", () => {
    expect(decide({ code }, replaced)).toBe("done");
  });

  it.each([[bound], [unread], [undefined]])("is unknown otherwise (%o)", (readBack) => {
    expect(decide({ code }, readBack)).toBe("unknown");
  });
});

describe("a fix of several parts of which some are done", () => {
  const inPart: ReadBack = { at: AT, done: false, left: ["Support"] };

  it.each([undefined, ...said, ...nothingUsable.map((code) => ({ code }))])(
    "is done in part, whatever was said (%j)",
    (failure) => {
      expect(decide(failure, inPart)).toBe("in-part");
    },
  );

  // Of the others nothing is known: they may all be like it.
  const oneSeen: ReadBack = { at: AT, done: false, left: ["Shop"], notKnown: ["Community", "Support"] };
  const twoSeen: ReadBack = { at: AT, done: false, left: ["Shop"], notKnown: ["Community"] };

  it.each([
    [undefined, "done done contradicted in-part in-part contradicted done"],
    [{ code: "refused", answer: { statusCode: 403 } }, "refused refused refused in-part in-part refused done"],
    [{ code: "timed-out" }, "unknown unknown unknown in-part in-part unknown done"],
    // A part was taken; the rest was refused, lost, or never left.
    [
      { code: "refused", answer: { statusCode: 403 }, partly: true },
      "unknown unknown refused in-part in-part unknown done",
    ],
    [{ code: "timed-out", partly: true }, "unknown unknown unknown in-part in-part unknown done"],
    [{ code: "locked", partly: true }, "unknown unknown unknown in-part in-part unknown done"],
  ] satisfies [Failure | undefined, string][])("after %j is what reading back showed: %s", (failure, outcomes) => {
    const shown = [unread, undefined, bound, inPart, twoSeen, oneSeen, gone];
    expect(shown.map((readBack) => decide(failure, readBack)).join(" ")).toBe(outcomes);
  });

  it("was not sent if it was not sent", () => {
    expect(decide({ code: "no-target" }, inPart, false)).toBe("not-sent");
  });

  it("is worth checking again", () => {
    expect(isWorthChecking(attemptWith({ outcome: "in-part", readBack: inPart }))).toBe(true);
  });
});

describe("before anything was sent", () => {
  const refusedEarlier: FailureCode[] = ["refused", "pass-code-not-valid", "only-login-method", "end-user-only"];

  it.each(refusedEarlier)("is refused where a rule or the code stood against it: %s", (code) => {
    expect(decideOutcome({ failure: { code }, answer: { statusCode: 403 } })).toBe("refused");
  });

  it("is not-sent where only a read was refused: the fix has no answer then", () => {
    expect(decide({ code: "refused", answer: { statusCode: 403 } }, undefined, false)).toBe("not-sent");
  });

  it.each(FAILURE_CODES.filter((code) => !refusedEarlier.includes(code)))("is not-sent for %s", (code) => {
    expect(decide({ code }, undefined, false)).toBe("not-sent");
  });

  it("is not-sent where nobody knows why", () => {
    expect(decide(undefined, undefined, false)).toBe("not-sent");
  });
});

describe("every failure, whatever reading back showed", () => {
  const cases = FAILURE_CODES.flatMap((code) =>
    Object.entries(readBacks).map(([shown, readBack]) => ({ code, shown, readBack })),
  );

  it.each(cases)("never calls $code a plain success ($shown)", ({ code, readBack }) => {
    const outcome = decide({ code }, readBack);
    expect(OUTCOMES).toContain(outcome);
    expect(outcome === "done").toBe(readBack?.done === true);
    expect(outcome).not.toBe("contradicted");
    expect(outcome).not.toBe("not-sent");
    // What may have been done is never called refused.
    if (isAnswerLost({ code })) expect(outcome).not.toBe("refused");
  });
});

it.each([
  ["unknown", bound, true],
  ["unknown", undefined, true],
  ["unknown", { at: AT, orLater: true }, false],
  ["contradicted", bound, true],
  ["done", unread, true],
  ["done", gone, false],
  ["refused", bound, false],
  ["not-sent", undefined, false],
] as const)("offers to check %s (%o) again: %s", (outcome, readBack, worth) => {
  expect(isWorthChecking(attemptWith({ outcome, readBack }))).toBe(worth);
});
