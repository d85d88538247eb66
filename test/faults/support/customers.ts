import { people, seedPeople } from "../../../sandbox/people.ts";
import type { Person } from "../../../sandbox/person.ts";

/** More than the sandbox has, for rounds that wait side by side. */
const MORE: Person[] = Array.from({ length: 50 }, (_, index) => ({
  ...people.zhangSan,
  key: `more${index}`,
  note: "Can be unbound.",
  userId: `6319a1504f3c2a7f214e${String(index).padStart(4, "0")}`,
  name: `张三 ${index}`,
  username: `zhangsan${index}`,
  email: `zhangsan${index}@example.com`,
  phone: `1870018${String(index).padStart(4, "0")}`,
}));

/** Customers whose phone can be unbound, to take turns. */
export const CUSTOMERS = [
  people.zhangSan,
  people.liSi,
  people.nameless,
  people.emoji,
  people.layla,
  people.qianBa,
  people.longName,
  people.chenJing,
  people.zhouShi,
  people.markup,
  ...MORE,
].map(({ userId, phone }) => ({ userId, phone: phone ?? "" }));
export type Customer = (typeof CUSTOMERS)[number];

/** Everybody, as on the first day. */
export function everybody(): Person[] {
  return [...seedPeople(), ...structuredClone(MORE)];
}
