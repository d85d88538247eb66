import background from "../../entrypoints/background/index.ts";
import { patternOf } from "../../lib/settings/permission.ts";
import type { Route } from "../../lib/fixes/fix.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { Person } from "../../sandbox/person.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import { enter, World } from "./browser.ts";
import { ACTS, Desk, type Act, type Press } from "./cast.ts";
import { enterGlobals, type Globals } from "./globals.ts";
import { MustHold } from "./must-hold.ts";
import { Network, Service, type Fate } from "./network.ts";
import { Scheduler } from "./scheduler.ts";

/** Milliseconds of the world's time in which everything has had its last word: the last recheck is an hour after the fourth. */
const LONG_ENOUGH = 4 * 3_600_000;
/** More than any world needs; one that takes more goes round in circles. */
const MOST_STEPS = 60_000;

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
  readonly presses: Press[] = [];
  readonly story: string[] = [];
  readonly route: Route;
  readonly #desks: Desk[] = [];
  readonly #mustHold: MustHold;
  #moments = 0;
  #numbers = 0;

  constructor(readonly seed: number) {
    this.scheduler = new Scheduler(seed);
    this.services = [
      new Service("https://a.example", this.scheduler),
      new Service("https://b.example", this.scheduler),
    ];
    this.route = this.scheduler.chance(0.7) ? "unbind-phone" : "verified-update";
    this.#mustHold = new MustHold(this);
    this.network = new Network(this.scheduler, this.services, this.#mustHold);
    this.globals = enterGlobals(this.scheduler, seed, { fetch: this.network.fetch, writing: this.#mustHold.writing });
    this.world = new World(this.scheduler, {
      startWorker: () => {
        this.globals.locks.collect();
        background.main();
      },
      stored: this.#mustHold.stored,
    });
    enter(this.world);
  }

  /** Plays what the seed says, or, of that, only the acts whose places are given. */
  async play(only?: ReadonlySet<number>): Promise<Ending> {
    await this.#setTheScene();
    const acts = this.#acts();
    for (const [place, act] of acts.entries()) {
      const steps = Math.floor(this.scheduler.random() ** 2 * 120);
      if (only && !only.has(place)) continue;
      this.tell(act.name);
      act.run(this);
      for (let step = 0; step < steps; step++) await this.#step();
    }
    await this.#becomeQuiet();
    this.#mustHold.whenQuiet();
    return { violations: this.#mustHold.violations, story: this.story, steps: this.scheduler.steps, acts: acts.length };
  }

  /** Acts in a world: from a few to some two dozen. */
  #acts(): Act[] {
    const count = 4 + Math.floor(this.scheduler.random() * 22);
    const total = ACTS.reduce((sum, { weight }) => sum + weight, 0);
    return Array.from({ length: count }, () => {
      let left = this.scheduler.random() * total;
      return ACTS.find(({ weight }) => (left -= weight) < 0) ?? this.scheduler.pick(ACTS);
    });
  }

  async #setTheScene(): Promise<void> {
    for (const { address } of this.services) this.world.granted.add(patternOf(address));
    this.world.wake();
    const desk = this.openDesk();
    await this.#steps(400);
    desk.save(this.services[0].address, this.secretFor(this.services[0]));
    await this.#steps(800);
    desk.find(this.number(this.person(this.services[0], "zhangSan")));
    await this.#steps(400);
    this.story.length = 0;
  }

  async #steps(count: number): Promise<void> {
    for (let step = 0; step < count; step++) if (!(await this.#step(this.scheduler.now + 500))) return;
  }

  async #step(until?: number): Promise<boolean> {
    if (this.scheduler.steps > MOST_STEPS) throw new Error("This world goes round in circles");
    this.world.ring();
    return this.scheduler.step(until);
  }

  /** Faults are over, somebody unlocks, and everything that was begun is given its time. */
  async #becomeQuiet(): Promise<void> {
    this.network.fates = [];
    this.mendDisk();
    for (const { sandbox } of this.services) sandbox.faults.clear();
    const end = this.scheduler.now + LONG_ENOUGH;
    this.world.wake();
    this.openDesk().unlock();
    await this.#untilNothingHappens(end);
    // A worker sleeps when nothing happens, and the next one finishes what the disk kept from being written.
    this.world.killWorker();
    this.world.wake();
    await this.#untilNothingHappens(end + LONG_ENOUGH);
  }

  async #untilNothingHappens(end: number): Promise<void> {
    for (;;) {
      const alarm = this.world.nextAlarm;
      const next = Math.min(alarm ?? Infinity, end);
      if (await this.#step(next)) continue;
      if (alarm === undefined || alarm > end) return;
      this.scheduler.now = Math.max(this.scheduler.now, alarm);
      this.world.ring();
    }
  }

  tell(what: string): void {
    this.story.push(`${((this.scheduler.now - Date.UTC(2026, 0, 5, 9)) / 1000).toFixed(3)} s  ${what}`);
  }

  /** A number that no other moment has, so that each press can be told from the others. */
  moment(): number {
    this.#moments += 1;
    return this.scheduler.now + this.#moments / 1000;
  }

  openDesk(): Desk {
    const desk = new Desk(this, `desk ${this.#desks.length + 1}`);
    this.#desks.push(desk);
    return desk;
  }

  closeDesk(): void {
    this.desk()?.close();
  }

  desk(): Desk | undefined {
    const open = this.#desks.filter(({ life }) => !life.over);
    return open.length === 0 ? undefined : this.scheduler.pick(open);
  }

  restart(): void {
    for (const desk of this.#desks) desk.close();
    this.world.restart();
    this.globals.locks.collect();
  }

  killWithin(steps: number): void {
    let left = Math.floor(this.scheduler.random() * steps);
    const worker = this.world.worker;
    const wait = (): void => {
      left -= 1;
      if (left > 0) this.scheduler.asWorld(() => this.scheduler.soon("the browser waits", wait));
      else this.world.killWorker(worker);
    };
    wait();
  }

  /** The service that the stored settings name. */
  service(): Service {
    const stored: unknown = this.world.local.values["settings"];
    const named = JSON.stringify(stored ?? {});
    return this.services.find(({ address }) => named.includes(address)) ?? this.services[0];
  }

  otherService(): Service {
    const now = this.service();
    return this.services[0] === now ? this.services[1] : this.services[0];
  }

  secretFor(service: Service): string {
    return service === this.services[0] ? credentials.accessKeySecret : `${credentials.accessKeySecret}-b`;
  }

  person(service: Service, key: string): Person {
    const person = service.sandbox.world.people.find((one) => one.key === key);
    if (!person) throw new Error(`Nobody is called ${key}`);
    return person;
  }

  number(person: Person): string {
    return person.phone ?? "13800138000";
  }

  /** The code that the customer on the desk would read out, or one that was never sent. */
  codeOnDesk(): string {
    return this.service().sandbox.world.messages.at(-1)?.code ?? "000000";
  }

  freshNumber(): string {
    this.#numbers += 1;
    return `1500000${String(1000 + this.#numbers)}`;
  }

  change(person: Person, how: (person: Person) => void): void {
    how(person);
    this.#mustHold.changedBySomebody(person);
  }

  revokePermission(): void {
    this.world.granted.delete(patternOf(this.service().address));
    this.world.onPermissionRemoved.fire("hears of a permission");
  }

  pass(milliseconds: number): void {
    this.scheduler.now += Math.floor(milliseconds);
  }

  spoil(call: string, fate: Fate): void {
    this.tell(`  ${call}: ${fate}`);
    this.network.fates.push({ call, fate });
  }

  lag(): void {
    this.service().sandbox.set({ replicaMs: 500 + Math.floor(this.scheduler.random() * 4_500) });
  }

  /** The service is another one than we thought: one of its doubts has another answer. */
  doubt(switches: Partial<Switches>): void {
    this.tell(`  ${JSON.stringify(switches)}`);
    for (const { sandbox } of this.services) sandbox.set(switches);
  }

  breakDisk(): void {
    this.globals.disk.isFailing = true;
  }

  mendDisk(): void {
    this.globals.disk.isFailing = false;
  }
}
