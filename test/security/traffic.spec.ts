import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { startCollector } from "./support/collector.ts";
import { Desk } from "./support/desk.ts";
import { startForwardProxy } from "./support/forward-proxy.ts";
import { times } from "./support/how-much.ts";
import { readNetLog, type LoggedRequest } from "./support/net-log.ts";

/** Long enough for what a browser does on its own after its start. */
const QUIET = times(10_000);

test("everything the browser sends during a whole job goes to the configured origin, and nothing before it is allowed @short", async () => {
  const stranger = await startCollector();
  // The stranger is open, so that what reaches it is seen at both ends.
  const proxy = await startForwardProxy((origin) => new URL(origin).hostname === "127.0.0.1");
  const log = join(mkdtempSync(join(tmpdir(), "quick-fix-log-")), "net-log.json");
  const desk = await Desk.open({ args: [...proxy.args, `--log-net-log=${log}`] });
  const { sandbox } = desk;
  try {
    // Everything short of the permission.
    const options = await desk.page("options");
    await desk.fillSettings(options);
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("Waiting for you to answer the browser's question").waitFor();
    const popup = await desk.page("popup");
    await popup.evaluate(`Promise.all([
      { name: "test-connection", payload: {} },
      { name: "find-user", payload: { typed: "1", userId: "1", userIdType: "user_id" } },
      { name: "trace", payload: { requestId: "1" } },
    ].map((message) => chrome.runtime.sendMessage(message)))`);
    await pause(QUIET);
    const beforePermission = [...proxy.requests];
    await popup.close();
    await options.close();

    // The job.
    await desk.setUp();
    const settings = await desk.page("options");
    await settings.getByRole("button", { name: "Test connection" }).click();
    await settings.getByText("answered in").waitFor();
    const window = await desk.page("popup");
    await desk.typeCode(window);
    await window.getByRole("button", { name: /^Unbind 138/ }).click();
    await window.getByText("Phone unbound").waitFor();
    const requestId = sandbox.state.calls.find(({ call }) => call === "unbind-phone")?.requestId ?? "";
    const history = await desk.page("history");
    await history.getByText(requestId).first().waitFor();
    await history.evaluate(`chrome.runtime.sendMessage({ name: "trace", payload: { requestId: "${requestId}" } })`);
    await desk.page("sidepanel");

    // Redirects, to itself and to a stranger.
    for (const location of [`${sandbox.url}/elsewhere`, `${stranger.url}/stolen`]) {
      sandbox.state.faults.add({ call: "get-user", kind: "redirect", location, times: null });
      await window.getByLabel("User", { exact: true }).fill(`${people.zhangSan.userId}${location.length}`);
      await window.getByText("could not be reached").waitFor();
      sandbox.state.faults.clear();
    }
    await pause(QUIET);

    await desk.context.close();

    const { ours, browsers } = told(readNetLog(log), desk.extensionId);
    // What the browser sends for itself goes to hosts that nothing of ours ever asked for.
    const fromUs = (requests: readonly string[]) => requests.filter((request) => !browsers.has(hostOf(request)));
    expect(fromUs(beforePermission), "before permission").toEqual([]);
    const sent = fromUs(proxy.requests);
    expect(
      sent.filter((request) => !/^(?:GET|POST) /.test(request)),
      "no preflight, no tunnel",
    ).toEqual([]);
    expect(sent.filter((request) => !addressOf(request).startsWith(`${sandbox.url}/api/v3/`))).toEqual([]);
    expect(ours.filter(({ url }) => !url.startsWith(`${sandbox.url}/api/v3/`))).toEqual([]);
    expect(sent).toHaveLength(sandbox.state.calls.length);
    expect(stranger.requests).toEqual([]);
    const calls = new Set(sent.map((request) => new URL(addressOf(request)).pathname));
    for (const call of ["get-management-token", "get-user", "send-sms", "unbind-phone", "get-user-action-logs"])
      expect(calls).toContain(`/api/v3/${call}`);
    console.log(
      `${sent.length} requests for the extension, all to the service: ${[...calls].join(", ")}; ` +
        `${proxy.requests.length - sent.length} of the browser's own, to ${[...browsers].join(", ") || "nobody"}`,
    );
  } finally {
    await desk.close();
    await proxy.close();
    await stranger.close();
    rmSync(dirname(log), { recursive: true });
  }
});

test("whatever else the extension sent would be seen, and known for its own @short", async () => {
  const proxy = await startForwardProxy(() => false);
  const log = join(mkdtempSync(join(tmpdir(), "quick-fix-log-")), "net-log.json");
  const desk = await Desk.open({ args: [...proxy.args, `--log-net-log=${log}`] });
  try {
    const page = await desk.page("options");
    const urls = ["https://stranger.example/", `${desk.sandbox.url}/`, "http://localhost:48731/"];
    await page.evaluate(`Promise.allSettled(${JSON.stringify(urls)}.map((url) => fetch(url)))`);
    expect(proxy.requests).toEqual(
      expect.arrayContaining(["CONNECT stranger.example:443", ...urls.slice(1).map((url) => `GET ${url}`)]),
    );
    await desk.context.close();
    const { ours, browsers } = told(readNetLog(log), desk.extensionId);
    expect(ours.map(({ url }) => url)).toEqual(expect.arrayContaining(urls));
    expect(browsers).not.toContain("stranger.example");
  } finally {
    await desk.close();
    await proxy.close();
    rmSync(dirname(log), { recursive: true });
  }
});

/** Whose requests they were: the extension's own, and the hosts that only the browser itself asked for. */
function told(log: readonly LoggedRequest[], extensionId: string) {
  const isOurs = ({ initiator }: LoggedRequest) => initiator.startsWith(`chrome-extension://${extensionId}`);
  const ours = log.filter(isOurs);
  const asked = new Set(ours.map(({ url }) => hostOf(`GET ${url}`)));
  const others = log.filter((request) => !isOurs(request)).map(({ url }) => hostOf(`GET ${url}`));
  return { ours, browsers: new Set(others.filter((host) => !asked.has(host))) };
}

/** The address in a line of the proxy. */
function addressOf(request: string): string {
  const address = request.slice(request.indexOf(" ") + 1);
  return request.startsWith("CONNECT ") ? `https://${address}` : address;
}

/** Without the port: the browser's own services are reached both through a tunnel and without. */
function hostOf(request: string): string {
  const { hostname, port } = new URL(addressOf(request));
  return hostname === "127.0.0.1" || hostname === "localhost" ? `${hostname}:${port}` : hostname;
}
