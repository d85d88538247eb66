import type { Browser } from "webextension-polyfill";
import type { Order, Reply } from "./background.ts";

declare const browser: Browser;

const trusted = new Set<string>();
for (const kind of ["input", "change", "keydown", "click"]) {
  document.addEventListener(kind, (event) => trusted.add(`${kind} ${event.isTrusted}`), true);
}

function one<T extends Element>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`There is no ${id}`);
  return element;
}

function onClick(id: string, act: () => void): void {
  one(id, HTMLButtonElement).addEventListener("click", act);
}

async function send(): Promise<void> {
  const order = { customer: one("customer", HTMLInputElement).value, fix: one("fix", HTMLSelectElement).value };
  const reply = await browser.runtime.sendMessage<Order, Reply>(order);
  document.body.dataset["bootId"] = reply.bootId;
  document.body.dataset["trusted"] = [...trusted].sort().join(", ");
  one("result", HTMLOutputElement).textContent = reply.text;
}

async function allow(): Promise<void> {
  const granted = await browser.permissions.request({ origins: ["http://127.0.0.1/*"] });
  one("access", HTMLOutputElement).textContent = granted ? "granted" : "refused";
}

onClick("send", () => void send());
onClick("allow", () => void allow());
onClick("confirm", () => {
  one("dialog", HTMLDialogElement).showModal();
});
onClick("yes", () => {
  one("dialog", HTMLDialogElement).close();
});
