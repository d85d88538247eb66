import type { Page } from "@playwright/test";
import { FIX_FACTS, fixIds } from "../../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../../lib/fixes/index.ts";
import { isUnderWay, type Attempt } from "../../../lib/state/attempt.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { FIX_SCENES } from "../../doubles/fix-scenes.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Case } from "../case.ts";
import { pause } from "../support/ground-truth.ts";
import { killWorker } from "../support/kill.ts";

/** Milliseconds that writing down and reading back take around the request. */
const AFTER = 120;

/** The worker is killed at a random moment around the press of every fix. The messages are those of the desk, without its page. */
export const fixesKilled: Case[] = fixIds.map((fixId) => ({
  name: `fixes: worker killed during ${fixId}`,
  rounds: { full: 100, short: 3 },
  run: async ({ truth, openBarePage, address }, random, tally, rounds) => {
    const page = await openBarePage();
    const { customer, call, isDone } = FIX_SCENES[fixId];
    const { userId } = customer;
    await page.evaluate(
      `chrome.storage.local.get("settings").then(({ settings }) =>
        chrome.storage.local.set({ chosenFixes: ${JSON.stringify(fixIds)}, settings: { ...settings, appId: "${credentials.appId}" } }))`,
    );
    for (let round = 0; round < rounds; round += 1) {
      truth.state.reset();
      const before = await attemptOf(page, address, fixId, userId);
      const passCode = await prepare(page, fixId, userId, () => truth.state.world.messages.at(-1)?.code ?? "");
      const delayMs = random.between(0, 150);
      truth.state.faults.add({ call, kind: "delay", delayMs });
      const payload = { fixId, userId, passCode, passCodeTypedAt: Date.now() };
      await page.evaluate(
        `void chrome.runtime.sendMessage(${JSON.stringify({ name: "apply-fix", payload })}).catch(() => 0)`,
      );
      await pause(random.between(0, delayMs + AFTER));
      await killWorker(page);

      const sent = () => truth.state.calls.filter((one) => one.call === call);
      while (sent().some(({ answered }) => answered === "pending")) await pause(20);
      let attempt: Attempt | undefined;
      do {
        await ask(page, "wake", {});
        await pause(50);
        attempt = await attemptOf(page, address, fixId, userId);
      } while (isUnderWay(attempt));

      const person = truth.state.world.people.find((one) => one.userId === userId);
      const done = person !== undefined && isDone(person);
      const isNew = attempt?.attemptId !== before?.attemptId;
      const outcome = isNew ? (attempt?.outcome ?? "none") : "not written";
      tally.count(outcome);
      tally.expect(sent().length <= 1, `${sent().length} requests`);
      tally.expect(outcome !== "done" || done, "it says done, and it is not");
      tally.expect(
        (outcome !== "refused" && outcome !== "contradicted") || !done,
        `it says ${outcome}, and it is done`,
      );
      tally.expect(
        !["not-sent", "not written"].includes(outcome) || sent().length === 0,
        `${outcome}, and it was sent`,
      );
    }
    await page.close();
  },
}));

/** Looks the customer up, and has a code sent if one is asked for. */
async function prepare(page: Page, fixId: FixId, userId: string, newestCode: () => string): Promise<string> {
  await ask(page, "find-user", { typed: userId, userId, userIdType: "user_id" });
  await ask(page, "preview-fix", { fixId, userId });
  if (!FIX_FACTS[fixId].asksForCode) return "";
  // The minute that the service enforces begins anew with each round; the desk's own has to be forgotten.
  await page.evaluate(`chrome.storage.session.remove("sentCodes")`);
  await ask(page, "send-code", { fixId, userId });
  return newestCode();
}

async function ask(page: Page, name: string, payload: object): Promise<void> {
  await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, payload })})`);
}

async function attemptOf(
  page: Page,
  serviceAddress: string,
  fixId: FixId,
  userId: string,
): Promise<Attempt | undefined> {
  const stored: { attempts?: Record<string, Attempt> } = await page.evaluate(`chrome.storage.session.get("attempts")`);
  return stored.attempts?.[fixUserKey({ serviceAddress, fixId, userId })];
}
