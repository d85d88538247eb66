import { storage } from "wxt/utils/storage";
import background from "../../entrypoints/background/index.ts";
import { exportCsv } from "../../entrypoints/history/export-csv.ts";
import { send } from "../../lib/messages/send.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { en } from "../../lib/words/en.ts";
import { historyEn } from "../../lib/words/history-en.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { Person } from "../../sandbox/person.ts";
import { ACTS, save, type Act } from "./acts.ts";
import { enter, fieldOf, World } from "./browser.ts";
import { Desk, PASSPHRASE, ZHANG_SAN, type Press, type PutBackPress } from "./desk.ts";
import { enterGlobals, type Globals } from "./globals.ts";
import { attemptsIn, MustHold } from "./must-hold.ts";
import { Network, Service } from "./network.ts";
import { Scheduler, settled, START } from "./scheduler.ts";

const MINUTE = 60_000;
/** In which everything has had its last word: the last recheck is an hour after the fourth. */
const LONG_ENOUGH = 4 * 60 * MINUTE;
/** More than any world needs; one that takes more goes round in circles. */
const MOST_STEPS = 60_000;

export interface Ending {
  violations: string[];
  story: string[];
  /** How many acts the seed has, played or not. */
  acts: number;
}

/** One world with everybody in it. */
export class Stage {
  readonly scheduler: Scheduler;
  readonly world: World;
  readonly network: Network;
  readonly globals: Globals;
  readonly services: readonly [Service, Service];
  readonly mustHold: MustHold;
  readonly presses: Press[] = [];
  readonly putBacks: PutBackPress[] = [];
  /** Those that may be the right one; several while one is changed, or if that was cut off. */
  passphrases: readonly string[] = [PASSPHRASE];
  /** How many save or change the passphrase just now. */
  sealing = 0;
  readonly story: string[] = [];
  wasDiskFull = false;
  /** What was imported may have taken it away. */
  mayLackSecret = false;
  /** Who was on the desk when the agent last inserted a result. */
  deskAtClick: ReturnType<Stage["onDesk"]> = {};
  readonly #desks: Desk[] = [];
  #moments = 0;

  constructor(seed: number) {
    this.scheduler = new Scheduler(seed);
    this.services = [
      new Service("https://a.example", credentials.accessKeySecret, this.scheduler),
      new Service("https://b.example", "another-secret-fedcba9876543210", this.scheduler),
    ];
    this.mustHold = new MustHold(this);
    this.network = new Network(this.scheduler, this.services, this.mustHold);
    this.globals = enterGlobals(this.scheduler, seed, this.network.fetch, this.mustHold.writing);
    const startWorker = () => {
      this.globals.locks.collect();
      background.main();
    };
    this.world = new World(this.scheduler, startWorker, this.mustHold);
    enter(this.world);
  }

  /** Plays what the seed says, or, of that, only the acts whose places are given. */
  async play(only?: ReadonlySet<number>): Promise<Ending> {
    const acts = this.#acts();
    await this.#setTheScene();
    for (const [place, [name, , run]] of acts.entries()) {
      if (only && !only.has(place)) continue;
      this.tell(name);
      // What is done by now is not undone by a restart.
      await settled();
      run(this);
      await this.#steps(this.scheduler.random() ** 2 * 200, Infinity);
    }
    await this.#becomeQuiet();
    // WXT remembers each watcher, and with it the whole world.
    storage.unwatch();
    const { violations } = this.mustHold;
    return { violations, story: this.story, acts: acts.length };
  }

