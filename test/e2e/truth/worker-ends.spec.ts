import { expect, test } from "../support/test.ts";

// What the world in a seed (test/world) takes for granted of a browser that ends a worker.

test("a worker that is killed leaves what it had asked for, and nothing that it had not @main", async ({
  extension,
}) => {
  const page = await extension.open("help.html");
  await extension.inWorker(`new Promise((held) => {
    navigator.locks.request("of the worker", () => (held(), new Promise(() => {})));
  })`);
  const waiting = page.evaluate(`navigator.locks.request("of the worker", () => "given back")`);
  await extension.inWorker(`chrome.alarms.create("of the worker", { when: Date.now() + 3_600_000 })`);
  // Asked for, and not waited for.
  await extension.inWorker(`void [1, 2, 3].forEach((asked) => {
    chrome.storage.session.set({ asked });
    chrome.storage.local.set({ asked });
  });
  setTimeout(() => chrome.storage.session.set({ late: true }), 1_000);`);
  await extension.killWorker();

  expect(await waiting).toBe("given back");
  await extension.inWorker("undefined");
  await page.waitForTimeout(1_500);
  expect(await page.evaluate(`chrome.storage.session.get(["asked", "late"])`)).toEqual({ asked: 3 });
  expect(await page.evaluate(`chrome.storage.local.get("asked")`)).toEqual({ asked: 3 });
  expect(await page.evaluate(`chrome.alarms.clear("of the worker")`)).toBe(true);
});
