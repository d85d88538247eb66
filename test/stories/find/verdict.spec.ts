import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const VERDICTS = [
  { person: people.zhangSan, says: ["Can be unbound: also signs in with e-mail."] },
  { person: people.liSi, says: ["Can be unbound: also signs in with WeChat."] },
  { person: people.qianBa, says: ["Can be unbound: also signs in with e-mail (not verified)."] },
  { person: people.wangWu, says: ["Authing will refuse: the phone is the only login method."] },
  { person: people.zhaoLiu, says: ["No phone on record: there is nothing to unbind.", "No phone"] },
  { person: people.sunQi, says: ["Suspended", "The account is suspended; the service may refuse."] },
];

for (const { person, says } of VERDICTS) {
  test(`gives the verdict on ${person.name} before any SMS is spent`, async ({ desk, service }) => {
    await desk.find(person);
    for (const sentence of says) await expect(desk.customer(person.name)).toContainText(sentence);
    // A warning is no barrier: the service decides.
    await expect(desk.unbind).toBeEnabled();
    expect(service.allCalls.map(({ call }) => call)).toEqual(["get-management-token", "get-user"]);
    expect(service.messages).toEqual([]);
  });
}
