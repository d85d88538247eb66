import { describe, expect, it } from "vitest";
import { possibleRequestId } from "../../lib/request-id.ts";

const ID = "934108e5-9fbf-4d24-8da1-c330328abd6c";

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
