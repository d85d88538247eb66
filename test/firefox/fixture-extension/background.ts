import type { Browser } from "webextension-polyfill";

declare const browser: Browser;

// Made anew every time the event page starts, so that a test can tell one life from the next.
const bootId = crypto.randomUUID();

/** What the page sends. */
export interface Order {
  customer: string;
  fix: string;
}

/** What it gets back. */
export interface Reply {
  text: string;
  bootId: string;
}

async function answer({ customer, fix }: Order): Promise<Reply> {
  const { sent } = await browser.storage.session.get({ sent: 0 });
  const count = Number(sent) + 1;
  await browser.storage.session.set({ sent: count });
  await browser.storage.local.set({ lastCustomer: customer });
  return { text: `${fix} for ${customer}, message ${count}`, bootId };
}

browser.runtime.onMessage.addListener((message: unknown) => (isOrder(message) ? answer(message) : undefined));

function isOrder(message: unknown): message is Order {
  return typeof message === "object" && message !== null && "customer" in message && "fix" in message;
}
