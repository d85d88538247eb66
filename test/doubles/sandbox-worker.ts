import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import { createHandlers } from "../../entrypoints/background/handlers.ts";
import type { Route } from "../../lib/fixes/fix.ts";
import { patternOf } from "../../lib/settings/permission.ts";
import { attemptsItem, sentCodesItem, settingsItem } from "../../lib/state/items.ts";
import { fixUserKey } from "../../lib/state/customer.ts";
import { createApp } from "../../sandbox/app.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { defaultSwitches, switchesSchema, type Switches } from "../../sandbox/faults/switches.ts";
import type { Person } from "../../sandbox/person.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { extension } from "./browser.ts";
import { FakeLocks } from "./fake-locks.ts";
import { freshBrowser, unlockedWith } from "./worker.ts";

const ADDRESS = "https://sandbox.example";
const fixId = "unbind-phone";

/** The whole worker at work with a sandbox in the same process: no wire, and no time that anybody waits for. */
export class SandboxWorker {
  readonly handlers: ReturnType<typeof createHandlers>;

  private constructor(readonly sandbox: Sandbox) {
    this.handlers = createHandlers();
  }

  /** @param appId the App ID of the settings */
  static async start(
    switches: Partial<Switches>,
    route: Route = "unbind-phone",
    appId: string = credentials.appId,
  ): Promise<SandboxWorker> {
    freshBrowser();
    vi.stubGlobal("indexedDB", new IDBFactory());
    let ids = 0;
    let drawn = 0;
    const sandbox = new Sandbox({
      switches,
      now: Date.now,
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
      randomInt: (limit) => (481_516 + 7_919 * (drawn += 1)) % limit,
      pause: () => Promise.resolve(),
    });
    const app = createApp(sandbox);
    vi.stubGlobal("fetch", async (input: Request) => {
      const request = new Request(input, {
        headers: { ...Object.fromEntries(input.headers), origin: "chrome-extension://test-extension-id" },
      });
      const response = await app.request(request);
      const headers = new Headers(response.headers);
      headers.set("date", new Date(sandbox.clock.now()).toUTCString());
      return response.type === "error" ? Promise.reject(new TypeError("Failed to fetch")) : renewed(response, headers);
    });
    await setUpFor(ADDRESS, route, appId);
    return new SandboxWorker(sandbox);
  }

  /** The person as the service has them now. */
  person({ userId }: Pick<Person, "userId">): Person {
    const found = this.sandbox.world.people.find((one) => one.userId === userId);
    if (!found) throw new Error(`Nobody has the user ID ${userId}`);
    return found;
  }

  async find(userId: string): Promise<void> {
    await this.handlers["find-user"]({ typed: userId, userId, userIdType: "user_id" });
  }

  /** Has a code sent, and reads it off the customer's phone. */
  async codeFor({ userId }: Pick<Person, "userId">): Promise<string | undefined> {
    await this.handlers["send-code"]({ fixId, userId });
    return this.sandbox.world.messages.at(-1)?.code;
  }

  async sentCode({ userId }: Pick<Person, "userId">) {
    return (await sentCodesItem.getValue())[fixUserKey({ serviceAddress: ADDRESS, fixId, userId })];
  }

  async press({ userId }: Pick<Person, "userId">, passCode: string) {
    const result = await this.handlers["apply-fix"]({ fixId, userId, passCode, passCodeTypedAt: Date.now() });
    return { result, attempt: await this.attempt({ userId }) };
  }

  /** The attempt on screen. */
  async attempt({ userId }: Pick<Person, "userId">) {
    return (await attemptsItem.getValue())[fixUserKey({ serviceAddress: ADDRESS, fixId, userId })];
  }

  /** Calls that can change a user, in the order of asking. */
  changes(): string[] {
    return this.sandbox.calls.flatMap(({ call }) => (call === "unbind-phone" || call === "update-user" ? [call] : []));
  }
}

/** A desk that is set up for this service and unlocked; the agent has allowed the service's origin. */
export async function setUpFor(
  serviceAddress: string,
  route: Route = "unbind-phone",
  appId: string = credentials.appId,
): Promise<void> {
  const { accessKeyId, accessKeySecret } = credentials;
  extension.granted.add(patternOf(serviceAddress));
  await settingsItem.setValue({ serviceAddress, accessKeyId, ...(appId !== "" && { appId }), route });
  await unlockedWith(accessKeySecret);
}

/** The last worker has ended by then: the browser has taken its locks back. */
export function startWorker(): ReturnType<typeof createHandlers> {
  vi.stubGlobal("navigator", { locks: new FakeLocks(), language: navigator.language });
  return createHandlers();
}

function renewed(response: Response, headers: Headers): Response {
  return new Response(response.body, { status: response.status, headers });
}

/** Every position of every switch, each with the others at their default: `[name, { [switch]: position }]`. */
export function everyPosition(): [string, Partial<Switches>][] {
  const numbers: Record<string, number[]> = {
    codeAttempts: [1, 3],
    codeSeconds: [60],
    replicaMs: [500, 900, 5_000],
    tokenSeconds: [1],
  };
  return Object.entries(switchesSchema.shape).flatMap(([name, schema]) =>
    positionsOf(name, schema, numbers).map((position): [string, Partial<Switches>] => [
      `${name}: ${String(position)}`,
      Object.fromEntries([[name, position]]),
    ]),
  );
}

function positionsOf(name: string, schema: object, numbers: Record<string, number[]>): unknown[] {
  if ("options" in schema && Array.isArray(schema.options)) return schema.options;
  const known = numbers[name];
  return known ? [...known, Reflect.get(defaultSwitches, name)] : [true, false];
}
