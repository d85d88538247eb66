import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { possibleRequestId, requestIdIn } from "../../../lib/authing/request-id.ts";

const ID = "934108e5-9fbb-4d24-8da1-c330328abd6c";

it.each([
  [ID, ID],
  [`  ${ID}\n`, ID],
  [`Request ID: ${ID}`, ID],
  [`requestId: "${ID}",`, ID],
  [`请求 ID：${ID}`, ID],
  [`Request ID: ${ID.toUpperCase()}.`, ID.toUpperCase()],
  [`x-authing-request-id: ${ID}`, ID],
  [`\u200b${ID.slice(0, 9)}\u2060${ID.slice(9)}\u202c`, ID],
  [`see ${ID} (${ID})`, ID],
  ["Request ID: req-12.34_5", "req-12.34_5"],
  ["requestId=abc;", "abc"],
  ["req-12", "req-12"],
  ["Request\u00a0ID:\u00a077120031", "77120031"],
  ["Request ID - none", "Request ID - none"],
  ["Request ID: none returned", "Request ID: none returned"],
  ["Request ID: undefined", "Request ID: undefined"],
  ['{"requestId":null,"uniqueId":"u-55"}', "u-55"],
  ["Request ID: N/A\nUnique ID: u-55", "u-55"],
  ["Request ID: null-7", "null-7"],
  [`https://example.com/logs?requestId=${ID}&page=1`, ID],
  ["the request ID is missing (again)", "the request ID is missing (again)"],
  ["请求ID：77120031。", "77120031"],
  ["**Request ID:** 77120031", "77120031"],
  ["*Request ID:* req\\_7 (from the header)", "req_7"],
  ["<p><strong>Request ID:</strong> a&amp;7</p>", "a&7"],
  ['{\\"requestId\\":\\"r-7\\",\\"uniqueId\\":\\"u-7\\"}', "r-7"],
  ["Request ID r-7 (recovered from the action log).", "r-7"],
  [`Request ID: ${ID.replaceAll("-", "\u2010")}`, ID],
  [ID.replaceAll("-", "\u2011"), ID],
  [ID.replace("-", "\u2013").replace("-", "\uff0d"), ID],
  [ID.replace("934", "９３４"), ID],
  [`Request ID: none returned; Unique ID: u-551`, "u-551"],
  [`Request ID: r-7; Unique ID: ${ID}`, "r-7"],
  ["Request ID: r-7\nMessage: see Request ID: r-8", "r-7"],
  // Which of the two tickets is meant is not certain.
  ["Request ID: r-7; Unique ID: u-1\nRequest ID: r-8", "Request ID: r-7; Unique ID: u-1\nRequest ID: r-8"],
  // Which of two is meant is not certain, so what was pasted is asked as it is.
  [`${ID} 11111111-9fbb-4d24-8da1-c330328abd6c`, `${ID} 11111111-9fbb-4d24-8da1-c330328abd6c`],
  // A part of a longer one is nobody's.
  [`${ID}-7`, `${ID}-7`],
  ["", ""],
  [" \u200b ", ""],
])("finds the ID in %j", (pasted, id) => {
  expect(requestIdIn(pasted)).toBe(id);
});

it("finds any UUID, whatever invisible characters stand in it", () => {
  const invisible = fc.array(fc.constantFrom("\u200b", "\u2060", "\u202a", "\ufeff", "\u00ad"), { maxLength: 3 });
  fc.assert(
    fc.property(fc.uuid(), fc.nat(36), invisible, (id, at, dirt) => {
      expect(requestIdIn(`Request ID: ${id.slice(0, at)}${dirt.join("")}${id.slice(at)}`)).toBe(id);
    }),
  );
});

describe("the search field takes for a request ID", () => {
  it.each([
    [ID, ID],
    [`  ${ID}\n`, ID],
    [`Request ID: ${ID}`, ID],
    [`\u202a${ID}\u202c`, ID],
    [`请求 ID：${ID}`, ID],
    [`{"statusCode":400,"requestId":"${ID}"}`, ID],
    ["x-authing-request-id: 20261102-abc", "20261102-abc"],
    ["requestId=12345678901", "12345678901"],
    ["req_2026.11:02-77", "req_2026.11:02-77"],
  ])("the ID in %j", (typed, id) => expect(possibleRequestId(typed)).toBe(id));

  it.each([
    ["nothing", ""],
    ["a name", "Zhang San"],
    ["a username", "zhangsan"],
    ["a Chinese name", "张三丰丰丰丰丰丰1"],
    ["an e-mail", "zhang1234@example.com"],
    ["a phone", "13800138000"],
    ["a phone with its country", "+86 138-0013-8000"],
    ["a user ID", "6319a1504f3c2a7f214dd5b1"],
    ["a few characters", "req-7"],
    ["two different IDs", `${ID} ${ID.replace("9", "8")}`],
    ["a page", "1".repeat(201)],
  ])("not %s", (_what, typed) => expect(possibleRequestId(typed)).toBeUndefined());
});