  /** From a few to some two dozen. */
  #acts(): Act[] {
    const total = ACTS.reduce((sum, [, weight]) => sum + weight, 0);
    return Array.from({ length: 4 + Math.floor(this.scheduler.random() * 22) }, () => {
      let left = this.scheduler.random() * total;
      return ACTS.find(([, weight]) => (left -= weight) < 0) ?? this.scheduler.pick(ACTS);
    });
  }

  async #setTheScene(): Promise<void> {
    this.world.wake();
    const desk = this.openDesk();
    await this.#steps(400);
    save(this);
    await this.#steps(800);
    // The team has every fix on the desk.
    this.world.local.change({ chosenFixes: [...fixIds] });
    desk.find(ZHANG_SAN);
    await this.#steps(400);
    this.story.length = 0;
  }

  /** @param within milliseconds that may go by while nothing else happens */
  async #steps(count: number, within = 500): Promise<void> {
    for (let step = 0; step < count; step++) if (!(await this.#step(this.scheduler.now + within))) return;
  }

  async #step(until: number): Promise<boolean> {
    if (this.scheduler.steps > MOST_STEPS) throw new Error("This world goes round in circles");
    await settled();
    this.world.ring();
    return this.scheduler.step(until);
  }

  /** Faults are over, and the agent leaves; then comes back, and everything that was begun is given its time. */
  async #becomeQuiet(): Promise<void> {
    this.network.fates = [];
    this.fillDisk(false);
    this.world.managed.delay = 0;
    for (const service of this.services) {
      service.sandbox.faults.clear();
      service.isKeyRevoked = false;
    }
    await this.#untilNothingHappens(5 * MINUTE);
    this.mustHold.whenWatched();
    this.#sleepAndWake();
    await this.#untilNothingHappens(5 * MINUTE);
    this.mustHold.whenCalm();
    await this.#untilNothingHappens(10 * MINUTE);
    await this.mustHold.whenLeft();
    this.setPolicy({});
    const desk = this.openDesk();
    await this.#untilNothingHappens(0);
    for (const passphrase of this.passphrases) {
      if (!desk.isOpen) desk.unlock(passphrase);
      await this.#untilNothingHappens(MINUTE);
    }
    // Where the passphrase isn't enough, the agent saves the settings again.
    if (!desk.isOpen) save(this);
    await this.#untilNothingHappens(LONG_ENOUGH);
    this.#sleepAndWake();
    await this.#untilNothingHappens(LONG_ENOUGH);
    const find = (after?: { preparedAt: number; attemptId: string }) =>
      send("find-attempts", { text: "", limit: 100, ...(after && { after }) });
    const exporting = this.scheduler.as({ life: desk.life }, () =>
      exportCsv(find, { ...en, ...historyEn }, () => undefined),
    );
    await this.#untilNothingHappens(MINUTE);
    const exported = await exporting;
    this.mustHold.whenQuiet(exported.ok ? await exported.value.file.text() : "");
  }

  /** A worker sleeps when nothing happens; the next one finishes what the disk kept from being written. */
  #sleepAndWake(): void {
    this.world.killWorker();
    this.world.wake();
  }

  async #untilNothingHappens(milliseconds: number): Promise<void> {
    const end = this.scheduler.now + milliseconds;
    for (;;) {
      const alarm = this.world.nextAlarm;
      if (await this.#step(Math.min(alarm, end))) continue;
      if (alarm > end) break;
      this.scheduler.now = Math.max(this.scheduler.now, alarm);
    }
    this.scheduler.now = Math.max(this.scheduler.now, end);
  }

  tell(what: string): void {
    this.story.push(`${((this.scheduler.now - START) / 1000).toFixed(3)} s  ${what}`);
  }

  readonly after = (milliseconds: number, act: () => void): void => void this.scheduler.later(milliseconds, act);

  openDesk(): Desk {
    const desk = new Desk(this, `desk ${this.#desks.length + 1}`);
    this.#desks.push(desk);
    return desk;
  }

  readonly openDesks = (): Desk[] => this.#desks.filter(({ life }) => !life.over);

  desk(): Desk | undefined {
    const open = this.openDesks();
    return open.length === 0 ? undefined : this.scheduler.pick(open);
  }

  /** Draws one by lot, and tells which. */
  readonly draw = <T>(from: readonly T[]): T => {
    const drawn = this.scheduler.pick(from);
    this.tell(`  ${JSON.stringify(drawn)}`);
    return drawn;
  };

  /** The service that the stored settings name. */
  get service(): Service {
    const named = fieldOf(this.world.local.values["settings"], "serviceAddress");
    return this.services.find(({ address }) => address === named) ?? this.services[0];
  }

  get otherService(): Service {
    return this.services[0] === this.service ? this.services[1] : this.services[0];
  }

  get changeCall(): string {
    const isUpdate = fieldOf(this.world.local.values["settings"], "route") === "verified-update";
    return isUpdate ? "update-user" : "unbind-phone";
  }

  /** The code that the customer on the desk would read out, or one that was never sent. */
  get codeOnDesk(): string {
    return this.service.sandbox.world.messages.at(-1)?.code ?? "000000";
  }

  /** One of the first three customers: the more they meet, the more goes wrong. */
  readonly someone = (): Person => this.scheduler.pick(this.service.sandbox.world.people.slice(0, 3));

  press(passCode: string, times = 1, desk = this.desk()): void {
    // A moment that no other press has, so that each can be told from the others.
    this.#moments += 1;
    const typedAt = this.scheduler.clock + this.#moments / 1000;
    for (let time = 0; time < times; time++) (time === 0 ? desk : this.desk())?.press(passCode, typedAt);
  }

  /** Whose result a ticket would get now. */
  onDesk(): { userId?: string; newest?: Attempt | undefined } {
    const { lookup, attempts } = this.world.session.values;
    const userId = fieldOf(fieldOf(lookup, "customer"), "userId");
    if (typeof userId !== "string") return {};
    const all = attemptsIn(attempts).filter((one) => one.userId === userId);
    return { userId, newest: all.toSorted((one, other) => other.preparedAt - one.preparedAt)[0] };
  }

  setPolicy(policy: Record<string, unknown>): void {
    const none = Object.fromEntries(Object.keys(this.world.managed.values).map((key) => [key, undefined]));
    this.world.managed.change({ ...none, ...policy });
  }

  fillDisk(isFull: boolean): void {
    this.wasDiskFull ||= isFull;
    this.world.local.isFull = isFull;
    this.globals.disk.isFailing = isFull;
    this.globals.disk.delay = 0;
  }
}
