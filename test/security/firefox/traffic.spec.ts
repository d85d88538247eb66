import { test } from "@playwright/test";
import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { PermissionPrompt } from "../../firefox/support/permission-prompt.ts";
import { RequestLog } from "../../firefox/support/request-log.ts";
import { expect } from "../../stories/support/expect.ts";
import { startCollector, type Collector } from "../support/collector.ts";
import { startForwardProxy, type ForwardProxy } from "../support/forward-proxy.ts";
import { FirefoxDesk } from "./firefox-desk.ts";

let proxy: ForwardProxy;
let stranger: Collector;
let desk: FirefoxDesk;

test.beforeAll(async () => {
  stranger = await startCollector();
  // The stranger is open, so that what reaches it is seen at both ends.
  proxy = await startForwardProxy((origin) => new URL(origin).hostname === "127.0.0.1");
  desk = await FirefoxDesk.open({
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy.port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy.port,
    "network.proxy.no_proxies_on": "",
    // Firefox would go straight to this computer otherwise.
    "network.proxy.allow_hijacking_localhost": true,
  });
});
test.afterAll(async () => {
  await desk.close();
  await proxy.close();
  await stranger.close();
});

test("in Firefox, everything sent during a whole job goes to the configured origin, and nothing before it is allowed @short @main", async () => {
  const { firefox, service } = desk;
  const log = await RequestLog.start(firefox);
  const prompt = new PermissionPrompt(firefox);
  await prompt.asks(true);
  const options = await desk.openSettings();
  await options.fill(service.url);
  await options.save.click();
  expect(String(await prompt.text())).toContain("127.0.0.1");
  await firefox.evaluate(`return Promise.all(arguments[0].map((message) => browser.runtime.sendMessage(message)))`, [
    { name: "test-connection", payload: {} },
    { name: "find-user", payload: { typed: "1", userId: "1", userIdType: "user_id" } },
    { name: "trace", payload: { requestId: "1" } },
  ]);
  await prompt.answer("Deny");
  await expect(options.page.getByRole("status", { name: "Result" })).toContainText("Nothing was saved");
  expect([...(await log.all()), ...proxy.requests.filter(isLoopback)], "before permission").toEqual([]);

  await prompt.asks(false);
  await options.page.close();
  await desk.setUp();
  const settings = await desk.openSettings();
  await settings.testConnection.click();
  await expect(settings.page.getByText("answered in")).toBeVisible();
  await settings.page.close();
  await desk.doOneJob();
  const requestId = z.string().parse(service.unbinds.at(-1)?.requestId);
  await desk.barePage();
  await firefox.evaluate("return browser.runtime.sendMessage(arguments[0])", { name: "trace", payload: { requestId } });

  // Redirects, to itself and to a stranger.
  const window = await desk.openDesk();
  for (const location of [`${service.url}/elsewhere`, `${stranger.url}/stolen`]) {
    service.break({ call: "get-user", kind: "redirect", location, times: null });
    await window.lookUp(`${people.zhangSan.userId}${location.length}`);
    await expect(window.outcome).toContainText("could not be reached");
    service.mend();
    await window.page.reload();
  }

  const ours = await log.all();
  const sent = proxy.requests.filter(isLoopback);
  console.log(`Firefox: ${sent.length} requests for the extension; ${proxy.requests.length - sent.length} of its own`);
  expect(ours.filter((url) => !url.startsWith(`${service.url}/api/v3/`))).toEqual([]);
  expect(sent.filter((request) => !/^(?:GET|POST) /.test(request))).toEqual([]);
  expect(sent.filter((request) => !request.includes(` ${service.url}/api/v3/`))).toEqual([]);
  expect(sent).toHaveLength(service.allCalls.length);
  expect(stranger.requests).toEqual([]);
  // What Firefox asked for on its own went to hosts that nothing of ours asked for.
  const hosts = new Set(ours.map((url) => new URL(url).host));
  expect(
    proxy.requests.filter((request) => !isLoopback(request) && [...hosts].some((host) => request.includes(host))),
  ).toEqual([]);
});

test("in Firefox, whatever else the extension sent would be seen, and known for its own @short", async () => {
  const { firefox } = desk;
  const log = await RequestLog.start(firefox);
  await desk.barePage();
  const urls = ["https://stranger.example/", `${desk.service.url}/`, "http://localhost:48731/"];
  await firefox.evaluate("return Promise.allSettled(arguments[0].map((url) => fetch(url))).then(() => null)", urls);
  expect(proxy.requests).toEqual(
    expect.arrayContaining(["CONNECT stranger.example:443", ...urls.slice(1).map((url) => `GET ${url}`)]),
  );
  expect(await log.all()).toEqual(expect.arrayContaining(urls));
});

/** This computer, where the sandbox and the stranger are. */
function isLoopback(request: string): boolean {
  return /^\w+ (?:https?:\/\/)?(?:127\.0\.0\.1|localhost)[:/]/.test(request);
}
