import { canBePutBack } from "../../lib/attempt/can-be-put-back.ts";
import { barrierOf, openDeskState, type DeskFeed } from "../../lib/desk/desk-state.ts";
import { followDraft } from "../../lib/desk/follow-draft.ts";
import { queryFor, userIdTypeOf } from "../../lib/customer/user-query.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import type { Changed } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import type { MessageName, Payload } from "../../lib/messages/protocol.ts";
import { send, sendWatched, wakeWorker } from "../../lib/messages/send.ts";
import { inForce } from "../../lib/settings/effective-settings.ts";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { FILE_KIND } from "../../lib/settings/settings-file.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type Draft } from "../../lib/state/customer.ts";
import { draftItem } from "../../lib/state/items.ts";
import type { SharedSettings } from "../../lib/state/settings.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { FaultInput } from "../../sandbox/faults/faults.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import type { Service } from "./network.ts";
import { newLife, type Life } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

// Who acts. Each act is what somebody does on some day; which, and when, is drawn by lot.

export const PASSPHRASE = "a long enough passphrase";
export const NEXT_PASSPHRASE = "another one, long enough";
export const WRONG_KEY = "wrong-secret-0123456789";

/** What an agent has before their eyes: whom a press is for, and at which service. */
interface Shown {
  userId: string;
  fixId: FixId;
  serviceAddress: string;
  /** Masked, as the button names it. */
  target: string | undefined;
  /** The look-up that found the customer. */
  lookupId: string;
}

/** One press of the button, as the agent who pressed saw the desk. */
export interface Press extends Shown {
  passCode: string;
  typedAt: number;
  /** In milliseconds of the world's time. */
  at: number;
}

/** One press of **Put back**: what the desk said had changed besides the fix. */
export type PutBackPress = Pick<Attempt, "attemptId" | "serviceAddress" | "userId"> & { changed: Changed[] };

/** A popup or a side panel, as far as it sends messages and follows what is stored. */
export class Desk {
  readonly life: Life;
  /** Messages that the worker has not answered. */
  waiting: MessageName[] = [];
  feed: DeskFeed | undefined;
  #draft: Draft = { typed: "" };
  /** What stood in **User** before it was cleared. */
  #cleared: Draft | undefined;
  #asking: ReturnType<typeof setInterval> | undefined;
  readonly #stage: Stage;

  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    this.life = newLife(name);
    this.#do("opens", async () => {
      const feed = await openDeskState();
      this.feed = feed;
      this.#draft = { typed: feed.current().draft.typed };
      followDraft(feed, this.life.name, feed.current().draft, (draft) => (this.#draft = draft));
      feed.follow(({ attempts }) => {
        // As every page does: a worker that is stopped while it settles for the last one starts no other by itself.
        const isWaiting = Object.values(attempts).some(isUnderWay);
        if (isWaiting) this.#asking ??= setInterval(() => void send("which-worker", {}), 1_000);
        else if (this.#asking) {
          clearInterval(this.#asking);
          this.#asking = undefined;
        }
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
    const attempt = this.#result();
    if (attempt) this.check(attempt.attemptId);
  }

  putBack(): void {
    const attempt = this.#result();
    const changed = attempt ? canBePutBack(attempt) : [];
    if (!attempt || changed.length === 0) return;
    const { attemptId, serviceAddress, userId } = attempt;
    this.#stage.putBacks.push({ attemptId, serviceAddress, userId, changed });
    this.#do(`puts ${JSON.stringify(changed)} back`, () => this.#ask("put-back", { attemptId }));
  }

  /** From this desk, or from the history. */
  check(attemptId: string): void {
    this.#do(`checks ${attemptId.slice(-4)} again`, () => this.#ask("check-again", { attemptId }));
  }

  /** In the history. */
  trace(requestId: string): void {
    this.#do(`traces ${requestId.slice(-4)}`, async () => {
      const traced = await send("trace", { requestId });
      if (traced.ok) this.#stage.mustHold.traced(requestId, traced.value);
    });
  }

  clear(): void {
    if (!this.isOpen) return;
    const lookupId = this.feed?.current().lookup?.lookupId;
    this.#cleared = this.#draft;
    this.#do("clears the desk", async () => {
      void this.#keepDraft({ typed: "" });
      await this.#ask("clear-desk", {}, lookupId === undefined ? undefined : { lookupId });
    });
  }

