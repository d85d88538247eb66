import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNoId, requestIdIn } from "../../../lib/authing/request-id.ts";
import { idText } from "../../../lib/result/result-text.ts";
import { failureTicket, ticketOf, ticketText, type Ticket } from "../../../lib/result/ticket.ts";
import { en } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import type { ServiceAnswer } from "../../../lib/failure.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { PLAIN_TICKET, TICKET_FORMATS, type TicketStyle } from "../../../lib/state/settings.ts";
import { attemptWith } from "../../doubles/attempts.ts";

const HTML_TICKET: TicketStyle = { ...PLAIN_TICKET, format: "html" };

describe("the evidence of an attempt", () => {
  it("has why it was refused, and what the service said, word for word", () => {
    const answer = { statusCode: 400, apiCode: 2001, message: "验证码不正确 <b>", requestId: "r-1" };
    const attempt = attemptWith({ outcome: "refused", failure: { code: "refused", answer }, answer });
    const lines = ticketText(attempt, en).split("\n");
    expect(lines).toContainEqual(expect.stringMatching(/^Outcome: Refused: /));
    for (const line of ["Status: 400", `Message: ${answer.message}`, "API code: 2001", "Request ID: r-1"])
      expect(lines).toContain(line);
  });

  it("calls by its name what was to be unbound", () => {
    const ofEmail = attemptWith({ fixId: "unbind-email", target: "z***@example.com" });
    expect(ticketText(ofEmail, en)).toContain("\nE-mail: z***@example.com\n");
  });

  it("says which part is left, and has the ID of each request", () => {
    const parts = ["Shop", "Forum"].map((name) => ({ id: name, name }));
    const readBack = { at: 1, done: false, left: ["Forum"] };
    const answer = { statusCode: 200, requestId: "r-2", earlierRequestIds: ["r-1"] };
    const attempt = attemptWith({ fixId: "sign-out", outcome: "in-part", parts, readBack, answer });
    for (const { text, html = text } of [ticketOf(attempt, en, PLAIN_TICKET), ticketOf(attempt, en, HTML_TICKET)]) {
      expect(html).toMatch(/Outcome:.* 1 of 2 signed out\. Read back at .* Not done: Forum\./);
      expect(html).toContain("r-2; Earlier request IDs: r-1");
    }
  });

  it("says a status in words", () => {
    const attempt = attemptWith({ fixId: "reactivate", target: "Suspended" });
    expect(ticketText(attempt, zhCN)).toContain("\n原状态: 已停用\n");
    expect(ticketText({ ...attempt, target: "Frozen" }, zhCN)).toContain("\n原状态: Frozen\n");
  });

  it("says what was absent, and makes nothing up", () => {
    const text = ticketText(attemptWith({ outcome: "unknown", answer: undefined, readBack: undefined }), en);
    for (const label of ["Status", "Message", "API code", "Request ID"])
      expect(text).toContain(`${label}: none returned`);
    expect(text).toContain(attemptWith().attemptId);
  });

  it.each<[Partial<Attempt>, says: string]>([
    [{ outcome: "not-sent", failure: { code: "target-changed" } }, en.failures["target-changed"].says],
    [{ outcome: "not-sent", failure: { code: "locked" } }, en.failures.locked.says],
    [{ outcome: "not-sent", failure: { code: "timed-out" } }, en.failures["timed-out"].says],
    [{ outcome: "refused", failure: { code: "only-login-method" } }, "Quick Fix refuses: "],
  ])("of one that was never sent says why, and has no lines for what nobody was asked: %j", (ended, says) => {
    const never = { sentAt: undefined, answeredAt: undefined, answer: undefined, readBack: undefined };
    const attempt = attemptWith({ ...never, ...ended });
    for (const format of TICKET_FORMATS) {
      const { text, html = text } = ticketOf(attempt, en, { format, templates: {} });
      for (const ticket of [text, html]) {
        expect(ticket).toMatch(/Unbind phone.*\n[^]*Outcome/);
        expect(ticket).not.toMatch(/none returned|Status|Message|API code|Request ID/);
      }
    }
    expect(ticketText(attempt, en)).toContain(says);
    const own = {
      format: "plain",
      templates: { plain: "{{requestId}}|{{statusCode}}|{{message}}|{{apiCode}}" },
    } as const;
    expect(new Set(ticketText(attempt, en, own).split("|"))).toEqual(new Set(["the fix was not sent"]));
    const answered = { ...attempt, answer: { statusCode: 400 } };
    expect(ticketText(answered, en)).toMatch(/Status: 400\nMessage: none returned/);
  });

  it.each<Partial<Attempt>>([
    { outcome: "unknown", failure: { code: "timed-out" }, readBack: { at: 1_000, done: false } },
    { outcome: "in-part", parts: [], readBack: { at: 1_000, done: false, left: ["Forum"] } },
  ])("has one clock for every moment, in every time zone: %j", (ended) => {
    for (const words of [en, zhCN]) {
      const text = ticketText(attemptWith({ fixId: "sign-out", ...ended }), words);
      expect(text).toContain("1970-01-01T00:00:01.000Z");
      expect(text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, "")).not.toMatch(/\d:\d{2}/u);
    }
  });

  it.each<[Partial<Attempt>, says: RegExp]>([
    [
      { outcome: "refused", failure: { code: "refused" }, readBack: { at: 1 } },
      /Refused: .* could not be read back\.$/m,
    ],
    [
      { outcome: "unknown", failure: { code: "timed-out", partly: true }, readBack: { at: 1 } },
      / could not be read\.$/m,
    ],
    [
      { outcome: "unknown", failure: { code: "timed-out", partly: true }, readBack: { at: 1, done: false } },
      / At 1970\S+ the customer was still signed in/,
    ],
  ])("says what reading back showed, or that it failed: %j", (ended, says) => {
    expect(ticketText(attemptWith({ fixId: "sign-out", parts: [], ...ended }), en)).toMatch(says);
  });

  it("names the user by the ID alone where there is no name", () => {
    expect(ticketText(attemptWith({ userName: undefined }), en)).not.toMatch(/undefined|null/);
  });
});

