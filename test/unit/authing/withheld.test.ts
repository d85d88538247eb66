import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTransport } from "../../../lib/authing/transport.ts";
import { DroppedData } from "../../../lib/authing/contract.ts";
import { resetPassword } from "../../../lib/authing/users.ts";
import { FakeService } from "../../doubles/fake-service.ts";
import { json, RecordingServer } from "../../doubles/recording-server.ts";

// A password that the service has just made must not come further than this room, wherever the service puts it.

const PASSWORD = "Sb-483920176";
let server: RecordingServer;
beforeEach(async () => {
  server = new RecordingServer();
  await server.start();
});
afterEach(() => server.stop());

function ask() {
  const transport = createTransport(server.url, "en-US");
  return transport({ path: "/api/v3/update-user", body: {}, data: DroppedData, withholdsMessage: true });
}

describe.each([
  ["in its data", { statusCode: 200, message: "ok", data: { userId: "u", password: PASSWORD } }],
  ["in its message", { statusCode: 200, message: `The new password is ${PASSWORD}` }],
  ["in the message of a refusal", { statusCode: 500, message: `Could not mail ${PASSWORD}`, requestId: "r-1" }],
  ["in a list of messages", { statusCode: 400, message: ["no", PASSWORD] }],
  ["in a long message", { statusCode: 400, message: PASSWORD.repeat(500) }],
  ["as its apiCode", { statusCode: 400, apiCode: PASSWORD, message: "no" }],
  ["in an answer of no known shape", { password: PASSWORD, message: PASSWORD }],
])("an answer that holds it %s", (_, body) => {
  it("is kept without it, and without words", async () => {
    server.always = json(body);
    const read = JSON.stringify(await ask());
    expect(read).not.toContain(PASSWORD);
    expect(read).not.toContain("Sb-");
    expect(read).toContain('"message":"•••"');
    if ("requestId" in body) expect(read).toContain('"requestId":"r-1"');
  });
});

it("is asked for by the reset", async () => {
  const service = new FakeService();
  let withheld: unknown;
  await resetPassword(
    {
      call: (call) => {
        withheld = call.withholdsMessage;
        return service.call(call);
      },
    },
    "u-1",
    "email",
    {},
  );
  expect(withheld).toBe(true);
});
