import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { button, field } from "../target.ts";
import { customer, passCode, sendCode } from "../support/desk-targets.ts";
import type { Desk } from "../support/desk.ts";
import type { SettingsPage } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

const { zhangSan, sunQi } = people;

async function choose(desk: Desk, who: { userId: string; name: string }, fix: string): Promise<void> {
  await desk.lookUp(who.userId);
  await desk.shows(customer(who.name));
  await desk.select(field("Fix"), fix);
}

async function switchOn(settings: SettingsPage, name: string): Promise<void> {
  await settings.click(field(name));
  await settings.showsText("Fixes saved.");
  await settings.close();
}

test("signs a customer out of every app, with two presses and no code", async ({ desk, service }) => {
  await choose(desk, zhangSan, "Sign out everywhere");
  await desk.showsText("Signed in to: Shop, Community, Support.");
  await desk.click(button("Sign 张三 out of 3 apps"));
  expect(service.calls("kick-users")).toEqual([]);
  await desk.click(button("Sign 张三 out of 3 apps: Press again to sign out"));
  await desk.settles("Signed out everywhere.");
  expect(await desk.evidence("Request ID")).toBe(service.calls("kick-users")[0]?.requestId);
  expect(service.sessions(zhangSan)).toEqual([]);
});

test("says which app is left if the service signed out of some", async ({ desk, service }) => {
  service.set({ kickUsers: "first-app" });
  await choose(desk, zhangSan, "Sign out everywhere");
  await desk.click(button("Sign 张三 out of 3 apps"));
  await desk.click(button("Sign 张三 out of 3 apps: Press again to sign out"));
  await desk.settles("1 of 3 signed out.");
  await desk.resultContains("Not done: Community and Support.");
});

test("reactivates an account", async ({ settings, openDesk, service }) => {
  await switchOn(settings, "Reactivate");
  const desk = await openDesk();
  await choose(desk, sunQi, "Reactivate");
  await desk.click(button("Reactivate 孙七"));
  await desk.click(button("Reactivate 孙七: Press again to reactivate"));
  await desk.settles("Account reactivated.");
  expect(service.person(sunQi.userId)?.status).toBe("Activated");
});

test("resets a password, and keeps it out of everything", async ({ settings, openDesk, service }) => {
  service.set({ passwordInAnswer: true });
  // A code is checked in the name of an app.
  await settings.fill(settings.field("App ID"), credentials.appId);
  await settings.pressSave();
  await settings.showsText("Settings saved.");
  await switchOn(settings, "Reset the password");
  const desk = await openDesk();
  await choose(desk, zhangSan, "Reset the password");
  await desk.click(sendCode);
  await desk.showsText("Code sent to z***@example.com.");
  await desk.fill(passCode, service.code());
  await desk.click(button("Reset the password of 张三, sent to z***@example.com"));
  await desk.settles("Password reset.");
  expect(await desk.evidence("Message")).toBe("•••");
});

test("is refused with the service's own request ID", async ({ desk, service }) => {
  service.break({ call: "kick-users", kind: "server-error" });
  await choose(desk, zhangSan, "Sign out everywhere");
  await desk.click(button("Sign 张三 out of 3 apps"));
  await desk.click(button("Sign 张三 out of 3 apps: Press again to sign out"));
  await desk.settles(/^Refused/);
  expect(await desk.evidence("Request ID")).toBe(service.calls("kick-users")[0]?.requestId);
  expect(service.sessions(zhangSan)).toHaveLength(3);
});
