import { expect, test } from "@playwright/test";
import * as z from "zod";
import { startCollector, type Collector } from "./support/collector.ts";
import { BATTERY } from "./support/csp-battery.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const Report = z.object({
  tried: z.number(),
  executed: z.array(z.string()),
  refusals: z.number(),
  threw: z.record(z.string(), z.string()),
});
/** Comes with the extension, so that it is subject to the policy as its own code is; what a driver evaluates is not. */
const SCRIPT = "battery.js";

let rig: Rig;
let collector: Collector;

test.beforeAll(async ({ browserName }) => {
  collector = await startCollector();
  rig = await openRig(browserName, { files: { [SCRIPT]: battery() } });
  // The stranger is even an allowed origin: the policy alone has to stop it.
  await rig.allow(collector.url);
});
test.afterAll(async () => {
  await rig.close();
  await collector.close();
});
test.beforeEach(() => {
  collector.requests.length = 0;
});

for (const name of ["popup.html", "options.html", "sidepanel.html", "history.html"] as const) {
  test(`on ${name} nothing injected is executed, and nothing is sent${name === "popup.html" ? " @short" : ""}`, async () => {
    const page = await rig.open(name);
    await page.evaluate(`new Promise((onload, onerror) => {
      document.body.append(Object.assign(document.createElement("script"), { src: "/${SCRIPT}", onload, onerror }));
    }).then(() => undefined)`);
    const report = Report.parse(await page.evaluate("window.batteryDone"));
    console.log(
      `${name}: ${report.tried} tried, ${report.refusals} refusals, ${Object.keys(report.threw).length} errors`,
    );
    expect(report.executed).toEqual([]);
    expect(collector.requests).toEqual([]);
    expect(await page.evaluate("location.href")).toMatch(new RegExp(`^(?:chrome|moz)-extension://[^/]+/${name}`));
    expect(report.refusals + Object.keys(report.threw).length).toBeGreaterThan(20);
    await page.close();
  });
}

test("on a page without a policy the same battery executes and sends, so that the ones above can fail @short", async () => {
  const page = await rig.openWeb(`${collector.url}/`);
  await page.evaluate(
    `void document.body.append(Object.assign(document.createElement("script"), { textContent: ${JSON.stringify(battery())} }))`,
  );
  // The form comes last: it takes the page away.
  await expect.poll(() => collector.requests.join()).toContain("POST /form");
  for (const path of ["script.js", "image", "frame", "form", "base/relative.js"]) {
    expect(
      collector.requests.some((request) => request.includes(`/${path}`)),
      path,
    ).toBe(true);
  }
});

function battery(): string {
  return `(() => { const to = (path) => ${JSON.stringify(collector.url)} + "/" + path; ${BATTERY} })()`;
}
