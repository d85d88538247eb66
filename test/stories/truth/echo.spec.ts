import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

// Every test ends with a look for secrets that lie open; here the service sends each one back.
const CLEANED = /•••/;

test.beforeEach(({ service }) => service.set({ echo: "body-and-token" }));

test("what the service echoes of each call is cleaned before it is shown, kept or copied @main", async ({
  desk,
  extension,
  service,
}) => {
  const fails = (call: string) => service.break({ call, kind: "server-error" });
  const isCleaned = async () => {
    await desk.settled();
    await expect(desk.evidence("Message")).toHaveText(CLEANED);
    await desk.button("Copy for ticket").click();
    expect(await extension.leaks(service.messages.map(({ code }) => code))).toEqual([]);
  };

  for (const call of ["get-management-token", "get-user"]) {
    fails(call);
    await desk.lookUp(call);
    await isCleaned();
  }
  await desk.find(people.liSi);
  fails("send-sms");
  await desk.sendCode.click();
  await isCleaned();
  await desk.find(people.zhangSan);
  await desk.enterCode();
  fails("unbind-phone");
  await desk.unbind.click();
  await isCleaned();
  await desk.passCode.fill(service.code());
  await desk.unbind.click();
  await expect(desk.outcome).toHaveText("Phone unbound.");
  await isCleaned();
});
