import { describe, expect, it } from "vitest";
import { DEFAULT_SERVICE_ADDRESS, originPattern, parseServiceAddress } from "../../../lib/settings/service-address.ts";

describe("what the agent typed", () => {
  it.each([
    [DEFAULT_SERVICE_ADDRESS, "https://api.authing.cn"],
    ["https://api.authing.cn/", "https://api.authing.cn"],
    [" https://API.Authing.cn ", "https://api.authing.cn"],
    ["api.authing.cn", "https://api.authing.cn"],
    ["core.example.com:8443", "https://core.example.com:8443"],
    ["https://api.authing.cn:443", "https://api.authing.cn"],
    ["https://gateway.example/authing/", "https://gateway.example/authing"],
    ["https://api.authing.cn/api/v3", "https://api.authing.cn"],
    ["https://api.authing.cn/api/v3/", "https://api.authing.cn"],
    ["https://gateway.example/authing/api/v3", "https://gateway.example/authing"],
    ["\u200bhttps://api.authing.cn", "https://api.authing.cn"],
    ["https://api.authing.cn/\u200b", "https://api.authing.cn"],
    ["\u202ahttps://api.auth\u00ading.cn\u202c", "https://api.authing.cn"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
    ["https://例子.公司", "https://xn--fsqu00a.xn--55qx5d"],
  ])("%j becomes %s", (typed, value) => {
    expect(parseServiceAddress(typed)).toEqual({ ok: true, value });
  });

  it.each([
    "",
    " ",
    "https://",
    "https://user@api.authing.cn",
    "https://user:secret@api.authing.cn",
    "https://api.authing.cn/?a=b",
    "https://api.authing.cn/#a",
    "https://a b",
    "javascript:alert(1)",
    "http://",
    "https//api.authing.cn",
    "https:api.authing.cn",
    "https:/api.authing.cn",
    "\u200b",
  ])("%j is no address", (typed) => {
    expect(parseServiceAddress(typed)).toEqual({ ok: false, failure: { code: "address-malformed" } });
  });

  it.each([
    "http://api.authing.cn",
    "http://192.168.1.5:3000",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://0.0.0.0",
    "ftp://api.authing.cn",
    "file://localhost/etc",
    "ws://localhost",
    "chrome-extension://abc",
  ])("%j is not safe", (typed) => {
    expect(parseServiceAddress(typed)).toMatchObject({ ok: false });
    expect(parseServiceAddress(typed)).not.toMatchObject({ ok: true });
  });
});

it.each([
  ["https://api.authing.cn", true, "https://api.authing.cn/*"],
  ["https://gateway.example/authing", true, "https://gateway.example/*"],
  ["http://127.0.0.1:3000", true, "http://127.0.0.1:3000/*"],
  ["http://127.0.0.1:3000", false, "http://127.0.0.1/*"],
])("asks for the one origin of %s (ports in patterns: %s)", (address, ports, pattern) => {
  expect(originPattern(address, ports)).toBe(pattern);
});
