import { expect, test } from "@playwright/test";
import * as z from "zod";
import { startCollector, type Collector } from "../support/collector.ts";
import { BATTERY } from "../support/csp-battery.ts";
import { IS_SHORT } from "../support/how-much.ts";
import { FirefoxDesk } from "./firefox-desk.ts";

const Report = z.object({
  tried: z.number(),
  executed: z.array(z.string()),
  refusals: z.number(),
  threw: z.record(z.string(), z.string()),
});
/** Comes with the extension, so that it is subject to the policy as its own code is; what a driver evaluates is not. */
const SCRIPT = "battery.js";

let desk: FirefoxDesk;
let collector: Collector;

test.beforeAll(async () => {
  collector = await startCollector();
  desk = await FirefoxDesk.open({}, { [SCRIPT]: battery() });
});
test.afterAll(async () => {
  await desk.close();
  await collector.close();
});
test.beforeEach(() => {
  collector.requests.length = 0;
});

for (const name of IS_SHORT ? ["popup"] : ["popup", "options", "sidepanel", "history"]) {
  test(`in Firefox, on ${name}.html nothing injected is executed, and nothing is sent @short`, async () => {
    const { firefox } = desk;
    await firefox.open(`${name}.html`);
    await firefox.evaluate(
      `const script = document.createElement("script"); script.src = "/${SCRIPT}"; document.body.append(script);
       return new Promise((loaded, failed) => { script.onload = loaded; script.onerror = failed; });`,
    );
    const report = Report.parse(JSON.parse(String(await firefox.evaluate(WHEN_DONE))));
    console.log(
      `Firefox, ${name}: ${report.tried} tried, ${report.refusals} refusals, ${Object.keys(report.threw).length} errors`,
    );
    expect(report.executed).toEqual([]);
    expect(collector.requests).toEqual([]);
    expect(await firefox.url()).toContain(`${firefox.origin}/${name}.html`);
    expect(report.refusals + Object.keys(report.threw).length).toBeGreaterThan(20);
    await firefox.closeTab();
  });
}

test("in Firefox, on a page without a policy the same battery executes and sends, so that the ones above can fail @short", async () => {
  const { firefox } = desk;
  await firefox.open(`${collector.url}/`);
  await firefox.evaluate(
    "const script = document.createElement('script'); script.textContent = arguments[0]; document.body.append(script);",
    battery(),
  );
  // The form comes last: it takes the page away.
  await expect.poll(() => collector.requests.join(), { timeout: 20_000 }).toContain("POST /form");
  for (const path of ["script.js", "image", "frame", "form", "base/relative.js"]) {
    expect(
      collector.requests.some((request) => request.includes(`/${path}`)),
      path,
    ).toBe(true);
  }
});

const WHEN_DONE = "return window.batteryDone.then((report) => JSON.stringify(report))";

function battery(): string {
  return `(() => { const to = (path) => ${JSON.stringify(collector.url)} + "/" + path; ${BATTERY} })()`;
}
