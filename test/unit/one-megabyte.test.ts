import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { strengthOf } from "../../components/settings/passphrase-strength.ts";
import { csvRow } from "../../entrypoints/history/export-csv.ts";
import { traceEntry } from "../../lib/authing/action-logs.ts";
import { ActionLogs, NoData, User } from "../../lib/authing/contract.ts";
import { readAnswer } from "../../lib/authing/read-answer.ts";
import { customerOf } from "../../lib/customer/customer-of.ts";
import { passCodeIn } from "../../lib/customer/pass-code.ts";
import { queryFor, readUserAs, recogniseUser } from "../../lib/customer/user-query.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { entryOf } from "../../lib/journal/database.ts";
import { maskedAttempt } from "../../lib/journal/mask-attempt.ts";
import { searchesFor } from "../../lib/journal/search-terms.ts";
import { messageSchemas } from "../../lib/messages/protocol.ts";
import { copiedId, oneLine } from "../../lib/words/one-line.ts";
import { ticketOf } from "../../lib/result/ticket.ts";
import { fillTemplate, unknownFields } from "../../lib/result/ticket-template.ts";
import { ticketValues } from "../../lib/result/ticket-fields.ts";
import { parseServiceAddress } from "../../lib/settings/service-address.ts";
import { TICKET_FORMATS } from "../../lib/state/settings.ts";
import { readTicketStyleValue } from "../../lib/state/stored-values.ts";
import { en } from "../../lib/words/en.ts";
import { attemptWith } from "../doubles/attempts.ts";
import { userWith } from "../doubles/users.ts";

// No text can stop the desk. What is counted is work, not time: how many characters the patterns were given to look at.

const MEGABYTE = 1_000_000;
const fill = (piece: string) => piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);

/** Each is what some pattern once took long for, or could. */
const TEXTS: Record<string, string> = {
  digits: fill("1"),
  blanks: fill(" "),
  "blanks with an end": `${fill(" ").slice(1)}x`,
  "blanks and breaks": fill(" \n"),
  Han: `${fill("张").slice(2)} @`,
  "dots and a domain": fill("a."),
  "groups of digits": fill("138 "),
  "hyphens and digits": fill("1-"),
  slashes: `https://a.example/${fill("/").slice(20)}x`,
  "open fields": fill("{{a"),
  formulas: fill("=;"),
  "a secret's name": fill("passCode: "),
  "joined emoji": fill("👨\u200d"),
  invisible: fill("\u200b"),
};
const texts = Object.entries(TEXTS);

/** Characters that patterns were given since the test began; where one begins again behind a match, only what was left. */
let work = 0;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the pattern that it is called on
const { exec } = RegExp.prototype;
beforeEach(() => {
  work = 0;
  RegExp.prototype.exec = function (text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    // A sticky pattern looks at one place.
    const to = found ? found.index + found[0].length : this.sticky ? from + 1 : text.length;
    work += Math.max(1, to - from);
    return found;
  };
});
afterEach(() => {
  RegExp.prototype.exec = exec;
});

