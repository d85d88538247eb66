import { describe, expect, it } from "vitest";
import { TICKET_FIELDS, ticketValues } from "../../../lib/result/ticket-fields.ts";
import { TICKET_FORMATS } from "../../../lib/state/settings.ts";
import { styleInForce } from "../../../lib/settings/effective-settings.ts";
import { builtInTemplate, escapeFor, fillTemplate, unknownFields } from "../../../lib/result/ticket-template.ts";
import { ticketOf, ticketText } from "../../../lib/result/ticket.ts";
import { en } from "../../../lib/words/en.ts";
import { attemptWith } from "../../doubles/attempts.ts";

describe("a template", () => {
  it("takes every field, with spaces around its name or without", () => {
    const template = TICKET_FIELDS.map((field) => `{{${field}}}|{{ ${field} }}`).join("\n");
    expect(unknownFields(template)).toEqual([]);
    const filled = fillTemplate(template, "plain", ticketValues(attemptWith(), en));
    expect(filled).not.toContain("{{");
    for (const line of filled.split("\n")) expect(new Set(line.split("|")).size).toBe(1);
  });

  it("names unknown fields once each, and leaves them as they are written", () => {
    const template = "{{requestId}} {{ nope }} {{nope}} {{__proto__}} {{}} {not} {{{user}}}";
    expect(unknownFields(template)).toEqual(["nope", "__proto__", ""]);
    expect(fillTemplate("a {{ nope }}", "plain", ticketValues(attemptWith(), en))).toBe("a {{ nope }}");
  });

  it("marks a requestId that only the action log had", () => {
    const attempt = attemptWith({ answer: { statusCode: 200 }, recoveredRequestId: "log-1" });
    expect(ticketValues(attempt, en).requestId).toBe("log-1 (recovered from the action log)");
  });

  it("never fills a field that a value brings along", () => {
    const attempt = attemptWith({ answer: { message: "{{user}} $& $1" } });
    expect(fillTemplate("{{message}}", "plain", ticketValues(attempt, en))).toBe("{{user}} $& $1");
  });

  it.each(TICKET_FORMATS)("is built in for %s, with known fields alone", (format) => {
    const template = builtInTemplate(format, en, "unbind-phone");
    expect(unknownFields(template)).toEqual([]);
    for (const field of TICKET_FIELDS) expect(template).toContain(`{{${field}}}`);
  });
});

describe("a value is one line of plain text", () => {
  it.each(TICKET_FORMATS)("in %s", (format) => {
    expect(escapeFor(format, "Status: 200\r\n\u2028 Request ID: x")).not.toMatch(/[\r\n\u2028]/u);
  });

  it.each([
    ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"],
    [`"' & &amp;`, "&quot;&#39; &amp; &amp;amp;"],
  ])("in HTML: %s", (value, escaped) => {
    expect(escapeFor("html", value)).toBe(escaped);
  });

  it.each([
    ["[a](http://x) ![b](c)", "\\[a\\](http:\\//x) \\!\\[b\\](c)"],
    ["138****8000", "138\\*\\*\\*\\*8000"],
    ["`code` <b> ~~x~~ | # h", "&#96;code&#96; \\<b\\> \\~\\~x\\~\\~ \\| \\# h"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["&#96;", "\\&\\#96;"],
    ["b7c1f1a0-0d9f-46e1", "b7c1f1a0-0d9f-46e1"],
    // No live link: one in a customer's name is anybody's, and one with a `\_` in it leads nowhere.
    ["Bob WWW.evil.example.com", "Bob WWW\\.evil.example.com"],
    ["https://gw.example.com/authing_v3", "https:\\//gw.example.com/authing\\_v3"],
  ])("in Markdown: %s", (value, escaped) => {
    expect(escapeFor("markdown", value)).toBe(escaped);
  });

  it.each([
    ["{code}x{code}", "\\{code\\}x\\{code\\}"],
    ["[~admin] [x|http://y]", "\\[\\~admin\\] \\[x\\|http://y\\]"],
    ["h1. Big", "h1&#46; Big"],
    ["a\\{b", "a&#92;\\{b"],
    ["-gone- a--b", "\\-gone\\- a\\-\\-b"],
    ["b7c1f1a0-0d9f-46e1", "b7c1f1a0-0d9f-46e1"],
    ["Bob (x) (i) (y) (on)", "Bob &#40;x) &#40;i) &#40;y) &#40;on)"],
    ["(!) (*) (+) (/)", "&#40;\\!) &#40;\\*) &#40;\\+) &#40;/)"],
    ["a :) ;) :P b: c", "a &#58;) &#59;) &#58;P b: c"],
    ["&#123;code&#125;", "&amp;\\#123;code&amp;\\#125;"],
  ])("in Jira: %s", (value, escaped) => {
    expect(escapeFor("jira", value)).toBe(escaped);
  });
});

it("says where an ID came from, and isolates a name that is written from right to left", () => {
  const answer = { statusCode: 499, uniqueId: "u-55", headerRequestId: "h-9", message: "m", messageLength: 3_000 };
  expect(ticketValues(attemptWith({ answer, userName: "ليلى" }), en)).toMatchObject({
    requestId: "h-9 (from the response header x-authing-request-id); Unique ID: u-55",
    message: "m… (3,000 characters in all)",
    user: "\u2068ليلى\u2069 (6319a1504f3c2a7f214dd5b1)",
  });
});

describe("the ticket", () => {
  const plain = { format: "plain", templates: {} } as const;

  it("is plain text for whoever chose nothing", () => {
    expect(ticketText(attemptWith(), en).split("\n")).toEqual([
      "Request ID: b7c1f1a0-request",
      "Unbind phone (Quick Fix for Authing)",
      "Outcome: Phone unbound.",
      "User: 张三 (6319a1504f3c2a7f214dd5b1)",
      "Phone: 138****8000",
      "Status: 200",
      "Message: ok",
      "API code: none returned",
      "Attempt ID: 0d9f6a2e-attempt",
      "Time: 2026-11-02T08:00:01.000Z",
      "Service: https://api.authing.cn",
    ]);
  });

  it.each(TICKET_FORMATS)("begins with the request ID in %s", (format) => {
    const { text, html = text } = ticketOf(attemptWith(), en, { format, templates: {} });
    for (const written of [text, html]) expect(written.split("\n")[0]).toContain("b7c1f1a0-request");
  });

  it("in HTML comes with text for where only text can go", () => {
    const templates = { html: "<b>{{outcome}}</b>", plain: "{{outcome}}!" };
    expect(ticketOf(attemptWith(), en, { format: "html", templates })).toEqual({
      html: "<b>Phone unbound.</b>",
      text: "Phone unbound.!",
    });
    expect(ticketOf(attemptWith(), en, plain).html).toBeUndefined();
  });

  it("follows the organisation's template in the format that is chosen", () => {
    const own = { format: "jira", templates: { jira: "mine" } } as const;
    expect(styleInForce(own, { ticketTemplate: "theirs" })).toEqual({ format: "jira", templates: { jira: "theirs" } });
    expect(styleInForce(own, {})).toEqual(own);
  });

  it("follows the organisation's format, with its template or with the agent's own", () => {
    const own = { format: "jira", templates: { jira: "mine", html: "my html" } } as const;
    expect(styleInForce(own, { ticketFormat: "html" })).toEqual({ format: "html", templates: own.templates });
    expect(styleInForce(own, { ticketFormat: "html", ticketTemplate: "theirs" })).toEqual({
      format: "html",
      templates: { html: "theirs" },
    });
  });
});
