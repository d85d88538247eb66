import { barrierOf, openDeskState, type DeskFeed } from "../../lib/desk/desk-state.ts";
import { queryFor, userIdTypeOf } from "../../lib/customer/user-query.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import type { MessageName, Payload } from "../../lib/messages/protocol.ts";
import { send, sendWatched, wakeWorker } from "../../lib/messages/send.ts";
import { inForce } from "../../lib/settings/effective-settings.ts";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { fixUserKey, type Draft } from "../../lib/state/customer.ts";
import { draftItem } from "../../lib/state/items.ts";
import type { FaultInput } from "../../sandbox/faults/faults.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import type { Person } from "../../sandbox/person.ts";
import { FATES } from "./network.ts";
import { newLife, type Life } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

// Who acts. Each act is what somebody does on some day; which, and when, is drawn by lot.

export const PASSPHRASE = "a long enough passphrase";
const PEOPLE = ["zhangSan", "liSi", "wangWu"] as const;

/** What an agent has before their eyes: whom a press is for, and at which service. */
interface Shown {
  userId: string;
  fixId: FixId;
  serviceAddress: string;
  /** Masked, as the button names it. */
  target: string | undefined;
}

/** One press of the button, as the agent who pressed saw the desk. */
export interface Press extends Shown {
  passCode: string;
  typedAt: number;
  /** In milliseconds of the world's time. */
  at: number;
}

/** A popup or a side panel, as far as it sends messages and follows what is stored. */
export class Desk {
  readonly life: Life;
  /** Messages that the worker has not answered. */
  waiting: MessageName[] = [];
  feed: DeskFeed | undefined;
  #draft: Draft = { typed: "" };
  readonly #stage: Stage;

  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    this.life = newLife(name);
    this.#do("opens", async () => {
      const feed = await openDeskState();
      this.feed = feed;
      this.#draft = { typed: feed.current().draft.typed };
      feed.follow(({ draft }) => {
        if (draft.writtenBy !== this.life.name) this.#draft = draft;
      });
      await wakeWorker();
    });
  }

  close(): void {
    this.#stage.tell(`${this.life.name} closes`);
    this.life.over = true;
  }

  type(typed: string): void {
    if (this.isOpen) this.#do(`types ${typed}`, () => this.#keepDraft({ ...this.#draft, typed }));
  }

  choose(fixId: FixId): void {
    if (this.isOpen) this.#do(`chooses ${fixId}`, () => this.#keepDraft({ ...this.#draft, fixId }));
  }

  find(typed: string): void {
    if (!this.isOpen) return;
    this.#do(`looks ${typed} up`, async () => {
      void this.#keepDraft({ ...this.#draft, typed });
      const query = await queryFor(typed, userIdTypeOf({ typed }));
      if (query?.ok !== true) return;
      const message = { typed, ...query.value };
      await this.#ask("find-user", message, message);
    });
  }

  sendCode(): void {
    const shown = this.#shown();
    if (shown) this.#do("sends a code", () => this.#ask("send-code", seenIn(shown)));
  }

  press(passCode: string, typedAt: number): void {
    const { presses, scheduler } = this.#stage;
    const shown = this.#shown();
    if (!shown) return;
    presses.push({ ...shown, passCode, typedAt, at: scheduler.now });
    this.#do(`presses for ${shown.userId} (${shown.target ?? "nothing"}) with ${passCode}`, async () => {
      await this.#ask("apply-fix", { ...seenIn(shown), passCode, passCodeTypedAt: typedAt });
    });
  }

  checkAgain(): void {
    const shown = this.#shown();
    const attempt = shown && this.feed?.current().attempts[fixUserKey(shown)];
    if (attempt) this.check(attempt.attemptId);
  }

  /** From this desk, or from the history. */
  check(attemptId: string): void {
    this.#do(`checks ${attemptId.slice(-4)} again`, () => this.#ask("check-again", { attemptId }));
  }

  clear(): void {
    if (!this.isOpen) return;
    const lookupId = this.feed?.current().lookup?.lookupId;
    this.#do("clears the desk", async () => {
      void this.#keepDraft({ typed: "" });
      await this.#ask("clear-desk", {}, lookupId === undefined ? undefined : { lookupId });
    });
  }

  lock(): void {
    this.#do("locks", () => this.#ask("lock", {}, {}));
  }

  unlock(passphrase = PASSPHRASE): void {
    this.#do(`unlocks with ${passphrase}`, () => this.#ask("unlock", { passphrase }));
  }

  /** On the settings page: the press asks for the permission, too. */
  save(settings: Omit<Payload<"save-settings">, "passphrase">): void {
    const { serviceAddress, accessKeySecret } = settings;
    this.#do(`saves ${serviceAddress} with ${accessKeySecret}`, async () => {
      await requestPermission([serviceAddress]);
      await send("save-settings", { ...settings, passphrase: PASSPHRASE });
    });
  }

  get isOpen(): boolean {
    const state = this.feed?.current();
    return state !== undefined && barrierOf(state) === undefined;
  }

  #shown(): Shown | undefined {
    const state = this.feed?.current();
    if (!state?.settings || barrierOf(state) !== undefined) return undefined;
    const { lookup, policy, settings } = state;
    if (lookup?.typed !== this.#draft.typed || lookup.userIdType !== userIdTypeOf(this.#draft)) return undefined;
    if (!lookup.customer) return undefined;
    const offered = fixesOnDesk(policy, null);
    const fixId = offered.find((id) => id === this.#draft.fixId) ?? offered[0] ?? "unbind-phone";
    const { userId, verdicts } = lookup.customer;
    return { userId, fixId, serviceAddress: inForce(settings, policy).serviceAddress, target: verdicts[fixId]?.target };
  }

  async #keepDraft(draft: Draft): Promise<void> {
    this.#draft = draft;
    this.#stage.mustHold.typed(draft.typed);
    await draftItem.setValue({ ...draft, writtenBy: this.life.name });
  }

  /** @param onceMore what is sent if a worker was stopped in the middle of it, for what may be done twice */
  async #ask<Name extends MessageName>(name: Name, payload: Payload<Name>, onceMore?: Payload<Name>): Promise<void> {
    this.waiting = [...this.waiting, name];
    let result = await sendWatched(name, payload);
    const isStopped = () => !result.ok && result.failure.code === "worker-stopped";
    if (onceMore && isStopped()) result = await sendWatched(name, onceMore);
    if (isStopped()) await wakeWorker();
    this.waiting = this.waiting.toSpliced(this.waiting.indexOf(name), 1);
    this.#stage.mustHold.used();
  }

  #do(what: string, work: () => Promise<void>): void {
    this.#stage.tell(`${this.life.name} ${what}`);
    this.#stage.mustHold.used();
    this.#stage.scheduler.as({ life: this.life }, () => void work().catch(() => undefined));
  }
}

