import { expect, test, type Page } from "@playwright/test";
import * as z from "zod";
import { startCollector, type Collector } from "./support/collector.ts";
import { BATTERY } from "./support/csp-battery.ts";
import { Desk } from "./support/desk.ts";

const Report = z.object({
  tried: z.number(),
  executed: z.array(z.string()),
  refusals: z.number(),
  threw: z.record(z.string(), z.string()),
});

let desk: Desk;
let collector: Collector;

test.beforeAll(async () => {
  desk = await Desk.open();
  collector = await startCollector();
  // The stranger is even an allowed origin: the policy alone has to stop it.
  await desk.allow(collector.url);
});
test.afterAll(async () => {
  await desk.close();
  await collector.close();
});
test.beforeEach(() => {
  collector.requests.length = 0;
});

for (const name of ["popup", "options", "sidepanel", "history"] as const) {
  test(`on ${name}.html nothing injected is executed, and nothing is sent${name === "popup" ? " @short" : ""}`, async () => {
    const page = await desk.page(name);
    const report = await tryEverything(page, collector.url);
    console.log(
      `${name}: ${report.tried} tried, ${report.refusals} refusals, ${Object.keys(report.threw).length} errors`,
    );
    expect(report.executed).toEqual([]);
    expect(collector.requests).toEqual([]);
    expect(new URL(page.url()).protocol).toBe("chrome-extension:");
    expect(report.refusals + Object.keys(report.threw).length).toBeGreaterThan(20);
    await page.close();
  });
}

test("on a page without a policy the same battery executes and sends, so that the ones above can fail @short", async () => {
  const page = await desk.context.newPage();
  await page.goto(`${collector.url}/`);
  await page.evaluate(withAddress(collector.url));
  // The form comes last: it takes the page away.
  await expect.poll(() => collector.requests.join()).toContain("POST /form");
  for (const path of ["script.js", "image", "frame", "form", "base/relative.js"]) {
    expect(
      collector.requests.some((request) => request.includes(`/${path}`)),
      path,
    ).toBe(true);
  }
});

async function tryEverything(page: Page, url: string) {
  await page.evaluate(withAddress(url));
  return Report.parse(await page.evaluate("batteryDone"));
}

function withAddress(url: string): string {
  return `(() => { const to = (path) => ${JSON.stringify(url)} + "/" + path; ${BATTERY} })()`;
}
