import type { Attempt } from "../../lib/state/attempt.ts";
import type { AuthingClient } from "../../lib/authing/client.ts";
import type { User } from "../../lib/authing/contract.ts";
import type { Result } from "../../lib/failure.ts";
import type { Route } from "../../lib/fixes/fix.ts";
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

const SERVICE = "https://api.authing.cn";

/** run-fix with everything it works with, in memory, and a log of what happened in which order. */
export class RunDesk {
  readonly service = new FakeService();
  readonly journal = new MemoryJournal();
  /** What the windows show, by fix and user. */
  readonly shown = new Map<string, Attempt>();
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
  awake = 0;
  /** What `update-user` took last, for each service. */
  form: null | "" | undefined;
  #ids = 0;

  readonly parts: AttemptParts;
  readonly #press: ReturnType<typeof createRunFix>;

  /** @param locks as the worker before left them */
  constructor(locks = new FakeLocks()) {
    this.parts = {
      journal: {
        write: async (attempt) => {
          this.log.push(`journal ${attempt.state}`);
          await this.journal.write(attempt);
        },
        read: (attemptId) => this.journal.read(attemptId),
        open: () => this.journal.open(),
        later: (attempt) => this.journal.later(attempt),
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
        return Promise.resolve();
      },
      shown: {
        read: ({ fixId, userId }) => Promise.resolve(this.shown.get(`${fixId} ${userId}`)),
        all: () => Promise.resolve([...this.shown.values()]),
        write: (attempt) => {
          this.#show(attempt);
          return this.show(attempt);
        },
      },
      onUserRead: (user) => {
        this.usersRead.push(user);
        return this.showUser();
      },
      onSettled: (attempt) => void this.settled.push(attempt),
    };
    this.#press = createRunFix(this.parts);
    const { obey } = this.service;
    for (const name of ["get-user", "unbind-phone", "pre-check-code", "update-user"]) {
      this.service.always(name, (sent) => {
        this.log.push(name);
        return obey(sent);
      });
    }
  }

  press(
    { user = userWith(), ...changes }: Partial<Press> & { user?: User } = {},
    route: Route = "unbind-phone",
  ): Promise<Result<undefined>> {
    const subject = { user, parts: [] };
    return this.#press(
      { fixId: "unbind-phone", subject, passCode: "483920", passCodeTypedAt: this.clock, ...changes },
      {
        client: this.service,
        serviceAddress: SERVICE,
        route,
        clearedForm: {
          read: () => Promise.resolve(this.form),
          write: (form) => {
            this.form = form;
            return Promise.resolve();
          },
        },
      },
    );
  }

  /** The next worker settles what the journal has open. */
  async recover(client: AuthingClient | null = this.service, serviceAddress = SERVICE): Promise<void> {
    const settings = { serviceAddress, accessKeyId: "key", route: "unbind-phone" as const };
    await recoverAttempts(this.parts, await this.journal.open(), client ? { client, settings } : undefined);
    await untilQuiet();
  }

  checkAgain(attempt: Attempt): Promise<void> {
    return checkAgain(this.parts, attempt, this.service);
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
