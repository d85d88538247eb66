import { canBePutBack } from "../../lib/attempt/can-be-put-back.ts";
import { barrierOf, openDeskState, type DeskFeed } from "../../lib/desk/desk-state.ts";
import { followDraft } from "../../lib/desk/follow-draft.ts";
import { queryFor, userIdTypeOf } from "../../lib/customer/user-query.ts";
import type { Changed, Route } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import type { MessageName, Payload } from "../../lib/messages/protocol.ts";
import { send, startWorker, wakeWorker } from "../../lib/messages/send.ts";
import { inForce } from "../../lib/settings/effective-settings.ts";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type Draft } from "../../lib/state/customer.ts";
import { draftItem } from "../../lib/state/items.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { Service } from "./network.ts";
import { newLife, type Life } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

export const PASSPHRASE = "a long enough passphrase";
export const NEXT_PASSPHRASE = "another one, long enough";

/** The phone of the first customer. */
export const ZHANG_SAN = "13800138000";

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

  constructor(
    readonly stage: Stage,
    name: string,
  ) {
    this.life = newLife(name);
    this.#do(async () => {
      const feed = await openDeskState();
      this.feed = feed;
      this.#draft = { typed: feed.current().draft.typed };
      followDraft(feed, name, feed.current().draft, (draft) => (this.#draft = draft));
      feed.follow(({ attempts }) => {
        // As every page does: a worker that is stopped while it settles for the last one starts no other by itself.
        const isWaiting = Object.values(attempts).some(isUnderWay);
        if (isWaiting) this.#asking ??= setInterval(startWorker, 1_000);
        else {
          clearInterval(this.#asking);
          this.#asking = undefined;
        }
      });
      await wakeWorker();
    });
  }

  /** What stands in **User**, and the fix that is chosen. */
  write(change: Partial<Draft>): void {
    if (this.isOpen) this.#do(() => this.#keepDraft({ ...this.#draft, ...change }));
  }

  find(typed: string): void {
    if (!this.isOpen) return;
    this.write({ typed });
    this.#do(async () => {
      const query = await queryFor(typed, userIdTypeOf({ typed }));
      if (query?.ok !== true) return;
      const message = { typed, ...query.value };
      await this.#ask("find-user", message, message);
    });
  }

  sendCode(): void {
    const shown = this.#shown();
    if (shown) this.ask("send-code", seenIn(shown));
  }

  press(passCode: string, typedAt: number): void {
    const shown = this.#shown();
    if (!shown) return;
    this.stage.presses.push({ ...shown, passCode, typedAt, at: this.stage.scheduler.now });
    this.ask("apply-fix", { ...seenIn(shown), passCode, passCodeTypedAt: typedAt });
  }

  checkAgain(attemptId = this.#result()?.attemptId): void {
    if (attemptId !== undefined) this.ask("check-again", { attemptId });
  }

  putBack(): void {
    const attempt = this.#result();
    const changed = attempt ? canBePutBack(attempt) : [];
    if (!attempt || changed.length === 0) return;
    this.stage.putBacks.push({ ...attempt, changed });
    this.ask("put-back", { attemptId: attempt.attemptId });
  }

  clear(): void {
    if (!this.isOpen) return;
    const lookupId = this.feed?.current().lookup?.lookupId;
    this.#cleared = this.#draft;
    this.#do(() => this.#keepDraft({ typed: "" }));
    this.ask("clear-desk", {}, lookupId === undefined ? undefined : { lookupId });
  }

  close(): void {
    this.life.over = true;
  }

  /** The worker first, as on the popup: a text without a look-up would be looked up anew. */
  undo(): void {
    const before = this.#cleared;
    if (!this.isOpen || !before) return;
    this.#cleared = undefined;
    this.#do(async () => {
      await this.#ask("undo-clear", {}, {});
      if (this.#draft.typed === "") void this.#keepDraft(before);
    });
  }

  /** With one of those that may be the right one: a change may have been cut off. */
  unlock(passphrase = this.stage.scheduler.pick(this.stage.passphrases)): void {
    this.ask("unlock", { passphrase, askedAt: Date.now() });
  }

  /**
   * On the settings page: the press asks for the permission, too.
   * @param route absent for a set-up, in a browser tab of its own: both test the key before they store it
   */
  save({ address: serviceAddress }: Service, accessKeySecret: string, route?: Route): void {
    const { accessKeyId, appId } = credentials;
    const key = { serviceAddress, accessKeyId, accessKeySecret, passphrase: PASSPHRASE };
    this.#do(async () => {
      await requestPermission([serviceAddress]);
      const asked = { ...key, askedAt: Date.now() };
      await this.#seals(PASSPHRASE, () =>
        route
          ? this.#post("save-settings", { ...asked, appId, route })
          : this.#post("set-up", { ...asked, sessionOnly: false }),
      );
    });
  }

  changePassphrase(): void {
    const [current = PASSPHRASE] = this.stage.passphrases;
    const next = current === PASSPHRASE ? NEXT_PASSPHRASE : PASSPHRASE;
    this.#do(() => this.#seals(next, () => this.#post("change-passphrase", { current, next })));
  }

  /** Once it is done, and nobody else was at it, this passphrase is the only right one. */
  async #seals(passphrase: string, work: () => Promise<{ ok: boolean }>): Promise<void> {
    const { stage } = this;
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
    if (!state?.settings || !this.isOpen) return undefined;
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
    this.stage.mustHold.typed(draft.typed);
    await draftItem.setValue({ ...draft, writtenBy: this.life.name });
  }

  /** As the desk does it. */
  ask<Name extends MessageName>(name: Name, payload: Payload<Name>, onceMore?: Payload<Name>): void {
    this.#do(() => this.#ask(name, payload, onceMore));
  }

  /** As the settings page does it. */
  post<Name extends MessageName>(name: Name, payload: Payload<Name>): void {
    this.#do(() => this.#post(name, payload));
  }

  #post<Name extends MessageName>(name: Name, payload: Payload<Name>) {
    this.#tell(name, payload);
    return send(name, payload);
  }

  /** @param onceMore what is sent if a worker was stopped in the middle of it, for what may be done twice */
  async #ask<Name extends MessageName>(name: Name, payload: Payload<Name>, onceMore?: Payload<Name>): Promise<void> {
    this.#tell(name, payload);
    this.waiting = [...this.waiting, name];
    let result = await send(name, payload);
    const isStopped = () => !result.ok && result.failure.code === "worker-stopped";
    if (onceMore && isStopped()) result = await send(name, onceMore);
    if (isStopped()) await wakeWorker();
    this.waiting = this.waiting.toSpliced(this.waiting.indexOf(name), 1);
    this.stage.mustHold.used();
  }

  #tell(name: MessageName, payload: unknown): void {
    this.stage.tell(`  ${this.life.name} asks: ${name} ${JSON.stringify(payload)}`);
  }

  #do(work: () => Promise<unknown>): void {
    this.stage.mustHold.used();
    this.stage.scheduler.as({ life: this.life }, () => void work().catch(() => undefined));
  }
}

/** What the button named, as a page sends it along. */
function seenIn({ userId, fixId, serviceAddress, target }: Shown) {
  return { userId, fixId, serviceAddress, ...(target !== undefined && { target }) };
}
