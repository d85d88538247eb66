import * as fc from "fast-check";
import { expect, it } from "vitest";
import { requestIdIn } from "../../lib/request-id.ts";

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
