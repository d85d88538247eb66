import { people } from "../../../sandbox/people.ts";
import type { Person } from "../../../sandbox/person.ts";

/** Customers whose phone can be unbound, to take turns. */
const LIKE = [
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
];

export interface Customer {
  userId: string;
  phone: string;
}

let made = 0;

/** Somebody new, so that nothing is left of what was done for them in another round. */
export function newCustomer(round: number): Person & Customer {
  const like: Person = LIKE[round % LIKE.length] ?? people.zhangSan;
  made += 1;
  return {
    ...structuredClone(like),
    key: `customer${made}`,
    userId: `6319a1504f3c2a7f${String(made).padStart(8, "0")}`,
    phone: String(18_700_180_000 + made),
    ...(like.username && { username: `${like.username}${made}` }),
    ...(like.email && { email: `${made}.${like.email}` }),
  };
}
