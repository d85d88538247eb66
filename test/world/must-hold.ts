import { isAnswerLost } from "../../lib/failure.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type Lookup, type SentCode } from "../../lib/state/customer.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import type { Person } from "../../sandbox/person.ts";
import type { Press } from "./cast.ts";
import type { Departure, Service } from "./network.ts";
import type { Asked } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

const CHANGES = new Set(["unbind-phone", "unbind-email", "update-user"]);
const SENDS = new Set(["send-sms", "send-email"]);
/** What may still be asked after a lock: reads that tell what an attempt came to. */
const READS = new Set(["get-user", "get-user-action-logs", "get-admin-audit-logs"]);
/** `apiCode` of an answer that says that the token isn't valid. */
const TOKEN_CODES = new Set([2020, 2206, 2207]);

/** What must hold whatever happens, and the names of whoever would be harmed if it did not. */
export class MustHold {
  readonly violations: string[] = [];
  readonly #stage: Stage;
  /** Who asked for each attempt. */
  readonly #askedFor = new Map<string, Asked>();
  readonly #secrets = new Set<string>();
  /** When a person's phone was last changed by anybody but the product. */
  readonly #changedAt = new Map<Person, number>();
  #isLocked = true;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  readonly changedBySomebody = (person: Person): void => {
    this.#changedAt.set(person, this.#stage.scheduler.now);
  };

  readonly stored = (key: string, value: unknown): void => {
    if (key === "session:unlocked") this.#isLocked = value !== true;
    if (key.startsWith("local:")) this.#holdsNoSecret(`${key} on disk`, value);
    if (key === "session:attempts") this.#holdsNoSecret("what a desk shows", value);
  };

  readonly writing = (value: unknown): void => {
    const { asked } = this.#stage.scheduler.context();
    if (isAttempt(value) && asked?.name === "apply-fix") this.#askedFor.set(value.attemptId, asked);
    this.#holdsNoSecret("the journal", value);
  };

  readonly leaving = (departure: Departure): void => {
    const { call, asked } = departure;
    // 8. After a lock nothing leaves. A lock may still fall between the last look and the request, which nothing can close.
    if (this.#isLocked && !READS.has(call) && (asked?.waitsSinceUnlockedRead ?? 2) > 1)
      this.#fail(`8: ${call} left after a lock, asked for by ${asked?.name ?? "the worker itself"}`);
    if (CHANGES.has(call)) this.#isAskedForOnce(departure);
  };

  readonly arriving = (departure: Departure, service: Service): void => {
    const { call, body } = departure;
    // 7. The customer of A's pool: a secret reaches the one host that it was entered for.
    for (const other of this.#stage.services)
      if (other !== service && body.includes(`"${this.#stage.secretFor(other)}"`))
        this.#fail(`7: the secret for ${other.address} reached ${service.address}`);
    if (CHANGES.has(call) && !isPreparation(departure)) this.#wasSeenOnTheDesk(departure, service);
    for (const { code } of service.sandbox.world.messages) this.#secrets.add(code);
  };

  /** 2. The customer whose second code is burnt: our code asks for a change once, and again only after an invalid token. */
  #isAskedForOnce(departure: Departure): void {
    const before = this.#stage.network.departures.filter(
      (one) => one.asked !== undefined && one.asked === departure.asked && CHANGES.has(one.call),
    );
    const again = before.filter(({ answeredStatusCode, answeredApiCode }) => {
      const saysInvalid = answeredStatusCode === 401 || TOKEN_CODES.has(answeredApiCode ?? 0);
      return !saysInvalid;
    });
    // A verified update clears by null and then, if the phone is still there, by "": clearing twice is clearing once.
    const allowed = departure.call === "update-user" ? 1 : 0;
    if (again.length > allowed) this.#fail(`2: ${departure.call} was asked for again by one press`);
    if (departure.asked?.name !== "apply-fix")
      this.#fail(`2: ${departure.call} was asked for by ${departure.asked?.name ?? "nobody"}`);
  }

  /** 1. The other customer, and the other phone: a change arrives only for what an agent saw when pressing. 4. It is written down. */
  #wasSeenOnTheDesk(departure: Departure, service: Service): void {
    const press = this.#pressOf(departure.asked);
    const userId = /"userId":"([^"]*)"/.exec(departure.body)?.[1];
    if (!press || userId !== press.userId) {
      this.#fail(`1: ${departure.call} for ${userId ?? "nobody"}, which no agent pressed for`);
      return;
    }
    if (press.serviceAddress !== service.address)
      this.#fail(
        `1: ${departure.call} reached ${service.address}, but the desk named ${press.serviceAddress ?? "nothing"}`,
      );
    const person = service.sandbox.world.people.find((one) => one.userId === userId);
    const changedAt = person && this.#changedAt.get(person);
    const endsWith = press.target?.slice(-4);
    const isOther = typeof person?.phone === "string" && endsWith !== undefined && !person.phone.endsWith(endsWith);
    // Nobody can see a phone that changes after the press, or one that the replica doesn't show yet.
    const lag = service.sandbox.switches.replicaMs;
    if (isOther && (changedAt === undefined || changedAt < press.at - lag))
      this.#fail(`1: ${departure.call} meets ${person.phone ?? ""}, but the desk showed ${press.target ?? ""}`);
    const written = this.#attempts().some(
      (attempt) => this.#askedFor.get(attempt.attemptId) === departure.asked && attempt.state !== "prepared",
    );
    if (!written) this.#fail(`4: ${departure.call} arrived before the journal had it`);
  }

  whenQuiet(): void {
    const { session } = this.#stage.world;
    const attempts = this.#attempts();
    const shown = Object.values(recordIn(session.values["attempts"])).filter(isAttempt);
    for (const attempt of [...attempts, ...shown]) this.#tellsTheTruth(attempt);
    // 5. The agent who waits: each attempt has its last word, each desk the newest.
    for (const attempt of attempts)
      if (attempt.state !== "settled") this.#fail(`5: attempt ${attempt.attemptId} is ${attempt.state} for ever`);
    for (const one of shown) {
      if (one.state !== "settled") this.#fail(`5: a desk shows ${one.state} for ever`);
      const newer = attempts.find(
        (other) =>
          other.fixId === one.fixId &&
          other.userId === one.userId &&
          other.serviceAddress === one.serviceAddress &&
          other.preparedAt > one.preparedAt,
      );
      if (newer)
        this.#fail(
          `5: the desk shows an attempt of ${one.preparedAt}, the newest is of ${newer.preparedAt} (${newer.outcome ?? newer.state})`,
        );
    }
    for (const [key, one] of Object.entries(recordIn(session.values["attempts"])))
      if (isAttempt(one) && key !== fixUserKey(one))
        this.#fail(`5: the desk of one service has a result of ${one.serviceAddress}`);
    if (session.values["unlocked"] !== true && session.values["secret"] !== undefined)
      this.#fail("7: a locked desk still holds the secret");
    const lookup: unknown = session.values["lookup"];
    if (isLookup(lookup) && lookup.state === "finding") this.#fail("5: a look-up goes on for ever");
    for (const sent of Object.values(recordIn(session.values["sentCodes"])))
      if (isSentCode(sent)) this.#saysWhetherSent(sent);
  }

  /** 3. The customer who hears "done" or "nothing was changed". 6. The reader of the ticket. */
  #tellsTheTruth(attempt: Attempt): void {
    const asked = this.#askedFor.get(attempt.attemptId);
    const departures = this.#stage.network.departures.filter(
      (one) => asked !== undefined && one.asked === asked && CHANGES.has(one.call),
    );
    const records = departures.flatMap((one) => one.records);
    const changed = records.some((record) => record.changed);
    const { outcome } = attempt;
    const name = `${attempt.attemptId.slice(0, 8)} (${attempt.route}, ${outcome ?? attempt.state})`;
    const somebodyElse = this.#stage.services.some(({ sandbox }) =>
      sandbox.world.people.some((person) => person.userId === attempt.userId && this.#changedAt.has(person)),
    );
    if (outcome === "done" && !changed && !somebodyElse) this.#fail(`3: ${name} was never changed`);
    if ((outcome === "refused" || outcome === "not-sent") && changed) this.#fail(`3: ${name} was changed`);
    if (outcome === "not-sent" && records.length > 0) this.#fail(`3: ${name} was received by the service`);
    const mine = new Set(
      this.#stage.network.departures
        .filter((one) => one.asked === asked)
        .flatMap((one) => one.records.map(({ requestId }) => requestId)),
    );
    for (const requestId of [attempt.answer?.requestId, attempt.recoveredRequestId])
      if (requestId !== undefined && !mine.has(requestId))
        this.#fail(`6: ${name} shows a request ID that isn't its own`);
  }

  /** 9. The customer who holds a code that "was not sent". */
  #saysWhetherSent(sent: SentCode): void {
    if (sent.state === "sending") this.#fail("5: a code is being sent for ever");
    if (sent.state !== "failed" || !sent.failure || isAnswerLost(sent.failure) || sent.nextAt !== undefined) return;
    const delivered = this.#stage.network.departures.some(
      (one) =>
        SENDS.has(one.call) &&
        one.at >= sent.at &&
        one.records.some((record) => record.statusCode === 200 && record.userId === sent.userId),
    );
    if (delivered) this.#fail("9: a code is said to be unsent, and one was delivered");
  }

  #holdsNoSecret(where: string, value: unknown): void {
    const text = JSON.stringify(value ?? "");
    const found = [credentials.accessKeySecret, "eyJ", ...this.#secrets].find((secret) =>
      new RegExp(`(?<![0-9A-Za-z-])${secret}(?![0-9A-Za-z-])`).test(text),
    );
    if (found !== undefined) this.#fail(`7: ${where} holds ${found.slice(0, 6)}…`);
  }

  #attempts(): Attempt[] {
    return [...this.#stage.globals.journal.values()].filter(isAttempt);
  }

  #pressOf(asked: Asked | undefined): Press | undefined {
    const typedAt = recordIn(asked?.payload)["passCodeTypedAt"];
    return this.#stage.presses.find((press) => press.typedAt === typedAt);
  }

  #fail(what: string): void {
    if (this.violations.includes(what)) return;
    this.violations.push(what);
    this.#stage.tell(`  MUST NOT HAPPEN ${what}`);
  }
}

/** A verified update reads and checks before it changes; only the change counts. */
function isPreparation({ call, body }: Departure): boolean {
  return call === "update-user" && !body.includes('"phone"') && !body.includes('"email"');
}

function recordIn(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isAttempt(value: unknown): value is Attempt {
  return typeof value === "object" && value !== null && "attemptId" in value && "state" in value;
}

function isLookup(value: unknown): value is Lookup {
  return typeof value === "object" && value !== null && "lookupId" in value;
}

function isSentCode(value: unknown): value is SentCode {
  return typeof value === "object" && value !== null && "fixId" in value && "target" in value;
}
