import type { FixId } from "../../lib/fixes/index.ts";

import { send, sendWatched, wakeWorker } from "../../lib/messages/send.ts";

import type { Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type Customer, type Lookup, type SentCode } from "../../lib/state/customer.ts";
import {
  attemptsItem,
  draftItem,
  lookupItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
} from "../../lib/state/items.ts";
import type { Settings } from "../../lib/state/settings.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import type { Person } from "../../sandbox/person.ts";
import { newLife, type Context, type Life } from "./scheduler.ts";
import { FATES } from "./network.ts";
import type { Stage } from "./stage.ts";

// Who acts. Each act is what somebody does on some day; which, and when, is drawn by lot.

export const PASSPHRASE = "a long enough passphrase";
export const PEOPLE = ["zhangSan", "liSi", "wangWu"] as const;
const FIX: FixId = "unbind-phone";

/** One press of the button, as the agent who pressed saw the desk. */
export interface Press {
  userId: string;
  fixId: FixId;
  passCode: string;
  typedAt: number;
  at: number;
  /** The service that the settings named on the desk. */
  serviceAddress: string | undefined;
  /** Masked, as the button named it. */
  target: string | undefined;
}

/** What one open page shows. */
interface Seen {
  lookup: Lookup | null;
  unlocked: boolean;
  settings: Settings | null;
  attempts: Record<string, Attempt>;
  sentCodes: Record<string, SentCode>;
}

/** A popup or a side panel, as far as it sends messages and follows what is stored. */
export class Desk {
  readonly life: Life;
  readonly #stage: Stage;
  #seen: Seen | undefined;
  #typed = "";

  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    this.life = newLife(name);
    this.#do("opens", async () => {
      lookupItem.watch((lookup) => this.#see({ lookup }));
      unlockedItem.watch((unlocked) => this.#see({ unlocked }));
      settingsItem.watch((settings) => this.#see({ settings }));
      attemptsItem.watch((attempts) => this.#see({ attempts }));
      sentCodesItem.watch((sentCodes) => this.#see({ sentCodes }));
      const [lookup, unlocked, settings, attempts, sentCodes, draft] = await Promise.all([
        lookupItem.getValue(),
        unlockedItem.getValue(),
        settingsItem.getValue(),
        attemptsItem.getValue(),
        sentCodesItem.getValue(),
        draftItem.getValue(),
      ]);
      this.#typed = draft.typed;
      this.#seen = { lookup, unlocked, settings, attempts, sentCodes };
    });
  }

  close(): void {
    this.life.over = true;
  }

  find(typed: string): void {
    this.#do(`looks ${typed} up`, async () => {
      this.#typed = typed;
      await draftItem.setValue({ typed });
      await sendWatched("find-user", { typed, userId: typed, userIdType: "phone" });
    });
  }

  sendCode(): void {
    const customer = this.#customer();
    if (customer)
      this.#do("sends a code", () =>
        sendWatched("send-code", { fixId: FIX, userId: customer.userId, ...seenBy(customer) }),
      );
  }

  press(passCode: string): void {
    const { scheduler, presses } = this.#stage;
    const customer = this.#customer();
    if (!customer || !this.#seen) return;
    const press: Press = {
      userId: customer.userId,
      fixId: FIX,
      passCode,
      typedAt: this.#stage.moment(),
      at: scheduler.now,
      serviceAddress: this.#seen.settings?.serviceAddress,
      target: customer.verdicts[FIX]?.target,
    };
    presses.push(press);
    this.#do(`presses Unbind for ${customer.userId} with ${passCode}`, async () => {
      const { userId, fixId, typedAt } = press;
      const result = await sendWatched("apply-fix", {
        fixId,
        userId,
        ...seenBy(customer),
        passCode,
        passCodeTypedAt: typedAt,
      });
      if (!result.ok && result.failure.code === "worker-stopped") await wakeWorker();
    });
  }

  checkAgain(): void {
    const attempt = this.#attempt();
    if (attempt) this.#do("checks again", () => sendWatched("check-again", { attemptId: attempt.attemptId }));
  }

  clear(): void {
    this.#do("clears the desk", async () => {
      this.#typed = "";
      await draftItem.setValue({ typed: "" });
      await sendWatched("clear-desk", {});
    });
  }

  lock(): void {
    this.#do("locks", () => sendWatched("lock", {}));
  }

  unlock(): void {
    this.#do("unlocks", () => sendWatched("unlock", { passphrase: PASSPHRASE }));
  }

  save(serviceAddress: string, accessKeySecret: string): void {
    const { accessKeyId, appId } = credentials;
    const { route } = this.#stage;
    this.#do(`saves ${serviceAddress}`, () =>
      send("save-settings", { serviceAddress, accessKeyId, accessKeySecret, appId, route, passphrase: PASSPHRASE }),
    );
  }

  #customer() {
    const { unlocked, lookup } = this.#seen ?? {};
    return unlocked === true && lookup?.state === "found" && lookup.typed === this.#typed ? lookup.customer : undefined;
  }

  #attempt(): Attempt | undefined {
    const customer = this.#customer();
    const serviceAddress = this.#seen?.settings?.serviceAddress;
    if (!customer || serviceAddress === undefined) return undefined;
    return this.#seen?.attempts[fixUserKey({ serviceAddress, fixId: FIX, userId: customer.userId })];
  }

  #see(change: Partial<Seen>): void {
    if (this.#seen) this.#seen = { ...this.#seen, ...change };
  }

  #do(what: string, work: () => Promise<unknown>): void {
    const context: Context = { life: this.life };
    this.#stage.tell(`${this.life.name} ${what}`);
    this.#stage.scheduler.as(context, () => void work().catch(() => undefined));
  }
}

