import type { Attempt } from "../../lib/state/attempt.ts";
import type { AuthingClient } from "../../lib/authing/client.ts";
import type { User } from "../../lib/authing/contract.ts";
import { success, type Failure, type Result } from "../../lib/failure.ts";
import type { ClearedFormMemory, Route, Subject } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import type { AttemptParts } from "../../lib/attempt/attempt-parts.ts";
import { checkAgain } from "../../lib/attempt/check-again.ts";
import { createOneAtATime } from "../../lib/attempt/one-at-a-time.ts";
import { recoverAttempts } from "../../lib/attempt/recover-attempts.ts";
import { createRunFix, type Press } from "../../lib/attempt/run-fix.ts";
import { FakeLocks } from "./fake-locks.ts";
import { FakeService } from "./fake-service.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { userWith } from "./users.ts";
import { untilQuiet } from "./worker.ts";

/** Who is pressed for: a customer, or one with what the fix read of them besides. */
interface Subjects {
  user: User;
  subject: Subject;
}

const SERVICE = "https://api.authing.cn";
const KEY = "key";

/** run-fix with everything it works with, in memory, and a log of what happened in which order. */
export class RunDesk {
  readonly service: FakeService;
  readonly journal: MemoryJournal;
  /** What the windows show, by fix and user. */
  readonly shown: Map<string, Attempt>;
  /** Attempt ID → the user at the press: in memory, until it is locked. */
  readonly pressed: Map<string, User>;
  /** Every attempt that was shown, as it was. */
  readonly showings: Attempt[] = [];
  readonly log: string[] = [];
  readonly pauses: number[] = [];
  readonly usersRead: User[] = [];
  readonly settled: Attempt[] = [];
  /** Resolves once an attempt is on screen. */
  show: (attempt: Attempt) => Promise<void> = () => Promise.resolve();
  /** Resolves once the user as read back is on screen. */
  showUser: () => Promise<void> = () => Promise.resolve();
  clock = Date.UTC(2026, 10, 2, 8);
  /** What a press finds, once it is its turn, that keeps it from being sent. */
  whyNot: Failure | undefined;
  awake = 0;
  /** What `update-user` took last, for each service. */
  form: null | "" | undefined;
  /** How often this worker still reaches out of its own memory. The last time is done, and it never hears of it. */
  steps = Infinity;
  /** The service as this worker reaches it. */
  readonly client: AuthingClient = { call: (call) => this.#step(() => this.service.call(call)) };
  #ids = 0;

  readonly parts: AttemptParts;
  readonly #press: ReturnType<typeof createRunFix>;

  /**
   * @param locks as the worker before left them
   * @param before the desk whose worker has ended: the service, the journal and what is on screen outlive it
   */
  constructor(locks = new FakeLocks(), before?: Pick<RunDesk, "service" | "journal" | "shown" | "pressed">) {
    this.service = before?.service ?? new FakeService();
    this.journal = before?.journal ?? new MemoryJournal();
    this.pressed = before?.pressed ?? new Map<string, User>();
    this.shown = before?.shown ?? new Map<string, Attempt>();
    this.parts = {
      journal: {
        write: (attempt) => {
          this.log.push(`journal ${attempt.state}`);
          return this.#step(() => this.journal.write(attempt));
        },
        read: (attemptId) => this.#step(() => this.journal.read(attemptId)),
        amend: (attemptId, change) => this.#step(() => this.journal.amend(attemptId, change)),
        open: () => this.#step(() => this.journal.open()),
        later: (attempt) => this.#step(() => this.journal.later(attempt)),
      },
      oneAtATime: createOneAtATime(locks, async (work) => {
        this.awake += 1;
        try {
          return await work;
        } finally {
          this.awake -= 1;
        }
      }),
      now: () => (this.clock += 1),
      newId: () => `attempt-${(this.#ids += 1)}`,
      pause: (milliseconds) => {
        this.pauses.push(milliseconds);
        this.log.push("pause");
        this.clock += milliseconds;
        return this.#step(() => Promise.resolve());
      },
      shown: {
        read: ({ fixId, userId }) => this.#step(() => Promise.resolve(this.shown.get(`${fixId} ${userId}`))),
        all: () => this.#step(() => Promise.resolve([...this.shown.values()])),
        write: (attempt) =>
          this.#step(() => {
            this.#show(attempt);
            return this.show(attempt);
          }),
      },
      pressedUsers: {
        read: (attemptId) => this.#step(() => Promise.resolve(this.pressed.get(attemptId))),
        write: (attemptId, user) => this.#step(() => Promise.resolve(void this.pressed.set(attemptId, user))),
      },
      onUserRead: (user) => {
        this.usersRead.push(user);
        return this.showUser();
      },
      onSettled: (attempt) => void this.settled.push(attempt),
    };
    this.#press = createRunFix(this.parts);
    const { obey } = this.service;
    for (const name of [
      "get-user",
      "unbind-phone",
      "pre-check-code",
      "update-user",
      "kick-users",
      "check-session-status",
    ]) {
      this.service.always(name, (sent) => {
        this.log.push(name);
        return obey(sent);
      });
    }
  }

  press(
    { user = userWith(), subject = { user, parts: [] }, ...changes }: Partial<Press> & Partial<Subjects> = {},
    route: Route = "unbind-phone",
  ): Promise<Result<undefined>> {
    const { userId } = subject.user;
    const asked = { fixId: "unbind-phone", userId, serviceAddress: SERVICE, passCode: "483920" } as const;
    const clearedForm: ClearedFormMemory = {
      read: () => Promise.resolve(this.form),
      write: (form) => {
        this.form = form;
        return Promise.resolve();
      },
    };
    const run = { client: this.client, subject, accessKeyId: KEY, route, clearedForm };
    return this.#press({ ...asked, passCodeTypedAt: this.clock, ...changes }, run, () =>
      Promise.resolve(this.whyNot ? { ok: false, failure: this.whyNot } : success(run)),
    );
  }

  /** The next worker settles what the journal has open. */
  async recover(
    client: AuthingClient | null = this.client,
    serviceAddress = SERVICE,
    accessKeyId = KEY,
  ): Promise<void> {
    const settings = { serviceAddress, accessKeyId, route: "unbind-phone" as const };
    const leftOpen = await this.parts.journal.open().catch(() => []);
    await recoverAttempts(this.parts, leftOpen, client ? { client, settings } : undefined);
    await untilQuiet();
  }

  checkAgain(attempt: Attempt): Promise<Result<undefined>> {
    return checkAgain(this.parts, attempt, this.client);
  }

  /** A worker that was killed neither does nor hears anything more. */
  #step<T>(work: () => Promise<T>): Promise<T> {
    this.steps -= 1;
    const never = new Promise<never>(() => undefined);
    return this.steps < 0 ? never : work().finally(() => (this.steps <= 0 ? never : undefined));
  }

  #show(attempt: Attempt): void {
    this.log.push(`shown ${attempt.state}`);
    this.shown.set(`${attempt.fixId} ${attempt.userId}`, attempt);
    this.showings.push(structuredClone(attempt));
  }

  /** The attempt on screen for 张三. */
  attempt(fixId: FixId = "unbind-phone"): Attempt {
    const attempt = this.shown.get(`${fixId} ${userWith().userId}`);
    if (!attempt) throw new Error("No attempt is shown");
    return attempt;
  }

  /** Requests that can change something, in the order of sending. */
  changes(): string[] {
    return this.service.sent.map(({ name }) => name).filter((name) => /^(?:unbind-|update-)/.test(name));
  }
}