  /** The worker first, as on the popup: a text without a look-up would be looked up anew. */
  undo(): void {
    const before = this.#cleared;
    if (!this.isOpen || !before) return;
    this.#cleared = undefined;
    this.#do("undoes", async () => {
      await this.#ask("undo-clear", {}, {});
      if (this.#draft.typed === "") void this.#keepDraft(before);
    });
  }

  lock(): void {
    this.#do("locks", () => this.#ask("lock", {}, {}));
  }

  /** With one of those that may be the right one: a change may have been cut off. */
  unlock(passphrase = this.#stage.scheduler.pick(this.#stage.passphrases)): void {
    this.#do(`unlocks with ${passphrase}`, () => this.#ask("unlock", { passphrase, askedAt: Date.now() }));
  }

  /** On the settings page: the press asks for the permission, too. */
  save(settings: Omit<Payload<"save-settings">, "passphrase">): void {
    const { serviceAddress, accessKeySecret } = settings;
    this.#do(`saves ${serviceAddress} with ${accessKeySecret}`, async () => {
      await requestPermission([serviceAddress]);
      await this.#seals(PASSPHRASE, () =>
        send("save-settings", { ...settings, passphrase: PASSPHRASE, askedAt: Date.now() }),
      );
    });
  }

  /** In a browser of its own tab: the key is tested before it is stored. */
  setUp({ address: serviceAddress, secret }: Service, accessKeySecret = secret): void {
    const key = { serviceAddress, accessKeyId: credentials.accessKeyId, accessKeySecret };
    this.#do(`sets ${serviceAddress} up with ${accessKeySecret}`, async () => {
      await requestPermission([serviceAddress]);
      await this.#seals(PASSPHRASE, () =>
        send("set-up", { ...key, passphrase: PASSPHRASE, sessionOnly: false, askedAt: Date.now() }),
      );
    });
  }

  /** A colleague's file. Another service's takes the secret away. */
  importFile(settings: SharedSettings): void {
    const file = { kind: FILE_KIND, version: 1, settings };
    this.#do(`imports ${JSON.stringify(settings)}`, () => send("import-settings", { file, apply: true }));
  }

  forgetSecret(): void {
    this.#do("forgets the secret", () => send("forget-secret", {}));
  }

  changePassphrase(): void {
    const [current = PASSPHRASE] = this.#stage.passphrases;
    const next = current === PASSPHRASE ? NEXT_PASSPHRASE : PASSPHRASE;
    this.#do(`changes the passphrase to ${next}`, () =>
      this.#seals(next, () => send("change-passphrase", { current, next })),
    );
  }

  /** Once it is done, and nobody else was at it, this passphrase is the only right one. */
  async #seals(passphrase: string, work: () => Promise<{ ok: boolean }>): Promise<void> {
    const stage = this.#stage;
    const isAlone = stage.sealing === 0;
    stage.sealing += 1;
    const either = [...new Set([...stage.passphrases, passphrase])];
    stage.passphrases = either;
    const { ok } = await work();
    stage.sealing -= 1;
    if (ok && isAlone && stage.passphrases === either) stage.passphrases = [passphrase];
  }

  /** What stands in **User**. */
  get typed(): string {
    return this.#draft.typed;
  }

  get isOpen(): boolean {
    const state = this.feed?.current();
    return state !== undefined && barrierOf(state) === undefined;
  }

  #shown(): Shown | undefined {
    const state = this.feed?.current();
    if (!state?.settings || barrierOf(state) !== undefined) return undefined;
    const { lookup, policy, settings, chosenFixes } = state;
    if (lookup?.typed !== this.#draft.typed || lookup.userIdType !== userIdTypeOf(this.#draft)) return undefined;
    if (!lookup.customer) return undefined;
    const offered = fixesOnDesk(policy, chosenFixes);
    const fixId = offered.find((id) => id === this.#draft.fixId) ?? offered[0] ?? "unbind-phone";
    const { userId, verdicts } = lookup.customer;
    const { serviceAddress } = inForce(settings, policy);
    return { userId, fixId, serviceAddress, target: verdicts[fixId]?.target, lookupId: lookup.lookupId };
  }

  /** The result on the desk. */
  #result(): Attempt | undefined {
    const shown = this.#shown();
    return shown && this.feed?.current().attempts[fixUserKey(shown)];
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

  #do(what: string, work: () => Promise<unknown>): void {
    this.#stage.tell(`${this.life.name} ${what}`);
    this.#stage.mustHold.used();
    this.#stage.scheduler.as({ life: this.life }, () => void work().catch(() => undefined));
  }
}

