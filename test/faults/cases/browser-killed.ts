import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startBrowser } from "../support/browser.ts";
import { nextCustomer, ready, type Case } from "../case.ts";
import type { Customer } from "../support/customers.ts";
import { pause } from "../support/ground-truth.ts";
import { killBrowser } from "../support/kill.ts";
import type { Outcome } from "../support/outcome-read.ts";
import { expectTruth } from "../support/truths.ts";

/** What the history page calls an outcome. */
const NAMES = { Done: "done", Unknown: "unknown", "Nothing sent": "not-sent", Refused: "refused" } as const;

/** The whole browser dies, and is started again: what reached the service must stand in the history. */
export const browserKilled: Case = {
  name: "browser killed (SIGKILL) and restarted",
  rounds: { full: 50, short: 1 },
  run: async (rig, random, tally, rounds) => {
    const profileDir = await mkdtemp(join(tmpdir(), "faults-profile-"));
    let browser = await startBrowser(rig.extensionDir, rig.address, { profileDir });
    for (let round = 0; round < rounds; round += 1) {
      // A copy: the service's own has no phone once it is unbound.
      const customer = { ...nextCustomer(rig, round) };
      browser.forgetSends();
      const desk = await browser.openDesk();
      await ready(rig, desk, customer);
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 100) });
      await desk.press();
      await pause(random.between(0, 150));
      await killBrowser(browser.context);
      const killed = browser;
      await rig.truth.untilAnswered(customer);

      browser = await startBrowser(rig.extensionDir, rig.address, { profileDir });
      const history = await browser.openHistory();
      const found = await outcomesInHistory(history, customer);
      const requests = rig.truth.unbindRequests(customer).length;
      tally.count(`${requests === 0 ? "not received" : "received"}: ${found.join(" and ") || "not written"}`);
      tally.expect(requests <= 1, `${requests} requests to unbind`);
      tally.expect(found.length === 1 || (found.length === 0 && requests === 0), `${found.length} attempts in history`);
      const timesSent = () => killed.timesSent() + browser.timesSent();
      for (const outcome of found) await expectTruth(tally, { truth: rig.truth, timesSent }, customer, outcome);
      await history.close();
    }
    await browser.context.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  },
};

/** Searches the history for a customer, as an agent does, once the new worker has settled what the last one left open. */
async function outcomesInHistory(page: Page, { userId, phone }: Customer): Promise<Outcome[]> {
  await page.getByRole("searchbox", { name: "Search" }).fill(userId);
  // The first row of a day has the day's name before it.
  const row = page.getByRole("list", { name: "Attempts" }).locator(".history-row");
  const theirs = row.filter({ hasText: `${phone.slice(0, 3)}****${phone.slice(-4)}` });
  const settled = theirs.filter({ hasText: new RegExp(`^(?:${Object.keys(NAMES).join("|")})`) });
  await settled.first().or(page.getByText("No attempt fits this search.")).waitFor();
  const texts = await theirs.allInnerTexts();
  return texts.map((text): Outcome => {
    for (const [name, outcome] of Object.entries(NAMES)) if (text.startsWith(name)) return outcome;
    return `not understood: ${text}`;
  });
}
