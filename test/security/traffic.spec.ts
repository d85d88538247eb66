import { setTimeout as pause } from "node:timers/promises";
import { test } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { expect } from "../stories/support/expect.ts";
import { startCollector, type Collector } from "./support/collector.ts";
import { startForwardProxy, type ForwardProxy } from "./support/forward-proxy.ts";
import { times } from "./support/how-much.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

/** Long enough for what a browser does on its own after its start. */
const QUIET = times(10_000);

let stranger: Collector;
let proxy: ForwardProxy;
let rig: Rig;

test.beforeEach(async ({ browserName }) => {
  stranger = await startCollector();
  // The stranger is open, so that what reaches it is seen at both ends.
  proxy = await startForwardProxy((origin) => new URL(origin).hostname === "127.0.0.1");
  rig = await openRig(browserName, { proxyPort: proxy.port });
});
test.afterEach(async () => {
  await rig.close();
  await proxy.close();
  await stranger.close();
});

test("nothing is sent before it is allowed, whatever is asked for @short", async () => {
  await rig.holdPermission();
  const settings = await rig.openSettings();
  await settings.fill(rig.service.url);
  await settings.save.click();
  await expect(settings.page.getByText("Waiting for you to answer the browser's question")).toBeVisible();
  await rig.ask("test-connection");
  await rig.ask("find-user", { typed: "1", userId: "1", userIdType: "user_id" });
  await rig.ask("trace", { requestId: "1" });
  await pause(QUIET);
  expect(await rig.told(proxy.requests)).toEqual({ asked: [], sent: [] });
});

test("everything the browser sends during a whole job goes to the configured origin @short @main", async () => {
  const { service } = rig;
  await rig.setUp();
  const settings = await rig.openSettings();
  await settings.testConnection.click();
  await expect(settings.page.getByText("answered in")).toBeVisible();
  await rig.doOneJob();
  const requestId = service.unbinds[0]?.requestId ?? "";
  const history = await rig.open("history.html");
  await expect(history.locator("body")).toContainText(requestId);
  await rig.ask("trace", { requestId });
  await rig.open("sidepanel.html");

  // Redirects, to itself and to a stranger.
  const desk = await rig.openDesk();
  for (const location of [`${service.url}/elsewhere`, `${stranger.url}/stolen`]) {
    service.break({ call: "get-user", kind: "redirect", location, times: null });
    await desk.lookUp(`${people.zhangSan.userId}${location.length}`);
    await expect(desk.outcome).toContainText("could not be reached");
    service.mend();
    await desk.page.reload();
  }
  await pause(QUIET);

  const { asked, sent } = await rig.told(proxy.requests);
  console.log(`${sent.length} requests for the extension, ${proxy.requests.length - sent.length} of the browser's own`);
  const isOther = (address: string) => !address.startsWith(`${service.url}/api/v3/`);
  expect(asked.filter(isOther)).toEqual([]);
  // No preflight, no tunnel.
  expect(sent.filter((request) => !/^(?:GET|POST) /.test(request))).toEqual([]);
  const addresses = sent.map((request) => request.slice(request.indexOf(" ") + 1));
  expect(addresses.filter(isOther)).toEqual([]);
  expect(sent).toHaveLength(service.allCalls.length);
  expect(stranger.requests).toEqual([]);
  for (const call of ["get-management-token", "get-user", "send-sms", "unbind-phone", "get-user-action-logs"])
    expect(addresses.join()).toContain(`/api/v3/${call}`);
});

test("whatever else the extension sent would be seen, and known for its own @short", async () => {
  const urls = ["https://stranger.example/", `${rig.service.url}/`, "http://localhost:48731/"];
  await rig.inBarePage(`Promise.allSettled(${JSON.stringify(urls)}.map((url) => fetch(url))).then(() => undefined)`);
  const { asked, sent } = await rig.told(proxy.requests);
  expect(sent).toEqual(
    expect.arrayContaining(["CONNECT stranger.example:443", ...urls.slice(1).map((url) => `GET ${url}`)]),
  );
  expect(asked).toEqual(expect.arrayContaining(urls));
});
