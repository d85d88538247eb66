import { launchChromium } from "../../../scripts/launch-chromium.ts";
import { driven, startBrowser, type Browser } from "../support/browser.ts";
import { nextCustomer, ready, type Case } from "../case.ts";
import { expectTruth } from "../support/truths.ts";

/** A name that the desk accepts over http, and that a browser can be told not to know. */
const HOST = "localhost";
const UNKNOWN_HOST = `--host-resolver-rules=MAP ${HOST} ~NOTFOUND`;

/**
 * The service's name stops resolving between the look-up and the press, so that the read before the send fails. No browser can be
 * told so while it runs: one that knows the name makes everything ready, and hands what it holds to one that doesn't.
 */
export const dnsFailure: Case = {
  name: "DNS failure",
  rounds: { full: 50, short: 1 },
  run: async (rig, _random, tally, rounds) => {
    const { port } = new URL(rig.address);
    const address = `http://${HOST}:${port}`;
    const knowing = await startBrowser(rig.extensionDir, address);
    // It could not be set up, for the key is tested then.
    const { context, extensionId, allow } = await launchChromium(rig.extensionDir, true, undefined, {
      args: [UNKNOWN_HOST],
    });
    await allow(address);
    const unknowing = driven(context, extensionId);
    const bare = await unknowing.openBarePage();
    await bare.evaluate(`chrome.permissions.request({ origins: ["${address}/*"] })`);
    await bare.close();
    const errors: (string | undefined)[] = [];
    unknowing.context.on("requestfailed", (request) => {
      if (request.url().includes("/get-user?")) errors.push(request.failure()?.errorText);
    });
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      unknowing.forgetSends();
      const desk = await knowing.openDesk();
      await ready(rig, desk, customer);
      const code = await desk.page.getByLabel("Pass code").inputValue();
      await handOver(knowing, unknowing);
      await desk.clear();
      await desk.page.close();

      const cutOff = await unknowing.openDesk();
      await cutOff.enterCode(code);
      errors.length = 0;
      await cutOff.press();
      const outcome = await cutOff.outcome();
      tally.count(outcome);
      tally.expect(outcome === "not-sent", `the desk says ${outcome}`);
      tally.expect(errors[0] === "net::ERR_NAME_NOT_RESOLVED", `the read failed by ${errors.join()}`);
      tally.expect(unknowing.timesSent() === 0, "our code sent it");
      tally.expect(rig.truth.unbindRequests(customer).length === 0, "the service got a request");
      await expectTruth(tally, { truth: rig.truth, timesSent: unknowing.timesSent }, customer, outcome);
      await cutOff.page.close();
    }
    await knowing.context.close();
    await unknowing.context.close();
  },
};

/** What one browser's desk holds, put into another's. */
async function handOver(from: Browser, to: Browser): Promise<void> {
  const source = await from.openBarePage();
  const held = JSON.stringify(await source.evaluate("chrome.storage.session.get()"));
  const stored = JSON.stringify(await source.evaluate("chrome.storage.local.get()"));
  await source.close();
  const page = await to.openBarePage();
  await page.evaluate(`chrome.storage.session.set(${held})`);
  await page.evaluate(`chrome.storage.local.set(${stored})`);
  await page.close();
}
