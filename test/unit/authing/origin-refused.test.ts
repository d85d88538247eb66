import { afterAll, beforeAll, expect, it } from "vitest";
import { NoData, PreCheckData } from "../../../lib/authing/contract.ts";
import { requestToken } from "../../../lib/authing/token.ts";
import { createTransport } from "../../../lib/authing/transport.ts";
import { json, raw, RecordingServer, type Reply } from "../../doubles/recording-server.ts";

const ORIGIN = "chrome-extension://abc";
const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const ask = (reply: Reply) => {
  server.always = reply;
  return createTransport(server.url, "en-US", { origin: ORIGIN })({ path: "/api/v3/x", body: {}, data: NoData });
};

it.each([
  ["a bare 403 in JSON", json({ statusCode: 403, message: "Forbidden" }, 403)],
  ["a bare 403 of another shape", json({ error: "forbidden" }, 403)],
  ["a 403 as a page", raw("<h1>403</h1>", 403)],
  ["an empty 403", raw("", 403)],
  ["a 403 in words", raw("Origin not allowed", 403)],
  [
    "words about the origin",
    json({ statusCode: 403, message: "Origin chrome-extension://abc is not allowed", requestId: "r" }),
  ],
  ["words about allowedOrigins", json({ statusCode: 400, message: "not in allowedOrigins", apiCode: 1001 })],
  ["words about CORS", json({ statusCode: 401, message: "Blocked by CORS" })],
  ["words behind a code that says no more", json({ statusCode: 400, message: "Forbidden origin", apiCode: 400 })],
  ["words in Chinese", json({ statusCode: 403, message: "请求来自不在安全域中的跨域来源" })],
])("is recognised by %s, and named", async (_how, reply) => {
  expect(await ask(reply)).toMatchObject({ failure: { code: "origin-refused", origin: ORIGIN } });
});

it.each([
  [
    "a key that may not",
    json({ statusCode: 403, message: "no permission", apiCode: 1001, requestId: "r" }, 403),
    "refused",
  ],
  ["a 403 that the API itself gave", json({ statusCode: 403, message: "Forbidden", requestId: "r" }, 403), "refused"],
  [
    "one whose ID is in its header",
    (response, request) => {
      response.setHeader("x-authing-request-id", "h");
      json({ statusCode: 403, message: "Forbidden" }, 403)(response, request);
    },
    "refused",
  ],
  ["a 403 over HTTP 200", json({ statusCode: 403, message: "Forbidden" }), "refused"],
  ["a wrong code", json({ statusCode: 400, message: "The original code has expired", apiCode: 2001 }), "refused"],
  ...[
    { message: "Verification code wrong (origin: sms)", apiCode: 2001 },
    { message: "Origin not allowed", apiCode: 2001 },
    { message: "The origin phone number does not match" },
    { message: "resource origin user has no permission" },
  ].map((said): [string, Reply, string] => [
    `"${said.message}" of another matter`,
    json({ statusCode: 400, ...said }),
    "refused",
  ]),
  ["a gateway", raw("<h1>502</h1>", 502), "undocumented-answer"],
  ["a 403 that is cut off", raw('{"statusCode":4', 403), "undocumented-answer"],
  ["a 403 that is too large", raw("x".repeat(1_000_001), 403), "undocumented-answer"],
] satisfies [string, Reply, string][])("is not taken from %s", async (_what, reply, code) => {
  expect(await ask(reply)).toMatchObject({ failure: { code } });
});

it.each([200, 400, 401, 404, 409, 422, 429, 499, 500, 503, 601])(
  "is not taken from HTTP 403 with a statusCode %i of its own, however bare",
  async (statusCode) => {
    expect(await ask(json({ statusCode, message: "验证码错误" }, 403))).toMatchObject(
      statusCode === 200
        ? { ok: true, value: { answer: { httpStatus: 403, statusCode } } }
        : { failure: { code: "refused", answer: { httpStatus: 403, statusCode, message: "验证码错误" } } },
    );
  },
);

it("is not taken from a success whose data has another shape, whatever HTTP says", async () => {
  server.always = json({ statusCode: 200, data: {} }, 403);
  const transport = createTransport(server.url, "en-US", { origin: ORIGIN });
  expect(await transport({ path: "/api/v3/x", body: {}, data: PreCheckData })).toMatchObject({
    failure: { code: "undocumented-answer", came: "wrong-shape" },
  });
});

it("is not blamed on the access key", async () => {
  server.always = json({ statusCode: 403, message: "Forbidden" }, 403);
  const credentials = { serviceAddress: server.url, accessKeyId: "k", accessKeySecret: "s" };
  const transport = createTransport(server.url, "en-US", { origin: ORIGIN });
  expect(await requestToken(transport, credentials)).toMatchObject({ failure: { code: "origin-refused" } });
});

it("is no refusal, whatever HTTP says, where the service reports success", async () => {
  expect(await ask(json({ statusCode: 200, message: "origin allowed" }, 403))).toMatchObject({ ok: true });
});