/** What the button named, as a page sends it along. */
function seenIn({ userId, fixId, serviceAddress, target }: Shown) {
  return { userId, fixId, serviceAddress, ...(target !== undefined && { target }) };
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
  ...(["refused-2020", "refused-401", "not-found"] as const).map((unbindPhone) => ({ unbindPhone })),
  ...(["empty-string", "neither"] as const).map((clearPhoneWith) => ({ clearPhoneWith })),
  ...(["2020", "2206"] as const).map((endedToken) => ({ endedToken })),
  ...(["body", "body-and-token"] as const).map((echo) => ({ echo })),
  { sendSms: "refused-401" },
  { preCheckCode: "refused-2020" },
  { afterClearing: "left" },
  { codeAttempts: 1 },
  { codeSeconds: 60 },
  { onlyLoginMethod: "422-1999" },
  { sendThrottle: "api-code" },
  { foreignNumber: "joined" },
  { logFilters: "ignored" },
  { adminEditsIn: "admin-log" },
  { logTimes: "+0800" },
  { tokenNamesPool: false },
  { envelope: "older" },
  { requestIdOnSuccess: false },
  { apiCodeAsString: true },
];

/** How a service can go wrong, besides being slow. */
const TROUBLES: readonly FaultInput["kind"][] = [
  "throttle",
  "server-error",
  "empty",
  "wrong-types",
  "success-without-effect",
  "refuse-after-change",
  "no-request-id",
  "repeat-request-id",
];

/** What a disk, or somebody else, can leave in the stored values. */
const DAMAGE: readonly Record<string, unknown>[] = [
  { clearedForms: { "https://a.example": "13999999999", "https://b.example": "13999999999" } },
  { passphraseTries: "many" },
  { language: 7 },
  { ticketStyle: { format: [], templates: "none" } },
  { retentionDays: -1 },
  { lastPolicy: "none" },
];

const POLICIES: readonly Record<string, unknown>[] = [
  {},
  { allowedFixes: [] },
  { allowedFixes: ["unbind-phone"] },
  { autoLockMinutes: 1 },
  { unbindThrough: "verified-update" },
  { serviceAddress: "https://b.example" },
];