it.each(TICKET_FORMATS)(
  "has each ID as the button copies it, and no line that the service made up, in %s",
  (format) => {
    const odd = "r-1\0\u001b\u202e9\u200b\r\nStatus: 200";
    const copied = "r-19 Status: 200";
    const says = (answer: ServiceAnswer, more: Partial<Attempt> = {}) => {
      const attempt = attemptWith({ outcome: "refused", failure: { code: "refused", answer }, answer, ...more });
      const { text, html = text } = ticketOf(attempt, en, { format, templates: {} });
      const ofFailure = failureTicket({ code: "refused", answer }, en, format);
      return [text, html, ofFailure.text, ofFailure.html ?? ""].filter((written) => written !== "");
    };
    const message = "no\0\u001b[31m\u202e\r\nRequest ID: forged";
    for (const handle of ["requestId", "uniqueId", "headerRequestId"])
      for (const text of says({ statusCode: 400, message, [handle]: odd })) {
        expect(text).toContain(copied);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|^Status: 200|^Request ID: forged/mu);
      }
    const recovered = says({ statusCode: 400, earlierRequestIds: [odd, odd] }, { recoveredRequestId: odd })[0] ?? "";
    expect(recovered.match(/r-19 Status: 200/gu)).toHaveLength(3);
  },
);

it("has the evidence of what failed before there was an attempt", () => {
  const answer = { statusCode: 404, apiCode: 2004, message: "用户不存在", requestId: "r-2" };
  const { text } = failureTicket({ code: "user-not-found", answer }, en, "plain");
  expect(text).toContain(en.failures["user-not-found"].says);
  expect(text).toContain("Message: 用户不存在");
  expect(text).toContain("Request ID: r-2");
  expect(failureTicket({ code: "timed-out" }, en, "plain").text).toContain("Request ID: none returned");
});

