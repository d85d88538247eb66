import { browser } from "wxt/browser";
import type { StoredItem } from "./stored-item.ts";

type Values<Items> = { [Name in keyof Items]: Items[Name] extends StoredItem<infer Value> ? Value : never };

/** Reads several items together: one question to the browser for each storage area, instead of one for each item. */
export async function readItems<Items extends Record<string, StoredItem<unknown>>>(
  items: Items,
): Promise<Values<Items>> {
  const namesIn = (wanted: string) => Object.values(items).flatMap(({ area, name }) => (area === wanted ? [name] : []));
  const [local, session] = await Promise.all([
    browser.storage.local.get(namesIn("local")),
    browser.storage.session.get(namesIn("session")),
  ]);
  const found = { local, session };
  const values = Object.entries(items).map(([as, { area, valueIn }]): unknown[] => [as, valueIn(found[area])]);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- storage knows no types; each value is what its item says
  return Object.fromEntries(values);
}
