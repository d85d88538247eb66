import { storage } from "wxt/utils/storage";
import background from "../../entrypoints/background/index.ts";
import { exportCsv } from "../../entrypoints/history/export-csv.ts";
import { send } from "../../lib/messages/send.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import { ROUTES } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { patternOf } from "../../lib/settings/permission.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { SharedSettings } from "../../lib/state/settings.ts";
import { en } from "../../lib/words/en.ts";
import { historyEn } from "../../lib/words/history-en.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { FaultKind } from "../../sandbox/faults/faults.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import type { Person } from "../../sandbox/person.ts";
import { FIX_SCENES } from "../doubles/fix-scenes.ts";
import { enter, fieldOf, World } from "./browser.ts";
import { ACTS, Desk, PASSPHRASE, TROUBLES, WRONG_KEY, type Act, type Press, type PutBackPress } from "./cast.ts";
import { enterGlobals, type Globals } from "./globals.ts";
import { attemptsIn, MOST_LAG, MustHold } from "./must-hold.ts";
import { FATES, Network, Service } from "./network.ts";
import { Scheduler, settled, START } from "./scheduler.ts";

const MINUTE = 60_000;
/** In which everything has had its last word: the last recheck is an hour after the fourth. */
const LONG_ENOUGH = 4 * 60 * MINUTE;
/** More than any world needs; one that takes more goes round in circles. */
export const MOST_STEPS = 60_000;