it.each(TICKET_FORMATS)(
  "writes what failed before there was an attempt as an attempt's ticket is written, in %s",
  (format) => {
    const message = "{color:red}(x) *bad* <b>b</b> !http://evil/x.png! [a](b)";
    const answer = { httpStatus: 200, statusCode: 400, message, requestId: "r_1*" };
    const failure = { code: "refused", answer } as const;
    const linesOf = ({ text, html = text }: Ticket) => html.split("\n");
    const ofAttempt = linesOf(
      ticketOf(attemptWith({ outcome: "refused", failure, answer }), en, { format, templates: {} }),
    );
    const ofFailure = linesOf(failureTicket(failure, en, format));
    for (const line of ofFailure) expect(ofAttempt).toContain(line);
    expect(ofFailure[0]).toBe(ofAttempt[0]);
    expect(ofFailure.join()).toMatch(/Status.*Message.*API code/u);
    expect(failureTicket(failure, en, format).html === undefined).toBe(format !== "html");
  },
);

describe("Trace asks for the ID in", () => {
  const id = fc.oneof(
    fc.uuid(),
    fc.stringMatching(/^[0-9]{6,19}$/u),
    fc.stringMatching(/^[a-z][\w.:/+=-]{0,30}[a-z0-9]$/u).filter((text) => !isNoId(text)),
  );
  const other = "b7c1f1a0-0d9f-46e1-9a6f-3f3a52483920";
  const answers: ((id: string) => Partial<Attempt>)[] = [
    (requestId) => ({ answer: { statusCode: 400, requestId } }),
    (requestId) => ({ answer: { statusCode: 400, requestId, uniqueId: other, earlierRequestIds: ["r-0", "r-1"] } }),
    (headerRequestId) => ({ answer: { statusCode: 400, headerRequestId } }),
    (headerRequestId) => ({ answer: { statusCode: 400, headerRequestId, uniqueId: other } }),
    (uniqueId) => ({ answer: { statusCode: 400, uniqueId } }),
    (recoveredRequestId) => ({ answer: { statusCode: 400, earlierRequestIds: ["r-0"] }, recoveredRequestId }),
  ];
  const attemptOf = (more: Partial<Attempt>) =>
    attemptWith({
      attemptId: "934108e5-9fbf-4d24-8da1-c330328abd6c",
      outcome: "refused",
      failure: { code: "refused" },
      ...more,
    });

  it.each(
    [en, zhCN].flatMap((words) =>
      TICKET_FORMATS.map((format) => ({ words, format, language: words.result.requestId })),
    ),
  )("every ticket, and in its first line alone: $language, $format", ({ words, format }) => {
    fc.assert(
      fc.property(id, fc.constantFrom(...answers), (one, answerWith) => {
        const { text, html = text } = ticketOf(attemptOf(answerWith(one)), words, { format, templates: {} });
        for (const ticket of [text, html])
          for (const pasted of [ticket, ticket.split("\n")[0] ?? ""]) expect(requestIdIn(pasted), pasted).toBe(one);
      }),
    );
  });

  it("a failure's ticket, and what the result says of a call", () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...answers), fc.constantFrom(en, zhCN), (one, answerWith, words) => {
        const attempt = attemptOf(answerWith(one));
        const { answer, recoveredRequestId } = attempt;
        for (const format of answer && recoveredRequestId === undefined ? TICKET_FORMATS : []) {
          const { text, html = text } = failureTicket({ code: "refused", ...(answer && { answer }) }, words, format);
          for (const ticket of [text, html]) expect(requestIdIn(ticket), ticket).toBe(one);
        }
        const said = words.result.alsoChanged(["status"], idText(answer, words, recoveredRequestId));
        if (/\d/u.test(one)) expect(requestIdIn(said), said).toBe(one);
      }),
    );
  });
});