/** What the button named, as a page sends it along. */
function seenBy({ verdicts }: Customer): { target?: string } {
  const target = verdicts[FIX]?.target;
  return target === undefined ? {} : { target };
}

export interface Act {
  name: string;
  /** How often it is drawn, against the others. */
  weight: number;
  run: (stage: Stage) => void;
}

const someone = (stage: Stage): Person => stage.person(stage.service(), stage.scheduler.pick(PEOPLE));

/** What nobody has published of the service, and the product must be right under. */
const DOUBTS: readonly Partial<Switches>[] = [
  { unbindPhone: "refused-2020" },
  { unbindPhone: "refused-401" },
  { unbindPhone: "not-found" },
  { sendSms: "refused-401" },
  { preCheckCode: "refused-2020" },
  { clearPhoneWith: "empty-string" },
  { clearPhoneWith: "neither" },
  { afterClearing: "left" },
  { codeAttempts: 1 },
  { codeSeconds: 60 },
  { onlyLoginMethod: "422-1999" },
  { sendThrottle: "api-code" },
  { foreignNumber: "joined" },
  { logFilters: "ignored" },
  { adminEditsIn: "admin-log" },
  { logTimes: "+0800" },
  { echo: "body" },
  { echo: "body-and-token" },
  { tokenNamesPool: false },
  { endedToken: "2020" },
  { endedToken: "2206" },
  { envelope: "older" },
  { requestIdOnSuccess: false },
  { apiCodeAsString: true },
];

/** Everything that can happen, each a line of the story. */
export const ACTS: readonly Act[] = [
  { name: "a desk opens", weight: 3, run: (stage) => stage.openDesk() },
  { name: "a desk closes", weight: 2, run: (stage) => stage.closeDesk() },
  { name: "the agent looks somebody up", weight: 6, run: (stage) => stage.desk()?.find(stage.number(someone(stage))) },
  { name: "the agent has a code sent", weight: 5, run: (stage) => stage.desk()?.sendCode() },
  { name: "the agent presses", weight: 8, run: (stage) => stage.desk()?.press(stage.codeOnDesk()) },
  {
    name: "the agent presses twice",
    weight: 2,
    run: (stage) => {
      const code = stage.codeOnDesk();
      stage.desk()?.press(code);
      stage.desk()?.press(code);
    },
  },
  { name: "the agent presses with a wrong code", weight: 2, run: (stage) => stage.desk()?.press("000001") },
  { name: "the agent checks again", weight: 3, run: (stage) => stage.desk()?.checkAgain() },
  { name: "the agent clears the desk", weight: 1, run: (stage) => stage.desk()?.clear() },
  { name: "the agent locks", weight: 2, run: (stage) => stage.desk()?.lock() },
  { name: "the agent unlocks", weight: 4, run: (stage) => stage.desk()?.unlock() },
  {
    name: "the agent saves another service",
    weight: 1,
    run: (stage) => {
      const other = stage.otherService();
      stage.desk()?.save(other.address, stage.secretFor(other));
    },
  },
  {
    name: "the customer changes the phone",
    weight: 1,
    run: (stage) => stage.change(someone(stage), (person) => void (person.phone = stage.freshNumber())),
  },
  {
    name: "the customer frees the phone",
    weight: 1,
    run: (stage) => stage.change(someone(stage), (person) => void (person.phone = null)),
  },
  { name: "an administrator takes the permission back", weight: 0.3, run: (stage) => stage.revokePermission() },
  { name: "the browser kills the worker", weight: 5, run: (stage) => stage.world.killWorker() },
  {
    name: "the browser kills the worker again while it recovers",
    weight: 2,
    run: (stage) => {
      stage.world.killWorker();
      stage.world.wake();
      stage.killWithin(40);
    },
  },
  { name: "the browser restarts", weight: 0.3, run: (stage) => stage.restart() },
  {
    name: "the system locks",
    weight: 0.5,
    run: (stage) => stage.world.onStateChanged.fire("hears that the system locks", "locked"),
  },
  { name: "time passes", weight: 3, run: (stage) => stage.pass(stage.scheduler.random() * 90_000) },
  {
    name: "the desk's clock is set",
    weight: 0.3,
    run: (stage) => stage.pass(stage.scheduler.pick([3_600_000, 30_000])),
  },
  {
    name: "the network spoils the change",
    weight: 4,
    run: (stage) =>
      stage.spoil(stage.route === "unbind-phone" ? "unbind-phone" : "update-user", stage.scheduler.pick(FATES)),
  },
  {
    name: "the network spoils a code",
    weight: 1,
    run: (stage) => stage.spoil("send-sms", stage.scheduler.pick(FATES)),
  },
  {
    name: "the network spoils a read",
    weight: 2,
    run: (stage) => stage.spoil("get-user", stage.scheduler.pick(FATES)),
  },
  { name: "the network spoils anything", weight: 1, run: (stage) => stage.spoil("*", stage.scheduler.pick(FATES)) },
  { name: "the service ends its tokens", weight: 2, run: (stage) => stage.service().sandbox.tokens.revokeAll() },
  {
    name: "the service throttles",
    weight: 0.5,
    run: (stage) => void stage.service().sandbox.faults.add({ call: "*", kind: "throttle" }),
  },
  { name: "a replica lags", weight: 2, run: (stage) => stage.lag() },
  { name: "the service is another one", weight: 4, run: (stage) => stage.doubt(stage.scheduler.pick(DOUBTS)) },
  { name: "the disk fails", weight: 0.5, run: (stage) => stage.breakDisk() },
  { name: "the disk works again", weight: 1, run: (stage) => stage.mendDisk() },
];