/** What the button named, as a page sends it along. */
function seenIn({ userId, fixId, serviceAddress, target }: Shown) {
  return { userId, fixId, serviceAddress, ...(target !== undefined && { target }) };
}

/** What can happen, how often it is drawn against the others, and how. */
export type Act = readonly [name: string, weight: number, run: (stage: Stage) => unknown];

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
  { kickUsers: "first-app" },
  { passwordInAnswer: true },
];

/** How a service can go wrong, besides being slow. */
export const TROUBLES: readonly FaultInput["kind"][] = [
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

/** What a colleague's file can hold. */
const FILES: readonly SharedSettings[] = [
  { unbindThrough: "verified-update", autoLockMinutes: 5 },
  { serviceAddress: "https://a.example" },
  { serviceAddress: "https://b.example", retentionDays: 30 },
];

/** Everything that can happen, each a line of the story. */
export const ACTS: readonly Act[] = [
  ["a desk opens", 3, (stage) => void stage.openDesk()],
  ["a desk closes", 2, (stage) => stage.desk()?.close()],
  ["the agent does the job", 12, (stage) => void stage.job()],
  ["the agent does the job for somebody suspended", 2, (stage) => stage.suspendedJob()],
  ["the agent reactivates somebody", 3, (stage) => stage.otherJob("reactivate", stage.suspend())],
  ["the agent signs somebody out", 1, (stage) => stage.otherJob("sign-out")],
  ["the agent has a password reset", 2, (stage) => stage.otherJob("reset-password")],
  ["the agent types", 1, (stage) => stage.desk()?.type("138")],
  ["the agent looks somebody up", 6, (stage) => stage.desk()?.find(stage.someone().phone ?? "13800138000")],
  ["the agent chooses a fix", 1, (stage) => stage.desk()?.choose(stage.draw(fixIds))],
  ["the agent has a code sent", 6, (stage) => stage.desk()?.sendCode()],
  ["the agent presses", 8, (stage) => stage.press(stage.codeOnDesk)],
  ["the agent presses twice", 3, (stage) => stage.press(stage.codeOnDesk, 2)],
  ["the agent presses with a wrong code", 2, (stage) => stage.press("000001")],
  ["the agent checks again", 3, (stage) => stage.desk()?.checkAgain()],
  ["the agent puts back what changed besides", 3, (stage) => stage.desk()?.putBack()],
  ["the agent checks an old attempt again", 2, (stage) => stage.checkOld()],
  ["the agent traces a request ID", 1, (stage) => stage.trace()],
  ["the agent clears the desk", 0.7, (stage) => stage.desk()?.clear()],
  ["the agent has the cleared desk back", 1, (stage) => stage.desk()?.undo()],
  ["the agent clears the desk by mistake", 1, (stage) => stage.clearByMistake()],
  ["the agent leaves a service, and undoes", 1, (stage) => stage.undoElsewhere()],
  ["the agent inserts the last result", 2, (stage) => stage.insert()],
  ["the agent locks", 1, (stage) => stage.desk()?.lock()],
  ["the agent unlocks", 4, (stage) => stage.desk()?.unlock()],
  ["the agent mistypes the passphrase", 0.3, (stage) => stage.desk()?.unlock("a wrong one")],
  ["the agent changes the passphrase", 2, (stage) => stage.changePassphrase()],
  ["the agent saves another service", 1, (stage) => stage.save(stage.otherService)],
  ["the agent saves the settings anew", 0.5, (stage) => stage.save()],
  ["the agent sets another service up", 0.7, (stage) => stage.desk()?.setUp(stage.otherService)],
  ["the agent sets up with a wrong key", 0.3, (stage) => stage.desk()?.setUp(stage.otherService, WRONG_KEY)],
  ["the agent forgets the secret", 0.5, (stage) => stage.forgetSecret()],
  ["the agent imports settings", 1, (stage) => stage.importFile(stage.draw(FILES))],
  ["the agent saves a wrong key", 0.2, (stage) => stage.save(stage.service, WRONG_KEY)],
  ["the customer uses the code", 0.5, (stage) => stage.useCode()],
  ["the customer changes the phone", 1, (stage) => stage.setPhone(stage.someone(), stage.newPhone)],
  ["the customer frees the phone", 1, (stage) => stage.setPhone(stage.someone(), null)],
  ["the customer signs in elsewhere", 0.3, (stage) => void (stage.someone().lastLogin = stage.today)],
  ["an administrator sets a policy", 0.6, (stage) => stage.setPolicy(stage.draw(POLICIES))],
  ["an administrator thinks better of a policy", 1, (stage) => stage.setTwoPolicies(stage.draw(POLICIES), {})],
  ["an administrator suspends a customer", 0.3, (stage) => void stage.suspend()],
  ["an administrator takes the permission back", 0.3, (stage) => stage.revokePermission()],
  ["an administrator revokes the access key", 0.6, (stage) => stage.revokeKey()],
  ["the browser kills the worker", 5, ({ world }) => world.killWorker()],
  ["the browser kills the worker while it recovers", 2, (stage) => stage.killTwice()],
  ["the browser restarts", 0.3, (stage) => stage.restart()],
  ["the system locks", 0.5, ({ world }) => world.onStateChanged.fire("locked")],
  ["time passes", 3, (stage) => stage.pass(90_000)],
  ["the computer sleeps", 0.4, (stage) => stage.pass(3 * 3_600_000)],
  ["the clock is set", 0.3, (stage) => stage.setClock(stage.draw([-3_600_000, -30_000, 30_000, 3_600_000]))],
  ["the network spoils the change", 6, (stage) => stage.spoil(stage.changeCall)],
  ["the network spoils a code", 1, (stage) => stage.spoil("send-sms")],
  ["the network spoils a read", 2, (stage) => stage.spoil("get-user")],
  ["the network spoils anything", 1, (stage) => stage.spoil("*")],
  ["the service ends its tokens", 2, ({ service }) => service.sandbox.tokens.revokeAll()],
  ["the service has trouble", 1, (stage) => stage.trouble("*", stage.draw(TROUBLES))],
  ["the change meets trouble", 1, (stage) => stage.trouble(stage.changeCall, stage.draw(TROUBLES))],
  ["a replica lags", 4, (stage) => stage.lag()],
  ["the service is another one", 4, (stage) => stage.doubt(stage.draw(DOUBTS))],
  ["the disk fails", 0.5, ({ globals }) => void (globals.disk.isFailing = true)],
  ["the disk is full", 0.3, (stage) => stage.fillDisk(true)],
  ["the disk is slow", 0.7, ({ globals }) => void (globals.disk.delay = 2_000)],
  ["the disk is damaged", 0.3, ({ world, draw }) => Object.assign(world.local.values, draw(DAMAGE))],
  ["the disk loses the journal", 0.1, (stage) => stage.loseJournal()],
  ["the disk works again", 1, (stage) => stage.fillDisk(false)],
];