/** Everything that can happen, each a line of the story. */
export const ACTS: readonly Act[] = [
  { name: "a desk opens", weight: 3, run: (stage) => stage.openDesk() },
  { name: "a desk closes", weight: 2, run: (stage) => stage.desk()?.close() },
  { name: "the agent types", weight: 1, run: (stage) => stage.desk()?.type("138") },
  { name: "the agent looks somebody up", weight: 6, run: (stage) => stage.desk()?.find(stage.number(someone(stage))) },
  { name: "the agent chooses a fix", weight: 1, run: (stage) => stage.desk()?.choose(stage.scheduler.pick(fixIds)) },
  { name: "the agent has a code sent", weight: 6, run: (stage) => stage.desk()?.sendCode() },
  { name: "the agent presses", weight: 8, run: (stage) => stage.press(stage.codeOnDesk()) },
  { name: "the agent presses twice", weight: 2, run: (stage) => stage.press(stage.codeOnDesk(), 2) },
  { name: "the agent presses with a wrong code", weight: 2, run: (stage) => stage.press("000001") },
  { name: "the agent checks again", weight: 3, run: (stage) => stage.desk()?.checkAgain() },
  { name: "the agent checks an old attempt again", weight: 2, run: (stage) => stage.checkOld() },
  { name: "the agent clears the desk", weight: 1, run: (stage) => stage.desk()?.clear() },
  { name: "the agent inserts the last result", weight: 2, run: (stage) => stage.insert() },
  { name: "the agent locks", weight: 2, run: (stage) => stage.desk()?.lock() },
  { name: "the agent unlocks", weight: 4, run: (stage) => stage.desk()?.unlock() },
  { name: "the agent mistypes the passphrase", weight: 0.3, run: (stage) => stage.desk()?.unlock("a wrong one") },
  { name: "the agent saves another service", weight: 1, run: (stage) => stage.save(stage.otherService()) },
  { name: "the agent saves the settings anew", weight: 0.5, run: (stage) => stage.save(stage.service()) },
  { name: "the agent saves a wrong key", weight: 0.2, run: (stage) => stage.saveWrongKey() },
  { name: "the customer uses the code", weight: 0.5, run: (stage) => stage.useCode() },
  { name: "the customer changes the phone", weight: 1, run: (stage) => stage.setPhone(someone(stage)) },
  { name: "the customer frees the phone", weight: 1, run: (stage) => stage.setPhone(someone(stage), null) },
  {
    name: "the customer signs in elsewhere",
    weight: 0.3,
    run: (stage) => void (someone(stage).lastLogin = new Date(stage.scheduler.now).toISOString()),
  },
  {
    name: "an administrator sets a policy",
    weight: 0.6,
    run: (stage) => stage.setPolicy(stage.scheduler.pick(POLICIES)),
  },
  { name: "an administrator takes the permission back", weight: 0.3, run: (stage) => stage.revokePermission() },
  { name: "the browser kills the worker", weight: 5, run: (stage) => stage.world.killWorker() },
  { name: "the browser kills the worker while it recovers", weight: 2, run: (stage) => stage.killTwice() },
  { name: "the browser restarts", weight: 0.3, run: (stage) => stage.restart() },
  { name: "the system locks", weight: 0.5, run: (stage) => stage.systemLocks() },
  { name: "time passes", weight: 3, run: (stage) => stage.pass(90_000) },
  { name: "the computer sleeps", weight: 0.4, run: (stage) => stage.pass(3 * 3_600_000) },
  { name: "the clock is set", weight: 0.3, run: (stage) => stage.setClock() },
  { name: "the network spoils the change", weight: 4, run: (stage) => stage.spoil(stage.changeCall(), FATES) },
  { name: "the network spoils a code", weight: 1, run: (stage) => stage.spoil("send-sms", FATES) },
  { name: "the network spoils a read", weight: 2, run: (stage) => stage.spoil("get-user", FATES) },
  { name: "the network spoils anything", weight: 1, run: (stage) => stage.spoil("*", FATES) },
  { name: "the service ends its tokens", weight: 2, run: (stage) => stage.service().sandbox.tokens.revokeAll() },
  { name: "the service has trouble", weight: 2, run: (stage) => stage.trouble(stage.scheduler.pick(TROUBLES)) },
  { name: "a replica lags", weight: 2, run: (stage) => stage.lag() },
  { name: "the service is another one", weight: 4, run: (stage) => stage.doubt(stage.scheduler.pick(DOUBTS)) },
  { name: "the disk fails", weight: 0.5, run: (stage) => void (stage.globals.disk.isFailing = true) },
  { name: "the disk is full", weight: 0.3, run: (stage) => stage.fillDisk() },
  { name: "the disk is slow", weight: 0.7, run: (stage) => void (stage.globals.disk.delay = 2_000) },
  { name: "the disk is damaged", weight: 0.3, run: (stage) => stage.damage(stage.scheduler.pick(DAMAGE)) },
  { name: "the disk loses the journal", weight: 0.1, run: (stage) => stage.loseJournal() },
  { name: "the disk works again", weight: 1, run: (stage) => stage.mendDisk() },
];