export interface Ending {
  violations: string[];
  story: string[];
  steps: number;
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
  readonly secrets: readonly string[];
  readonly mustHold: MustHold;
  readonly presses: Press[] = [];
  readonly putBacks: PutBackPress[] = [];
  /** Those that may be the right one; several while one is changed, or if that was cut off. */
  passphrases: readonly string[] = [PASSPHRASE];
  /** How many save or change the passphrase just now. */
  sealing = 0;
  readonly story: string[] = [];
  hasLostJournal = false;
  mustTellLoss = false;
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
    this.secrets = [...this.services.map(({ secret }) => secret), WRONG_KEY];
    this.mustHold = new MustHold(this);
    this.network = new Network(this.scheduler, this.services, this.mustHold);
    const { writing } = this.mustHold;
    this.globals = enterGlobals(this.scheduler, seed, { fetch: this.network.fetch, writing });
    this.world = new World(this.scheduler, {
      startWorker: () => {
        this.globals.locks.collect();
        background.main();
      },
      stored: this.mustHold.stored,
      inserted: this.mustHold.inserted,
    });
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
    return { violations, story: this.story, steps: this.scheduler.steps, acts: acts.length };
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
    this.save();
    await this.#steps(800);
    // The team has every fix on the desk.
    this.world.local.change({ chosenFixes: [...fixIds] });
    desk.find("13800138000");
    await this.#steps(400);
    this.story.length = 0;
  }

  /** @param within milliseconds that may go by while nothing else happens */
  async #steps(count: number, within = 500): Promise<void> {
    for (let step = 0; step < count; step++) if (!(await this.#step(this.scheduler.now + within))) return;
  }

  async #step(until: number): Promise<boolean> {
    if (this.scheduler.steps > MOST_STEPS) throw new Error("This world goes round in circles");
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
    if (!desk.isOpen) this.save();
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

  openDesk(): Desk {
    const desk = new Desk(this, `desk ${this.#desks.length + 1}`);
    this.#desks.push(desk);
    return desk;
  }

  openDesks(): Desk[] {
    return this.#desks.filter(({ life }) => !life.over);
  }

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

  get newPhone(): string {
    return `1500000${String(1_000 + (this.scheduler.steps % 9_000))}`;
  }

  get today(): string {
    return new Date(this.scheduler.now).toISOString();
  }

  /** One of the first three customers: the more they meet, the more goes wrong. */
  someone(): Person {
    return this.scheduler.pick(this.service.sandbox.world.people.slice(0, 3));
  }

  /** Finds a customer, has a code sent and presses, with the time between that people take. */
  job({ phone } = this.someone(), fixId?: FixId, passCode?: string): Desk {
    const desk = this.desk() ?? this.openDesk();
    const after = (milliseconds: number, act: () => void) => this.scheduler.later(milliseconds, act);
    if (!desk.isOpen) after(500, () => desk.unlock());
    after(1_500, () => desk.find(phone ?? "13800138000"));
    if (fixId) after(2_000, () => desk.choose(fixId));
    after(3_000, () => desk.sendCode());
    after(5_000, () => this.press(passCode ?? this.codeOnDesk, 1, desk));
    return desk;
  }

  /** The same with another fix, which something harms on its way. */
  otherJob(fixId: FixId, person = this.someone()): void {
    this.job(person, fixId, this.scheduler.chance(0.2) ? "000001" : undefined);
    const { call } = FIX_SCENES[fixId];
    const harms = [
      () => this.spoil(call),
      () => this.spoil(call, "dropped before"),
      () => this.trouble(call, this.draw(TROUBLES)),
      () => this.lag(),
    ];
    this.scheduler.later(4_500, this.scheduler.pick(harms));
    if (this.scheduler.chance(0.3))
      this.scheduler.later(5_000 + this.scheduler.random() * 1_000, () => this.world.killWorker());
  }

  suspend(person = this.someone()): Person {
    person.status = "Suspended";
    this.mustHold.changedBySomebody(this.service.address, person.userId, "status");
    return person;
  }

  /** In a pool whose updates activate whoever they touch. */
  suspendedJob(): void {
    const person = this.suspend();
    this.doubt({ statusDefault: true });
    this.setPolicy({ unbindThrough: "verified-update" });
    const desk = this.job(person);
    const harms = [
      () => this.spoil("update-user"),
      () => this.trouble("update-user", "throttle"),
      () => this.lag(),
      () => this.world.killWorker(),
    ];
    this.scheduler.later(6_500 + this.scheduler.random() * 1_000, this.scheduler.pick(harms));
    for (const milliseconds of [7_000, 9_000]) this.scheduler.later(milliseconds, () => desk.putBack());
  }

  press(passCode: string, times = 1, desk = this.desk()): void {
    // A moment that no other press has, so that each can be told from the others.
    this.#moments += 1;
    const typedAt = this.scheduler.clock + this.#moments / 1000;
    for (let time = 0; time < times; time++) (time === 0 ? desk : this.desk())?.press(passCode, typedAt);
  }

  clearByMistake(): void {
    const desk = this.desk();
    desk?.clear();
    this.scheduler.later(this.scheduler.random() * 10_000, () => desk?.undo());
  }

  /** A user ID can be somebody else's at the other service. */
  undoElsewhere(): void {
    const desk = this.desk();
    desk?.clear();
    const acts = [() => this.save(this.otherService), () => desk?.undo(), () => this.press(this.codeOnDesk, 1, desk)];
    for (const [place, act] of acts.entries())
      this.scheduler.later((place + this.scheduler.random()) * 300, () => act());
  }

  checkOld(): void {
    const attempts = attemptsIn(this.globals.journal);
    if (attempts.length > 0) this.desk()?.check(this.scheduler.pick(attempts).attemptId);
  }

  trace(): void {
    const ids = attemptsIn(this.globals.journal).flatMap(({ answer }) => answer?.requestId ?? []);
    if (ids.length > 0) this.desk()?.trace(this.scheduler.pick(ids));
  }

  /** Whose result a ticket would get now. */
  onDesk(): { userId?: string; newest?: Attempt | undefined } {
    const { lookup, attempts } = this.world.session.values;
    const userId = fieldOf(fieldOf(lookup, "customer"), "userId");
    if (typeof userId !== "string") return {};
    const all = attemptsIn(attempts).filter((one) => one.userId === userId);
    return { userId, newest: all.toSorted((one, other) => other.preparedAt - one.preparedAt)[0] };
  }

  insert(): void {
    this.deskAtClick = this.onDesk();
    this.world.onClicked.fire({ menuItemId: "insert" }, { id: 1 });
  }

  save({ address: serviceAddress, secret } = this.service, accessKeySecret = secret): void {
    const { accessKeyId, appId } = credentials;
    const route = this.scheduler.chance(0.7) ? ROUTES[0] : ROUTES[1];
    this.desk()?.save({ serviceAddress, accessKeyId, accessKeySecret, appId, route });
  }

  /** The worker may die in the middle; then the agent saves, which makes good what was cut off. */
  importFile(file: SharedSettings): void {
    this.mayLackSecret = true;
    const desk = this.desk();
    desk?.importFile(file);
    if (this.scheduler.chance(0.4)) this.scheduler.later(this.scheduler.random() * 20, () => this.world.killWorker());
    if (this.scheduler.chance(0.7)) this.scheduler.later(1_000 + this.scheduler.random() * 5_000, () => this.save());
  }

  forgetSecret(): void {
    this.mayLackSecret = true;
    this.desk()?.forgetSecret();
    if (this.scheduler.chance(0.8)) this.scheduler.later(this.scheduler.random() * 5_000, () => this.save());
  }

  /** While another window saves, or the worker dies. */
  changePassphrase(): void {
    this.desk()?.changePassphrase();
    const harms = [() => this.save(this.scheduler.pick(this.services)), () => this.world.killWorker()];
    this.scheduler.later(this.scheduler.random() * 20, this.scheduler.pick(harms));
  }

  setPhone(person: Person, phone: string | null): void {
    person.phone = phone;
    this.mustHold.changedBySomebody(this.service.address, person.userId, "phone");
  }

  /** In the customer's own app. */
  useCode(): void {
    const { people, messages } = this.service.sandbox.world;
    const message = messages.at(-1);
    const person = people.find(({ phone }) => phone === message?.phone);
    if (!message || !person) return;
    message.usedAt = this.scheduler.now;
    this.setPhone(person, null);
  }

  setPolicy(policy: Record<string, unknown>): void {
    const none = Object.fromEntries(Object.keys(this.world.managed.values).map((key) => [key, undefined]));
    this.world.managed.change({ ...none, ...policy });
  }

  /** One after the other, while the first is still being read, or the browser starts. */
  setTwoPolicies(first: Record<string, unknown>, second: Record<string, unknown>): void {
    if (this.scheduler.chance(0.2)) this.restart();
    this.scheduler.later(this.scheduler.random() ** 2 * 10_000, () => {
      this.setPolicy(first);
      this.scheduler.later(this.scheduler.random() * 20, () => this.setPolicy(second));
    });
  }

  revokePermission(): void {
    this.world.granted.delete(patternOf(this.service.address));
    this.world.onPermissions.fire();
  }

  /** A browser that has just started may take long to tell the policy. */
  restart(): void {
    for (const desk of this.openDesks()) desk.close();
    this.world.managed.delay = this.scheduler.chance(0.5) ? this.scheduler.random() * 12_000 : 0;
    this.world.restart();
    this.globals.locks.collect();
  }

  killTwice(): void {
    this.world.killWorker();
    this.world.wake();
    const { worker } = this.world;
    this.scheduler.later(this.scheduler.random() * 60, () => this.world.killWorker(worker));
  }

  /** @param most milliseconds */
  pass(most: number): void {
    this.scheduler.now += Math.floor(this.scheduler.random() * most);
  }

  setClock(by: number): void {
    this.scheduler.clockAhead += by;
  }

  spoil(call: string, fate = this.draw(FATES)): void {
    this.network.fates.push({ call, fate });
  }

  trouble(call: string, kind: FaultKind): void {
    this.service.sandbox.faults.add({ call, kind });
  }

  lag(): void {
    this.service.sandbox.set({ replicaMs: Math.floor(this.scheduler.random() * MOST_LAG) });
  }

  /** The service is another one than we thought: one of its doubts has another answer. */
  doubt(switches: Partial<Switches>): void {
    for (const { sandbox } of this.services) sandbox.set(switches);
  }

  /** Until it is given back, if the agent doesn't wait for longer. */
  revokeKey(): void {
    const { service } = this;
    service.isKeyRevoked = true;
    service.sandbox.tokens.revokeAll();
    this.scheduler.later(this.scheduler.random() ** 2 * 60_000, () => (service.isKeyRevoked = false));
  }

  /** With the browser, which throws a damaged journal away when it starts. */
  loseJournal(): void {
    this.hasLostJournal = this.globals.journal.size > 0;
    this.world.killWorker();
    this.globals.disk.loseJournal();
    this.restart();
    // A worker that is stopped as it opens the new one can't tell, nor can one whose disk is full.
    const { worker } = this.world;
    const couldTell = () => worker?.over === false && !this.wasDiskFull;
    this.scheduler.later(60_000, () => (this.mustTellLoss = this.hasLostJournal && couldTell()));
  }

  fillDisk(isFull: boolean): void {
    this.wasDiskFull ||= isFull;
    this.world.local.isFull = isFull;
    this.globals.disk.isFailing = isFull;
    this.globals.disk.delay = 0;
  }
}
