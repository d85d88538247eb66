import type { Person } from "./person.ts";

const longName = "Wolfeschlegelsteinhausenbergerdorff ".repeat(7).trim();

/** Everybody in the pool, by a stable key. Tests refer to them; the sandbox works on copies. */
export const people = {
  zhangSan: {
    key: "zhangSan", note: "Can be unbound: also signs in with e-mail.",
    userId: "6319a1504f3c2a7f214dd5b1", status: "Activated", name: "张三", nickname: "小张", username: "zhangsan",
    email: "zhangsan@example.com", emailVerified: true, phone: "13800138000", phoneVerified: true,
    lastLogin: "2026-10-30T08:15:00.000Z", loginsCount: 42, identities: [],
  },
  liSi: {
    key: "liSi", note: "Can be unbound: also signs in with WeChat. No e-mail.",
    userId: "6319a1504f3c2a7f214dd5b2", status: "Activated", name: "李四", username: "lisi",
    email: null, emailVerified: false, phone: "13900139000", phoneCountryCode: "+86", phoneVerified: true, loginsCount: 7,
    identities: [{
      identityId: "62f20932716fbcc10d966e01", extIdpId: "62f20932716fbcc10d966ee1", provider: "wechat", type: "openid",
      userIdInIdp: "oX7gS5e9sandboxLiSi",
    }],
  },
  wangWu: {
    key: "wangWu", note: "Refused: the phone is the only login method.",
    userId: "6319a1504f3c2a7f214dd5b3", status: "Activated", name: "王五", username: null,
    emailVerified: false, phone: "13700137000", phoneVerified: true, loginsCount: 3, identities: [],
  },
  zhaoLiu: {
    key: "zhaoLiu", note: "Refused: no phone is bound.",
    userId: "6319a1504f3c2a7f214dd5b4", status: "Activated", name: "赵六", username: "zhaoliu",
    email: "zhaoliu@example.com", emailVerified: true, phone: null, phoneCountryCode: null, phoneVerified: false, identities: [],
  },
  sunQi: {
    key: "sunQi", note: "Refused: the account is suspended.",
    userId: "6319a1504f3c2a7f214dd5b5", status: "Suspended", name: "孙七", username: "sunqi",
    email: "sunqi@example.com", emailVerified: true, phone: "13600136000", phoneVerified: true, identities: [],
  },
  nameless: {
    key: "nameless", note: "Can be unbound. Has no name at all, only an e-mail.",
    userId: "6319a1504f3c2a7f214dd5b6", status: "Activated", name: null, nickname: null,
    email: "nobody@example.com", emailVerified: true, phone: "13500135000", phoneVerified: true, identities: [],
  },
  emoji: {
    key: "emoji", note: "Can be unbound. An emoji name.",
    userId: "6319a1504f3c2a7f214dd5b7", status: "Activated", name: "🦄 小马 👩‍👩‍👧", username: "pony",
    email: "pony@example.com", emailVerified: true, phone: "13400134000", phoneVerified: true, identities: [],
  },
  layla: {
    key: "layla", note: "Can be unbound. A right-to-left name.",
    userId: "6319a1504f3c2a7f214dd5b8", status: "Activated", name: "ليلى حسن", username: "layla",
    email: "layla@example.com", emailVerified: true, phone: "13300133000", phoneVerified: true, identities: [],
  },
  oliver: {
    key: "oliver", note: "Can be unbound. A foreign number: the SMS needs +44.",
    userId: "6319a1504f3c2a7f214dd5b9", status: "Activated", name: "Oliver Smith", username: "oliver",
    email: "oliver@example.co.uk", emailVerified: true, phone: "7400123456", phoneCountryCode: "+44", phoneVerified: true, identities: [],
  },
  qianBa: {
    key: "qianBa", note: "Can be unbound, but the e-mail was never verified.",
    userId: "6319a1504f3c2a7f214dd5ba", status: "Activated", name: "钱八", username: "qianba",
    email: "qianba@example.com", emailVerified: false, phone: "13200132000", phoneVerified: true, identities: [],
  },
  longName: {
    key: "longName", note: "Can be unbound. A very long name.",
    userId: "6319a1504f3c2a7f214dd5bb", status: "Activated", name: longName, username: "wolfe",
    email: "wolfe@example.com", emailVerified: true, phone: "13100131000", phoneVerified: true, identities: [],
  },
  chenJing: {
    key: "chenJing", note: "Can be unbound. Known to the shop as external ID 10042.",
    userId: "6319a1504f3c2a7f214dd5bc", status: "Activated", name: "陈静", username: "chen.jing", externalId: "10042",
    email: "Chen.Jing@example.com", emailVerified: true, phone: "15000150000", phoneVerified: true, identities: [],
  },
  zhouShi: {
    key: "zhouShi", note: "Can be unbound: also signs in with Lark. Found by identity, sync relation and custom field.",
    userId: "6319a1504f3c2a7f214dd5bd", status: "Activated", name: "周十", username: "zhoushi",
    emailVerified: false, phone: "15100151000", phoneVerified: true,
    identities: [{
      identityId: "62f20932716fbcc10d966e05", extIdpId: "62f20932716fbcc10d966ee5", provider: "lark", type: "openid",
      userIdInIdp: "ou_8bae746eac07cd2564654140d2a9ac61",
    }],
    syncRelations: [{ provider: "lark", userIdInIdp: "ou_8bae746eac07cd2564654140d2a9ac61" }],
    customData: { employeeNo: "E-2077" },
  },
  markup: {
    key: "markup", note: "Can be unbound. The name tries to be markup and a spreadsheet formula.",
    userId: "6319a1504f3c2a7f214dd5be", status: "Activated", name: "=1+1 <img src=x onerror=alert(1)>", username: "mallory",
    email: "mallory@example.com", emailVerified: true, phone: "15200152000", phoneVerified: true, identities: [],
  },
} satisfies Record<string, Person>;

/** Fresh copies of everybody, so that one run's changes never reach the next. */
export function seedPeople(): Person[] {
  return structuredClone<Person[]>(Object.values(people));
}
