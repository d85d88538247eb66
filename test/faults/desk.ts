import type { Page } from "@playwright/test";
import * as z from "zod";
import type { Customer } from "./ground-truth.ts";

const StoredAttempt = z.object({
  attemptId: z.string(),
  userId: z.string(),
  state: z.string(),
  outcome: z.optional(z.string()),
  sentAt: z.optional(z.number()),
});
export type StoredAttempt = z.infer<typeof StoredAttempt>;

/** The desk in an open page, driven by what stands on it. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async find({ phone }: Customer): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).fill(phone);
    await this.#button(`${phone.slice(0, 3)}****`).waitFor();
  }

  /** Brings a customer and what was last done for them back to the desk; by ID, because the phone may be gone. */
  async show({ userId }: Customer): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).fill(userId);
    await this.page.getByRole("status", { name: "Result" }).getByRole("heading").waitFor();
  }

  async enterCode(code: string): Promise<void> {
    await this.page.getByLabel("Pass code").fill(code);
  }

  /** A press as quick as a page can do it, so that whatever follows can follow at once. */
  async press(): Promise<void> {
    await this.page.evaluate(() => document.querySelector<HTMLButtonElement>("button[type=submit]")?.click());
  }

  /** Waits until the desk says that nothing is under way and something came of it; returns what it says. */
  async outcome(): Promise<string> {
    await this.page.locator('form[aria-busy="false"]').waitFor({ timeout: 120_000 });
    const heading = this.page.getByRole("status", { name: "Result" }).getByRole("heading");
    return outcomeOf(await heading.innerText());
  }

  async clear(): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).press("Escape");
    await this.page.getByRole("status", { name: "Result" }).getByRole("heading").waitFor({ state: "detached" });
  }

  #button(name: string) {
    return this.page.getByRole("button", { name: `Unbind ${name}` });
  }
}

/** What the agent reads, by the words that the desk begins with. */
export function outcomeOf(heading: string): string {
  const outcomes: Record<string, string> = {
    "Phone unbound.": "done",
    "The phone is unbound": "done",
    "Authing reports success; not": "done, unconfirmed",
    "Authing reported success, but": "contradicted",
    Refused: "refused",
    "The answer was lost": "unknown",
    "Nothing was changed": "not-sent",
  };
  const begins = Object.keys(outcomes).find((start) => heading.startsWith(start));
  return (begins === undefined ? undefined : outcomes[begins]) ?? `not understood: ${heading}`;
}

/** A page in either browser, as far as something can be asked in it. */
interface Asked {
  evaluate: (ask: () => Promise<unknown>) => Promise<unknown>;
}

/** Every attempt in the journal, read by an extension page past all of our code. */
export async function readJournal(page: Asked): Promise<StoredAttempt[]> {
  const attempts = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open("journal");
        // A journal that isn't there yet must not be made by looking for it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => {
          if (opening.error?.name === "AbortError") resolve([]);
          else reject(new Error("The journal can't be opened"));
        };
        opening.onsuccess = () => {
          const reading = opening.result.transaction("attempts").objectStore("attempts").getAll();
          reading.onerror = () => reject(new Error("The journal can't be read"));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return z.array(StoredAttempt).parse(attempts);
}
