import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { createClient } from "../../../lib/authing/client.ts";
import { sendSms } from "../../../lib/authing/pass-codes.ts";
import { createTokenSource, type ManagementToken } from "../../../lib/authing/token.ts";
import { getUserActionLogs } from "../../../lib/authing/action-logs.ts";
import { checkSessionStatus, isSignedIn, kickUsers } from "../../../lib/authing/sessions.ts";
import { unbindPhone } from "../../../lib/authing/unbind.ts";
import { getUser, readUserBack } from "../../../lib/authing/users.ts";
import { heldToken, lockAware } from "../../../lib/vault/lock-aware-client.ts";

let sandbox: RunningSandbox;
let stored: ManagementToken | undefined;
let unlocked = true;
const isUnlocked = () => Promise.resolve(unlocked);
const { userId, phone } = people.zhangSan;

beforeEach(async () => {
  sandbox = await startSandbox();
  stored = undefined;
  unlocked = true;
});
afterEach(() => sandbox.close());

function connect(read: () => Promise<ManagementToken | undefined> = () => Promise.resolve(stored)) {
  const store = {
    read,
    write: (token: ManagementToken) => {
      if (unlocked) stored = token;
      return Promise.resolve();
    },
  };
  const tokens = createTokenSource(store);
  const settings = { ...credentials, serviceAddress: sandbox.url, language: "en-US" as const };
  return lockAware(createClient(settings, heldToken(tokens, isUnlocked)), isUnlocked);
}

function lockNow(): void {
  unlocked = false;
  stored = undefined;
}

/** The next token takes as long as the test does: what comes meanwhile comes before it. */
function holdToken(): void {
  sandbox.state.faults.add({ call: "get-management-token", kind: "delay", delayMs: 600_000 });
}

/** Resolves once the service was asked for so many tokens. */
async function untilAsked(tokens: number): Promise<void> {
  const asked = () => calls().filter((call) => call === "get-management-token").length;
  while (asked() < tokens) await new Promise((resolve) => setTimeout(resolve, 1));
}

const calls = () => sandbox.state.calls.map(({ call }) => call);

it("sends nothing that changes or costs anything once locked", async () => {
  const client = connect();
  await getUser(client, userId);
  const before = calls().length;
  lockNow();
  for (const sending of [
    sendSms(client, "CHANNEL_UNBIND_PHONE", { phoneNumber: phone }),
    unbindPhone(client, { userId, passCode: "1234" }, {}),
  ])
    expect(await sending).toMatchObject({ failure: { code: "locked" } });
  expect(calls()).toHaveLength(before);
});

it("asks for no token either when the desk is locked while the stored one is being read", async () => {
  const client = connect(() => {
    lockNow();
    return Promise.resolve(stored);
  });
  expect(await getUser(client, userId)).toMatchObject({ failure: { code: "locked" } });
  expect(calls()).toEqual([]);
});

it("stops a change when the desk is locked while its token is being fetched", async () => {
  const client = connect();
  const beforeSend = vi.fn(() => Promise.resolve());
  holdToken();
  const sending = unbindPhone(client, { userId, passCode: "1234" }, { beforeSend });
  await untilAsked(1);
  lockNow();
  sandbox.state.faults.clear();
  expect(await sending).toMatchObject({ ok: false, failure: { code: "locked" } });
  expect(beforeSend).not.toHaveBeenCalled();
  expect(calls()).toEqual(["get-management-token"]);
});

it("stops a change when the desk is locked while the attempt is being written down", async () => {
  const client = connect();
  await getUser(client, userId);
  const beforeSend = () => {
    lockNow();
    return Promise.resolve();
  };
  const stopped = await unbindPhone(client, { userId, passCode: "1234" }, { beforeSend });
  expect(stopped).toEqual({ ok: false, failure: { code: "locked" } });
  expect(calls()).not.toContain("unbind-phone");
});

it("reads back what was sent before the lock, with the token in hand and no other", async () => {
  const client = connect();
  await getUser(client, userId);
  const refused = await unbindPhone(client, { userId, passCode: "0000" }, {});
  lockNow();
  expect(refused).toMatchObject({ ok: false, failure: { code: "refused" } });
  expect(await readUserBack(client, userId)).toMatchObject({ ok: true, value: { userId } });
  // Whoever reads for anything else has no token in hand after a lock.
  expect(await getUser(client, userId)).toMatchObject({ failure: { code: "locked" } });
  expect(calls().filter((call) => call === "get-management-token")).toHaveLength(1);
  expect(calls().filter((call) => call === "get-user")).toHaveLength(2);
  expect(stored).toBeUndefined();
});

it("reads whether a sign-out worked that was sent before the lock, and asks nothing else by POST", async () => {
  const client = connect();
  const [app] = people.zhangSan.sessions.map(({ appId }) => appId);
  await kickUsers(client, userId, [app ?? ""], {});
  lockNow();
  expect(await isSignedIn(client, userId, app ?? "")).toEqual({ ok: true, value: false });
  expect(await checkSessionStatus(client, userId, app ?? "")).toMatchObject({ failure: { code: "locked" } });
  expect(await getUserActionLogs(client, { userId })).toMatchObject({ failure: { code: "locked" } });
  expect(calls()).toEqual(["get-management-token", "kick-users", "check-session-status"]);
});

it("reads nothing for the first time with a token that came after the lock", async () => {
  holdToken();
  const reading = getUser(connect(), userId);
  await untilAsked(1);
  lockNow();
  sandbox.state.faults.clear();
  expect(await reading).toMatchObject({ ok: false, failure: { code: "locked" } });
  expect(calls()).toEqual(["get-management-token"]);
});

it("repeats no read once locked", async () => {
  sandbox.state.faults.add({ call: "get-user", kind: "drop-before" });
  const reading = getUser(connect(), userId);
  while (!calls().includes("get-user")) await new Promise((resolve) => setTimeout(resolve, 1));
  lockNow();
  expect(await reading).toMatchObject({ ok: false, failure: { code: "unreachable" } });
  expect(calls()).toEqual(["get-management-token", "get-user"]);
});

it("asks for no token at all once locked", async () => {
  lockNow();
  expect(await getUser(connect(), userId)).toMatchObject({ ok: false, failure: { code: "locked" } });
  expect(calls()).toEqual([]);
});

it("repeats nothing with a token that was renewed while the desk was being locked", async () => {
  const client = connect();
  await getUser(client, userId);
  sandbox.state.faults.add({ call: "unbind-phone", kind: "revoke-token" });
  holdToken();
  const sending = unbindPhone(client, { userId, passCode: "0000" }, {});
  await untilAsked(2);
  lockNow();
  sandbox.state.faults.clear();
  expect(await sending).toMatchObject({ failure: { code: "locked", answer: { statusCode: 401 } } });
  expect(calls().filter((call) => call === "unbind-phone")).toHaveLength(1);
});
