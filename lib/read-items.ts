import { storage, type WxtStorageItem } from "wxt/utils/storage";

// eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- any item, whatever it holds; WXT writes it so
type Item = WxtStorageItem<any, {}>;
type Values<Items> = {
  [Name in keyof Items]: Items[Name] extends { getValue(): Promise<infer Value> } ? Value : never;
};

/** Reads several items together: one question to the browser for each storage area, instead of one for each item. */
export async function readItems<Items extends Record<string, Item>>(items: Items): Promise<Values<Items>> {
  const values = await storage.getItems(Object.values(items));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- WXT hands several items back as `any`, in the order asked; each is what its definition says
  return Object.fromEntries(Object.keys(items).map((name, index): unknown[] => [name, values[index]?.value]));
}
