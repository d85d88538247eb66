import { expect, it } from "vitest";
import { people } from "../../../sandbox/people.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { desk, json, useDesk } from "./desk.ts";

useDesk();

const { userId, phone } = people.zhangSan;

it("keeps the truth about every request, without its secrets", async () => {
  const passCode = await desk.codeFor(phone);
  await desk.call("unbind-phone", { passCode, userId });
  await desk.call("get-management-token", { accessKeyId: "a", accessKeySecret: "hunter2" });
  const calls = await desk.control("GET", "calls");
  expect(calls).toMatchObject([
    { n: 1, call: "send-sms", tokenKind: "management", userId, changed: true },
    {
      n: 2,
      call: "unbind-phone",
      method: "POST",
      path: "/api/v3/unbind-phone",
      userId,
      statusCode: 200,
      changed: true,
      body: { userId, passCode },
    },
    { n: 3, call: "get-management-token", tokenKind: "none", statusCode: 401, changed: false },
  ]);
  expect(JSON.stringify(calls)).not.toMatch(/hunter2|Bearer/);
});

it("answers unknown paths and preflights in the documented shape, and opens no door to pages", async () => {
  const lost = await fetch(`${desk.url}/api/v3/delete-everything`, { method: "POST" });
  const preflight = await fetch(`${desk.url}/api/v3/unbind-phone`, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example" },
  });
  expect([lost.status, await lost.json()]).toMatchObject([404, { statusCode: 404 }]);
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([404, null]);
  expect(desk.state.calls.map((call) => call.method)).toEqual(["POST", "OPTIONS"]);
});

it("refuses a body that is not an object", async () => {
  for (const body of ["[]", "{", '"text"']) {
    const headers = { ...json, "x-authing-app-id": "6319a1504f30c2a7f214d002" };
    const answer = await fetch(`${desk.url}/api/v3/send-sms`, { method: "POST", headers, body });
    expect(await answer.json()).toMatchObject({ statusCode: 400 });
  }
});

it("turns switches, and refuses those it does not have", async () => {
  expect(await desk.control("POST", "switches", { requestIdOnSuccess: false, apiCodeAsString: true })).toMatchObject({
    requestIdOnSuccess: false,
    codeSeconds: 300,
  });
  expect(await desk.getUser({ userId })).not.toHaveProperty("requestId");
  expect(await desk.getUser({ userId: "x" })).toMatchObject({ apiCode: "2004" });
  expect(await desk.control("POST", "switches", { gravity: false })).toHaveProperty("error");
});

it("moves the clock", async () => {
  expect(await desk.control("POST", "clock", { advanceMs: 90_000 })).toEqual({ now: "2026-11-02T08:01:30.000Z" });
});

it("signs a person in, if there is one", async () => {
  expect(await desk.control("POST", "sign-in", { userId })).toHaveProperty("access_token");
  expect(await desk.control("POST", "sign-in", { userId: "nobody" })).toHaveProperty("error");
});

it("starts over, and leaves tokens good", async () => {
  await desk.call("unbind-phone", { passCode: await desk.codeFor(phone), userId });
  desk.state.set({ unbindPhone: "end-user" });
  desk.state.faults.add({ kind: "empty" });
  await desk.control("POST", "reset");
  expect(await desk.control("GET", "settings")).toMatchObject({ faults: [], switches: { unbindPhone: "management" } });
  expect(await desk.control("GET", "sms")).toEqual([]);
  expect(await desk.control("GET", "calls")).toEqual([]);
  expect(await desk.getUser({ userId })).toMatchObject({ statusCode: 200, data: { phone } });
});

it("lists people with what happens to each", async () => {
  const list = await desk.control("GET", "people");
  expect(list).toHaveLength(Object.keys(people).length);
  expect(list).toContainEqual(
    expect.objectContaining({ key: "wangWu", note: people.wangWu.note, phone: people.wangWu.phone }),
  );
});

it("shows the customer's phone, and names cannot become markup", async () => {
  const code = await desk.codeFor(people.markup.phone);
  const page = await (await fetch(desk.url)).text();
  expect(page).toContain(`data-copy="${code}"`);
  expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(page).not.toContain("<img");
  expect(page).not.toMatch(/(src|href)="http/);
});

it("says when its port is taken", async () => {
  await expect(startSandbox({ port: desk.port })).rejects.toThrow("EADDRINUSE");
});

it("ends every connection with its answer once told to keep none", async () => {
  const sandbox = await startSandbox();
  const connection = async () => (await fetch(`${sandbox.url}/api/v3/get-user`)).headers.get("connection");
  const before = await connection();
  sandbox.keepConnections(false);
  const after = await connection();
  await sandbox.close();
  expect([before, after]).toEqual(["keep-alive", "close"]);
});
