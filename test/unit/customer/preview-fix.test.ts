import { beforeEach, describe, expect, it } from "vitest";
import { customerOf } from "../../../lib/customer/customer-of.ts";
import { previewFix, seenSubject } from "../../../lib/customer/read-subject.ts";
import { lookupItem, unlockedItem, userItem } from "../../../lib/state/items.ts";
import { FakeService, lost } from "../../doubles/fake-service.ts";
import { appsCalled } from "../../doubles/fix-samples.ts";
import { userWith, ZHANG } from "../../doubles/users.ts";
import { connectedTo, freshBrowser } from "../../doubles/worker.ts";

const fixId = "sign-out";
const { userId } = ZHANG;
const foundAt = { serviceAddress: "https://api.authing.cn", accessKeyId: "key" };
const lookup = { typed: "zhangsan", userIdType: "username", lookupId: "1", state: "found", service: foundAt } as const;

let service: FakeService;
beforeEach(async () => {
  freshBrowser();
  await unlockedItem.setValue(true);
  service = new FakeService();
  service.apps = appsCalled("Shop", "Forum");
  await userItem.setValue(userWith());
  await lookupItem.setValue({ ...lookup, customer: customerOf(userWith()) });
});

const verdicts = async () => (await lookupItem.getValue())?.customer?.verdicts;

it("is not read with the look-up", async () => {
  expect(Object.keys((await verdicts()) ?? {})).not.toContain(fixId);
});

it("is read once it is chosen, and shown with the others", async () => {
  expect(await previewFix({ fixId, userId }, connectedTo(service))).toEqual({ ok: true, value: undefined });
  expect(await verdicts()).toMatchObject({
    "unbind-phone": { target: "138****8000" },
    "sign-out": { target: "Shop, Forum", parts: service.apps },
  });
  expect(await seenSubject(fixId)).toEqual({ user: userWith(), parts: service.apps, service: foundAt });
});

describe("shows nothing", () => {
  it("if it can't be read, and says why", async () => {
    service.next("get-user-loggedin-apps", lost("timed-out"));
    expect(await previewFix({ fixId, userId }, connectedTo(service))).toMatchObject({ failure: { code: "timed-out" } });
    expect((await verdicts())?.[fixId]).toBeUndefined();
  });

  it("if another customer is on the desk", async () => {
    expect(await previewFix({ fixId, userId: "other" }, connectedTo(service))).toMatchObject({
      failure: { code: "user-changed" },
    });
    expect(service.sent).toEqual([]);
  });

  it("if another customer came while it was read", async () => {
    service.next("get-user-loggedin-apps", async (sent) => {
      await lookupItem.setValue({ ...lookup, customer: customerOf(userWith({ userId: "other" })) });
      return service.obey(sent);
    });
    await previewFix({ fixId, userId }, connectedTo(service));
    expect((await verdicts())?.[fixId]).toBeUndefined();
  });

  it("if whoever has the same ID at another service came while it was read", async () => {
    service.next("get-user-loggedin-apps", async (sent) => {
      const other = { ...foundAt, serviceAddress: "https://other.example" };
      await lookupItem.setValue({ ...lookup, service: other, customer: customerOf(userWith()) });
      return service.obey(sent);
    });
    await previewFix({ fixId, userId }, connectedTo(service));
    expect((await verdicts())?.[fixId]).toBeUndefined();
  });
});