describe.each(texts)("one megabyte of %s", (_name, text) => {
  it("as whom the agent means, or as the code, is refused unread", async () => {
    expect(recogniseUser(text)).toMatchObject({ ok: false });
    for (const type of ["phone", "email", "username", "external_id", "user_id"] as const) {
      expect(readUserAs(text, type)).toMatchObject({ ok: false });
      expect(await queryFor(text, type)).toMatchObject({ ok: false });
    }
    expect(passCodeIn(text)).toMatchObject({ ok: false });
    expect(work).toBe(0);
  });

  it("in a message to the worker is none", () => {
    const find = { text, limit: 1 };
    expect(messageSchemas["find-attempts"].safeParse(find).success).toBe(false);
    expect(messageSchemas.trace.safeParse({ requestId: text }).success).toBe(false);
    const user = { typed: text, userId: "u", userIdType: "phone" };
    expect(messageSchemas["find-user"].safeParse(user).success).toBe(false);
    expect(work).toBeLessThan(10 * MEGABYTE);
  });

  it("as an answer's message and handles is cut before it is cleaned, kept, found and shown", async () => {
    // In one answer no more than a megabyte fits.
    const half = text.slice(0, MEGABYTE / 5);
    const body = { statusCode: 400, message: half, apiCode: half, requestId: half, uniqueId: half };
    const secrets = ["483920", "a-long-access-key-secret-0123456789"];
    const result = await readAnswer(Response.json(body), NoData, secrets);
    if (result.ok) throw new Error("A refusal is no success");
    const { answer } = result.failure;
    const attempt = attemptWith({ outcome: "refused", failure: result.failure, answer });
    const kept = [maskedAttempt(attempt, userWith()), entryOf(attempt), ...everyTicket(attempt)];
    for (const one of kept) expect(JSON.stringify(one).length).toBeLessThan(40_000);
    expect(work).toBeLessThan(MEGABYTE / 2);
  });

  it("in each text of a user is cut or refused", async () => {
    for (const field of ["name", "nickname", "username", "status", "phone", "email", "userId", "externalId"]) {
      const data = { userId: "u", identities: [], [field]: text.slice(0, MEGABYTE - 1_000) };
      const result = await readAnswer(Response.json({ statusCode: 200, data }), User, ["483920"]);
      if (!result.ok) continue;
      expect(JSON.stringify(customerOf(result.value.data)).length).toBeLessThan(10_000);
    }
    // Its schema looks at a text once, to see that it is one.
    expect(work).toBeLessThan(8 * MEGABYTE);
  });

  it("in an action log is cut", async () => {
    const data = { totalCount: 1, list: [{ eventDetail: text.slice(0, MEGABYTE - 1_000) }] };
    const result = await readAnswer(Response.json({ statusCode: 200, data }), ActionLogs, ["483920"]);
    if (result.ok) for (const log of result.value.data.list) expect(traceEntry(log).detail?.length).toBeLessThan(2_001);
    expect(work).toBeLessThan(MEGABYTE);
  });

  it("as a template is no template, and as one that somebody tries it is read once", () => {
    expect(readTicketStyleValue({ format: "plain", templates: { plain: text } })?.templates).toEqual({});
    expect(work).toBe(0);
    unknownFields(text);
    fillTemplate(text, "markdown", ticketValues(attemptWith(), en));
    expect(work).toBeLessThan(3 * MEGABYTE);
  });

  it("as a cell, a line, an ID, a search, an address or a passphrase is looked at a few times", () => {
    csvRow([text]);
    oneLine(text);
    copiedId(text);
    searchesFor(text);
    parseServiceAddress(text);
    strengthOf(text);
    expect(work).toBeLessThan(25 * MEGABYTE);
  });
});

it.each([...texts, ["comments that are open", fill("<!--")], ["comments and NULs", fill("<!---->\0")]])(
  "one megabyte of %s as a whole answer, before one and behind one, is looked at a few times",
  async (_name, text) => {
    for (const body of [text, `${text.slice(8)}{}`, `{}${text.slice(8)}`])
      expect(await readAnswer(new Response(body), NoData)).toMatchObject({ ok: false });
    expect(work).toBeLessThan(10 * MEGABYTE);
  },
);

it("of brackets in an answer's data is none of ours to go down into", async () => {
  const deep = `${"[".repeat(MEGABYTE / 2 - 50)}${"]".repeat(MEGABYTE / 2 - 50)}`;
  for (const schema of [NoData, User, ActionLogs]) {
    const result = await readAnswer(new Response(`{"statusCode":200,"data":${deep}}`), schema, ["483920"]);
    expect(result.ok).toBe(schema === NoData);
  }
});

it("of identities or log entries is no list without end", async () => {
  const identities = Array.from({ length: 40_000 }, () => ({ provider: "wechat" }));
  const user = await readAnswer(Response.json({ statusCode: 200, data: { userId: "u", identities } }), User);
  expect(user.ok && user.value.data.identities).toHaveLength(100);
  const list = Array.from({ length: 40_000 }, () => ({ eventType: "x" }));
  const logs = await readAnswer(Response.json({ statusCode: 200, data: { totalCount: 1, list } }), ActionLogs);
  expect(logs.ok && logs.value.data.list).toHaveLength(200);
});

function everyTicket(attempt: Attempt) {
  return TICKET_FORMATS.map((format) => ticketOf(attempt, en, { format, templates: {} }));
}
