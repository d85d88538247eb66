import { isDeepStrictEqual } from "node:util";
import { isUnconfirmed } from "../../lib/attempt/outcome.ts";
import { isAnswerLost } from "../../lib/failure.ts";
import { attemptText, idText } from "../../lib/result/result-text.ts";
import { ticketText } from "../../lib/result/ticket.ts";
import { FIX_FACTS } from "../../lib/fixes/fix-ids.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type SentCode } from "../../lib/state/customer.ts";
import { parsePolicy } from "../../lib/settings/policy.ts";
import { readSettingsValue, readVaultBlob } from "../../lib/state/stored-values.ts";
import { binding, open } from "../../lib/vault/seal.ts";
import { en } from "../../lib/words/en.ts";
import { FIX_SCENES } from "../doubles/fix-scenes.ts";
import type { Person } from "../../sandbox/person.ts";
import { fieldOf } from "./browser.ts";
import { NEXT_PASSPHRASE, PASSPHRASE, type Press } from "./desk.ts";
import { FIELD_OF, type Departure, type Service } from "./network.ts";
import type { Asked } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

const CHANGES = new Set(["unbind-phone", "unbind-email", "update-user", "kick-users"]);
/** What may still be asked after a lock: reads that tell what an attempt came to. */
const READS = new Set(["get-user", "get-user-action-logs", "get-admin-audit-logs", "check-session-status"]);
/** What an answer has as its `statusCode` or `apiCode` if the token isn't valid. */
const TOKEN_CODES = [401, 2020, 2206, 2207];
/** What takes results from the desk. */
const TAKES_RESULTS = ["clear-desk", "save-settings", "set-up", "import-settings"];
/** What reads a customer for the desk, and not for an attempt that had left. */
const FOR_THE_DESK = ["find-user", "apply-fix", "send-code", "put-back"];
/** What pages show, and what a locked desk may not hold. */
const SHOWN = ["attempts", "lookup", "sentCodes", "draft", "notInserted"];
const UNLOCKED_ONLY = ["secret", "token", "user", "lookup", "draft"];
/** Milliseconds: the minutes after which a desk locks, and what a clock may be corrected by. */
const DEADLINE = 15 * 60_000 + 2 * 60_000;
export const WRONG_KEY = "wrong-secret-0123456789";
/** The most milliseconds for which a replica lags. */
export const MOST_LAG = 5_000;

/** What must hold whatever happens, and who is harmed if it doesn't. */
export class MustHold {
  readonly violations: string[] = [];
  /** What had asked for each attempt, and when it was begun, in milliseconds of the world's time. */
  readonly #begun = new Map<string, { asked: Asked; at: number }>();
  /** Pass codes that were sent or typed. */
  readonly #codes = new Set<string>();
  /** Since when each code was being sent, in milliseconds of the world's time. */
  readonly #codesSince = new Map<string, number>();
  /** When a person's phone or status was changed by anybody but the product. */
  readonly #changes: { address: string; userId: string; field: keyof Person; at: number }[] = [];
  /** Look-up → the service that found the customer. */
  readonly #foundAt = new Map<unknown, string | undefined>();
  #lookupId: unknown;
  /** By their keys, what the desk shows of attempts. */
  #results: string[] = [];
  /** Attempts that a desk has shown: with a failing disk the journal has none of them. */
  readonly #everShown = new Map<string, Attempt>();
  #lockedAt: number | undefined = 0;
  #usedAt = 0;
  #typed = "";
  /** The fixes that the policy allows, since when the worker knows it. */
  #allowed: { fixes: unknown; since: number } = { fixes: undefined, since: 0 };

  constructor(readonly stage: Stage) {}

  readonly changedBySomebody = (address: string, userId: string, field: keyof Person): void => {
    this.#changes.push({ address, userId, field, at: this.#now });
  };

  /** An agent used the desk, or has just been answered. */
  readonly used = (): void => void (this.#usedAt = this.#now);

  readonly typed = (text: string): void => void (this.#typed = text);

  readonly stored = (key: string, value: unknown, asked?: Asked): void => {
    const [area, name = ""] = key.split(":");
    if (key === "session:unlocked") this.#lockedAt = value === true ? undefined : this.#now;
    if (this.#lockedAt !== undefined) this.#typed = "";
    if (key === "session:policy") this.#allowed = { fixes: fieldOf(value, "allowedFixes"), since: this.#now };
    if (key === "session:lookup") this.#mustShowOneCustomer(value, asked);
    if (key === "session:attempts") this.#mustKeepTheOthers(value, asked);
    if (area === "local" || SHOWN.includes(name)) this.#mustHoldNoSecret(key, value);
    // 10. The agent who types: only they, or a lock, take it away.
    if (key === "session:draft" && this.#lockedAt === undefined && fieldOf(value, "typed") === undefined)
      this.#fail("10: what the agent typed was taken away");
    for (const code of key === "session:sentCodes" ? codesIn(value) : [])
      if (code.state === "sending" && !this.#codesSince.has(idOf(code))) this.#codesSince.set(idOf(code), this.#now);
  };

  /** 4. A screen never knows more than the journal. 5. Whoever writes one result takes no other away. */
  #mustKeepTheOthers(value: unknown, asked: Asked | undefined): void {
    const keys = Object.keys(value ?? {});
    if (!TAKES_RESULTS.includes(asked?.name ?? "") && value !== undefined)
      if (this.#results.some((key) => !keys.includes(key))) this.#fail("5: a result was lost from the desk");
    this.#results = keys;
    for (const attempt of attemptsIn(value)) {
      this.#everShown.set(attempt.attemptId, attempt);
      if (attempt.state === "sending" && !this.stage.globals.journal.has(attempt.attemptId))
        this.#fail("4: a desk shows an attempt that the journal doesn't have");
    }
  }

  /** 1. The other customer: nobody's data is on the desk under another's name, and an undo takes nobody's place. */
  #mustShowOneCustomer(lookup: unknown, asked: Asked | undefined): void {
    const lookupId = fieldOf(lookup, "lookupId");
    if (asked?.name === "undo-clear" && this.#lookupId !== undefined) this.#fail("1: an undo took somebody's place");
    // 5. The agent who looks for the next customer.
    if (fieldOf(lookup, "state") !== "finding" && lookupId !== this.#lookupId && asked?.name !== "undo-clear")
      if (lookupId !== undefined) this.#fail("5: a look-up was shown after a newer one had begun");
    this.#lookupId = lookupId;
    const userId = fieldOf(fieldOf(lookup, "customer"), "userId");
    if (userId === undefined) return;
    const { departures } = this.stage.network;
    const read = departures.findLast((one) => one.asked === asked && one.call === "get-user");
    if (!this.#foundAt.has(lookupId)) this.#foundAt.set(lookupId, read?.address);
    if (fieldOf(this.stage.world.session.values["user"], "userId") !== userId)
      this.#fail("1: the desk names one customer and holds another's data");
  }

  readonly writing = (value: unknown): void => {
    const { asked } = this.stage.scheduler.context();
    if (isAttempt(value) && asked?.name === "apply-fix" && !this.#begun.has(value.attemptId))
      this.#begun.set(value.attemptId, { asked, at: this.#now });
    this.#mustHoldNoSecret("the journal", value);
  };

  readonly leaving = (departure: Departure): void => {
    const { call, asked } = departure;
    const lockedFor = this.#lockedAt === undefined ? -1 : this.#now - this.#lockedAt;
    // Nothing is waited for after the last look, but what rings for the same work meanwhile is counted.
    const lookedBefore = asked ? asked.waitsSinceUnlockedRead <= 3 : lockedFor >= 0 && lockedFor < 1_000;
    // 8. The customer of an agent who has left: after a lock nothing leaves but reads of what had left before.
    // A key that is entered is tested with a secret of its own.
    const isTested = call === "get-management-token" && (asked?.name === "set-up" || asked?.name === "save-settings");
    const isOfSent = READS.has(call) && this.#about(departure).some(({ sentAt }) => sentAt !== undefined);
    if (lockedFor >= 0 && !lookedBefore && !isTested && !isOfSent)
      this.#fail(`8: ${call} left after a lock, asked for by ${asked?.name ?? "the worker itself"}`);
    if (this.#now - this.#usedAt > DEADLINE && !READS.has(call) && !lookedBefore)
      this.#fail(`8: ${call} left although nobody had used the desk for too long`);
    if (CHANGES.has(call)) this.#mustBeAskedForOnce(departure);
    // 3. Another service's user says nothing of an attempt.
    const isForDesk = FOR_THE_DESK.includes(asked?.name ?? "");
    if (call === "get-user" && !isForDesk && this.#about(departure).length === 0)
      this.#fail("3: an attempt was read back at another service than its own");
  };

  readonly arriving = (departure: Departure, service: Service): void => {
    const { call, body, path, authorization } = departure;
    const sent = `${path} ${authorization} ${body}`;
    // 7. The customers of A's pool: what opens it reaches no other host, and no URL holds what logs would keep.
    const foreign = this.stage.services.filter((other) => other !== service).flatMap(keysOf);
    if ([PASSPHRASE, NEXT_PASSPHRASE, ...foreign].some((secret) => isIn(sent, secret)))
      this.#fail(`7: a passphrase, or what opens another pool, reached ${service.address}`);
    this.#mustHoldNoSecret("a URL", path);
    if (departure.asked?.name === "put-back" && CHANGES.has(call)) this.#mustBeSaidToHaveChanged(departure);
    else if (CHANGES.has(call)) this.#mustBeSeenOnTheDesk(departure, service);
  };

  readonly arrived = ({ call, address, records }: Departure): void => {
    for (const { sandbox } of this.stage.services) for (const { code } of sandbox.world.messages) this.#codes.add(code);
    const { changed, statusCode } = records.at(-1) ?? {};
    if (!READS.has(call))
      this.stage.tell(`  ${call} at ${address}: ${String(statusCode)}${changed ? ", changed" : ""}`);
  };

  /** 2. The customer whose second code is burnt: a change is asked for once, and again only after an invalid token. */
  #mustBeAskedForOnce({ call, asked }: Departure): void {
    if (asked?.name !== "apply-fix" && asked?.name !== "put-back")
      this.#fail(`2: ${call} was asked for by ${asked?.name ?? "nobody"}`);
    const press = this.#pressOf(asked);
    const isStutter = (one: Departure) => this.#pressOf(one.asked) === press && this.#now - (press?.at ?? 0) < 2_000;
    const isInvalid = ({ answer }: Departure) =>
      ["statusCode", "apiCode"].some((name) => TOKEN_CODES.includes(Number(fieldOf(answer, name))));
    const before = this.stage.network.departures.filter(
      (one) => CHANGES.has(one.call) && (one.asked === asked || isStutter(one)) && !isInvalid(one),
    );
    // A verified update clears by null and then, if it is still there, by "": clearing twice is clearing once.
    const mayClearTwice = call === "update-user" && String(fieldOf(asked?.payload, "fixId")).startsWith("unbind-");
    if (before.length > (mayClearTwice ? 1 : 0)) this.#fail(`2: ${call} was asked for again by one press`);
  }

  /** 1. The other customer, and the other phone: a change arrives only for what an agent saw when pressing. */
  #mustBeSeenOnTheDesk({ call, body, asked }: Departure, { address, sandbox }: Service): void {
    const press = this.#pressOf(asked);
    const sent: unknown = JSON.parse(body);
    const userId = fieldOf(sent, "userId");
    if (!press || userId !== press.userId) {
      this.#fail(`1: ${call} for ${String(userId)}, for whom nobody pressed`);
      return;
    }
    const { serviceAddress, target, fixId, at, lookupId } = press;
    const foundAt = this.#foundAt.get(lookupId);
    if (foundAt !== address) this.#fail(`1: ${call} reached ${address}, the customer was found at ${String(foundAt)}`);
    if (serviceAddress !== address) this.#fail(`1: ${call} reached ${address}, but the desk named ${serviceAddress}`);
    const field = fixId === "unbind-phone" ? "phone" : "email";
    const value = fieldOf(sent, field);
    const isCleared = call === "update-user" && fixId.startsWith("unbind-") && (value === null || value === "");
    const isMeant = call !== "update-user" || fieldOf(sent, "status") === "Activated" || fixId === "reset-password";
    const isRight = isCleared || (call === FIX_SCENES[fixId].call && isMeant);
    if (!isRight) this.#fail(`1: ${call} with ${field} ${String(value)} is not what the button named`);
    // An update checks no code by itself.
    const isProven = call !== "update-user" || !FIX_FACTS[fixId].asksForCode || this.#codes.has(press.passCode);
    if (!isProven) this.#fail(`1: ${call} left with a code that nobody received`);
    const person = sandbox.world.people.find((one) => one.userId === userId);
    const changedAt = this.#changes.findLast((one) => isOf(one, press) && one.field === "phone")?.at ?? 0;
    const isOther = fixId === "unbind-phone" && person?.phone && target && !person.phone.endsWith(target.slice(-4));
    // Nobody can see a phone that changes after the press, or one that the replica doesn't show yet.
    if (isOther && changedAt < at - MOST_LAG) this.#fail(`1: ${call} meets ${person.phone}, the desk showed ${target}`);
    const { fixes, since } = this.#allowed;
    if (Array.isArray(fixes) && !fixes.includes(fixId) && since < at) this.#fail(`1: the policy forbids ${call}`);
    // 4. Whoever asks later what was done: the journal has it from before it was received.
    const written = this.#attempts().some((one) => this.#begun.get(one.attemptId)?.asked === asked && one.sentAt);
    if (!written) this.#fail(`4: ${call} arrived before the journal had it`);
  }

  /** 1. The other customer: a put-back arrives only for what a desk said had changed. 4. The journal has it before. */
  #mustBeSaidToHaveChanged({ address, body, asked }: Departure): void {
    const sent: unknown = JSON.parse(body);
    const attemptId = fieldOf(asked?.payload, "attemptId");
    const fields = Object.entries(sent ?? {}).filter(([name]) => name !== "userId" && name !== "options");
    // What the pool would fill in is sent as the press had read it.
    const read = this.stage.network.departures.findLast((one) => one.asked === asked && one.call === "get-user");
    const isAsRead = (name: string, value: unknown) => fieldOf(fieldOf(read?.answer, "data"), name) === value;
    const isMeant = this.stage.putBacks.some(
      (one) =>
        one.attemptId === attemptId &&
        one.serviceAddress === address &&
        one.userId === fieldOf(sent, "userId") &&
        fields.every(
          ([name, value]) =>
            one.changed.some(({ field, before }) => field === name && before === value) || isAsRead(name, value),
        ),
    );
    if (!isMeant) this.#fail(`1: a put-back of ${JSON.stringify(sent)} at ${address}, which no desk offered`);
    const written = this.#attempts().find((one) => one.attemptId === attemptId);
    if (!written?.putBack) this.#fail("4: a put-back arrived before the journal had it");
  }

  /** The ticket gets what was on the desk, at the click or since. */
  readonly inserted = (text: string): void => {
    this.#mustHoldNoSecret("a ticket", text);
    const before = this.stage.deskAtClick;
    const now = this.stage.onDesk();
    if (![before, now].some(({ userId }) => userId !== undefined && text.includes(userId)))
      this.#fail("6: a ticket got another customer's result");
    if (now.newest?.state !== "settled" && before.newest?.attemptId === now.newest?.attemptId)
      this.#fail("6: a ticket got a result while the one on the desk was under way");
  };

  /** A few minutes after the last act, with nobody but the pages to wake the worker. */
  whenWatched(): void {
    const isWatched = this.stage.openDesks().length > 0;
    for (const { state } of this.#shown())
      if (isWatched && state !== "settled") this.#fail(`5: a desk shows ${state} for minutes`);
    const { worker, managed, session, local } = this.stage.world;
    const policy = JSON.stringify(parsePolicy(managed.values));
    const isCurrent = (value: unknown) => JSON.stringify(value ?? {}) === policy;
    if (worker?.over !== false) return;
    // 12. The organisation whose rule is not kept: what its browser answers last holds, also at the next start.
    if (!isCurrent(session.values["policy"])) this.#fail("12: another policy holds than the last one");
    const { lastPolicy } = local.values;
    if (lastPolicy !== "none" && !this.stage.wasDiskFull && !isCurrent(lastPolicy))
      this.#fail("12: the next start would know another policy than the last one");
  }

  /** Some more minutes later, with a worker that has started anew. */
  whenCalm(): void {
    for (const { attemptId, state } of [...this.#attempts(), ...this.#shown()])
      if (state !== "settled") this.#fail(`5: attempt ${attemptId.slice(-4)} is ${state} after minutes`);
    const { scheduler, openDesks } = this.stage;
    const isDue = ({ recheckAt = Infinity }: Attempt) => recheckAt < scheduler.clock - 2 * 60_000;
    if (openDesks().some(({ isOpen }) => isOpen) && this.#attempts().some(isDue))
      this.#fail("5: a check that was due was not made");
  }

  /** Nobody has used the desk for longer than it stays open. */
  async whenLeft(): Promise<void> {
    await this.#mustOpen();
    const { session } = this.stage.world;
    if (session.values["unlocked"] === true) this.#fail("8: the desk is open after its time");
    else
      for (const name of UNLOCKED_ONLY)
        if (session.values[name] !== undefined) this.#fail(`8: a locked desk still holds ${name}`);
  }

  /** 11. The agent who is locked out: the vault opens with the passphrase that was set last, and for its service. */
  async #mustOpen(): Promise<void> {
    const { local } = this.stage.world;
    const settings = readSettingsValue(local.values["settings"]);
    const blob = readVaultBlob(local.values["vault"]);
    if (!settings || (!blob && this.stage.mayLackSecret)) return;
    for (const passphrase of this.stage.passphrases) {
      const opened = blob && (await open(blob, passphrase, binding(settings)));
      // Nor is a key stored that the service refused.
      if (opened?.ok && opened.value === this.stage.service.secret) return;
    }
    this.#fail("11: no passphrase opens the vault");
  }

  /** The last word has been said. */
  whenQuiet(exported: string): void {
    const { session } = this.stage.world;
    const attempts = this.#attempts();
    const shown = this.#shown();
    for (const attempt of [...attempts, ...shown]) this.#mustTellTheTruth(attempt);
    // 5. The agent who waits: each attempt has its last word, each desk the newest.
    for (const one of shown) {
      // One that sent nothing doesn't hide what the agent still has to look at.
      const newer = attempts.find(
        (other) =>
          isSameUser(other, one) &&
          this.#at(other) > this.#at(one) &&
          (other.outcome !== "not-sent" || one.outcome === "not-sent"),
      );
      if (newer) this.#fail(`5: the desk shows ${one.outcome ?? ""}, the newest attempt is ${newer.outcome ?? ""}`);
      const written = attempts.find(({ attemptId }) => attemptId === one.attemptId);
      if (written && written.outcome !== one.outcome) this.#fail("5: the desk and the journal disagree");
    }
    for (const [key, one] of Object.entries(session.values["attempts"] ?? {}))
      if (isAttempt(one) && key !== fixUserKey(one)) this.#fail(`5: a result of ${one.serviceAddress} is on ${key}`);
    for (const { feed, isOpen, typed, waiting, life } of this.stage.openDesks()) {
      const { attempts: seen, lookup } = feed?.current() ?? {};
      if (waiting.length > 0) this.#fail(`5: ${life.name} waits for ${waiting.join()} for ever`);
      if (lookup?.state === "finding") this.#fail("5: a look-up goes on for ever");
      // In whichever order the entries came: they are found by their keys.
      if (feed && !isDeepStrictEqual(seen, session.values["attempts"] ?? {}))
        this.#fail(`5: ${life.name} shows what was`);
      if (isOpen && typed !== this.#typed) this.#fail(`10: ${life.name} doesn't show what the agent typed`);
    }
    for (const code of codesIn(session.values["sentCodes"])) this.#mustSayWhetherSent(code);
    // 10. What the agent typed is still there.
    if ((fieldOf(session.values["draft"], "typed") ?? "") !== this.#typed)
      this.#fail("10: what the agent typed isn't there");
    const rows = exported.split("\r\n").length - 2;
    if (rows !== attempts.length) this.#fail(`4: ${rows} attempts were exported, not ${attempts.length}`);
    this.#mustHoldNoSecret("the CSV", exported);
  }

  /** 3. The customer who hears "done" or "nothing was changed". 6. The reader of the ticket. */
  #mustTellTheTruth(attempt: Attempt): void {
    const { outcome, attemptId, serviceAddress, rechecks = 0 } = attempt;
    const at = this.#at(attempt);
    const mine = this.#departuresOf(attempt);
    const records = mine.filter(({ call }) => CHANGES.has(call)).flatMap((one) => one.records);
    const changed = mine.some((one) => hasWorked(one, attempt));
    // Clearing, or ending, what another press has, and a replica still shows, is done too.
    const isCleared = records.some(
      ({ call, statusCode, fault }) =>
        !call?.startsWith("unbind-") && statusCode === 200 && fault !== "success-without-effect",
    );
    // A success that nobody could read back is called just that.
    const isSaid = isUnconfirmed(attempt) && records.some(({ statusCode }) => statusCode === 200);
    const name = `${attemptId.slice(-4)} (${attempt.route}, ${outcome ?? attempt.state})`;
    const isOpen = outcome === "unknown" || outcome === "contradicted";
    const byOthers = this.#changes.filter(
      (one) =>
        isOf(one, attempt) && ["phone", FIELD_OF[attempt.fixId]].includes(one.field) && one.at > at - 2 * MOST_LAG,
    );
    // Others suspend customers, and nobody but the agent makes them active again.
    const isDoneByOthers = byOthers.some(({ field }) => field !== "status");
    // Either of two presses, if the service said yes to neither: then the older one says so, too.
    const isOfOlder = attempt.failure !== undefined && this.#attempts().some((other) => this.#isOlder(other, attempt));
    if (outcome === "done" && !changed && !isCleared && !isSaid && !isDoneByOthers && !isOfOlder)
      this.#fail(`3: ${name} was never changed`);
    const isRefused = mine.some(({ answer }) => answer !== undefined && fieldOf(answer, "statusCode") !== 200);
    if (outcome === "refused" && attempt.sentAt !== undefined && !isRefused)
      this.#fail(`3: ${name} was refused by nobody`);
    // A copy can be refused, and a replica lag: one more look is due, if the service is the desk's.
    const isHere = serviceAddress === this.stage.service.address;
    const isLookDue = outcome === "refused" && attempt.recheckAt !== undefined && !isHere;
    if ((outcome === "refused" || outcome === "not-sent") && changed && !isLookDue)
      this.#fail(`3: ${name} was changed`);
    if (outcome === "not-sent" && records.length > 0) this.#fail(`3: ${name} was received by the service`);
    const isLast = !this.#attempts().some((other) => isSameUser(other, attempt) && this.#at(other) > at);
    if (isOpen && changed && byOthers.length === 0 && isLast && isHere && rechecks < 4)
      this.#fail(`3: ${name} was changed, at last`);
    const ids = new Set(
      mine.flatMap((one) => [...one.records.map(({ requestId }) => requestId), fieldOf(one.answer, "requestId")]),
    );
    for (const requestId of [attempt.answer?.requestId, attempt.recoveredRequestId])
      if (requestId !== undefined && !ids.has(requestId)) this.#fail(`6: ${name} shows a request ID of another call`);
    this.stage.tell(`  attempt ${attemptId.slice(-4)}: ${attemptText(attempt, en).heading}`);
    this.#mustTellWhatWasPutBack(attempt);
    this.#mustHoldNoSecret("a ticket", ticketText(attempt, en));
  }

  /** 3. The customer who stays active, or suspended, although a ticket says otherwise. */
  #mustTellWhatWasPutBack(attempt: Attempt): void {
    const { attemptId, putBack } = attempt;
    const written = this.stage.network.departures.filter(
      ({ asked, call }) =>
        asked?.name === "put-back" && fieldOf(asked.payload, "attemptId") === attemptId && CHANGES.has(call),
    );
    const isBack = written.some(({ records }) => records.some(({ changed }) => changed));
    const byOthers = this.#changes.some((one) => isOf(one, attempt) && one.field === "status");
    const says = attemptText(attempt, en).details;
    const name = attemptId.slice(-4);
    if (says.includes(en.result.notPutBack) && isBack) this.#fail(`3: ${name} was put back, and is said not to be`);
    const isSaid = says.includes(en.result.wasPutBack(idText(putBack?.answer, en)));
    if (isSaid && !isBack && !byOthers) this.#fail(`3: ${name} was never put back`);
  }

  /** 9. The customer who holds a code that "was not sent". */
  #mustSayWhetherSent(code: SentCode): void {
    const { state, failure, nextAt, userId, fixId, serviceAddress } = code;
    if (state === "sending") this.#fail("5: a code is being sent for ever");
    const since = this.#codesSince.get(idOf(code));
    if (since === undefined || state !== "failed" || !failure || isAnswerLost(failure) || nextAt !== undefined) return;
    const isDelivered = this.stage.network.departures.some(
      (one) =>
        ["send-sms", "send-email"].includes(one.call) &&
        fieldOf(one.asked?.payload, "fixId") === fixId &&
        one.address === serviceAddress &&
        one.at >= since &&
        one.records.some((record) => record.statusCode === 200 && record.userId === userId),
    );
    if (isDelivered) this.#fail("9: a code is said to be unsent, and one was delivered");
  }

  #mustHoldNoSecret(where: string, value: unknown): void {
    const text = JSON.stringify(value ?? "");
    const { services, presses } = this.stage;
    const codes = [...this.#codes, ...presses.map(({ passCode }) => passCode)];
    const secrets = [WRONG_KEY, ...services.flatMap(keysOf), PASSPHRASE, NEXT_PASSPHRASE, ...codes];
    const found = secrets.find((secret) => isIn(text, secret));
    if (found !== undefined) this.#fail(`7: ${where} holds ${found.slice(0, 6)}…`);
  }

  /** Those that a request can be about. */
  #about({ path, body, address }: Departure): Attempt[] {
    const all = [...this.#attempts(), ...this.#everShown.values()];
    return all.filter((one) => one.serviceAddress === address && (path + body).includes(one.userId));
  }

  #attempts(): Attempt[] {
    return attemptsIn(this.stage.globals.journal);
  }

  #shown(): Attempt[] {
    return attemptsIn(this.stage.world.session.values["attempts"]);
  }

  /** Whether an older press, of which no more is known, did what the newer one saw. */
  #isOlder(older: Attempt, newer: Attempt): boolean {
    const hasChanged = this.#departuresOf(older).some((one) => hasWorked(one, older));
    return isSameUser(older, newer) && this.#at(older) < this.#at(newer) && older.outcome === "unknown" && hasChanged;
  }

  #departuresOf({ attemptId }: Attempt): Departure[] {
    const asked = this.#begun.get(attemptId)?.asked;
    return this.stage.network.departures.filter((one) => asked !== undefined && one.asked === asked);
  }

  #at({ attemptId }: Attempt): number {
    return this.#begun.get(attemptId)?.at ?? 0;
  }

  #pressOf(asked: Asked | undefined): Press | undefined {
    // Two desks can have typed their codes at the same moment, for two fixes.
    const isIt = ({ typedAt, fixId }: Press) =>
      typedAt === fieldOf(asked?.payload, "passCodeTypedAt") && fixId === fieldOf(asked?.payload, "fixId");
    return this.stage.presses.find(isIt);
  }

  get #now(): number {
    return this.stage.scheduler.now;
  }

  #fail(what: string): void {
    if (this.violations.includes(what)) return;
    this.violations.push(what);
    this.stage.tell(`  MUST NOT HAPPEN ${what}`);
  }
}

/** What opens a pool. */
function keysOf({ secret, tokens }: Service): string[] {
  return [secret, ...tokens];
}

/** A secret with nothing but its end or other signs around it: a number can hold the digits of a code. */
function isIn(text: string, secret: string): boolean {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
    if (!/[\w-]/.test((text[at - 1] ?? "") + (text[at + secret.length] ?? ""))) return true;
  return false;
}

function isOf(change: { address: string; userId: string }, of: { serviceAddress: string; userId: string }): boolean {
  return change.address === of.serviceAddress && change.userId === of.userId;
}

/** Whether the service did what a press asked for. */
function hasWorked({ call, changed, records }: Departure, { fixId }: Attempt): boolean {
  const isDone = call === "update-user" ? changed.includes(FIELD_OF[fixId]) : CHANGES.has(call);
  return isDone && records.some((record) => record.changed);
}

function isSameUser(one: Attempt, other: Attempt): boolean {
  return one.attemptId !== other.attemptId && fixUserKey(one) === fixUserKey(other);
}

export function attemptsIn(value: unknown): Attempt[] {
  return (value instanceof Map ? [...value.values()] : Object.values(value ?? {})).filter(isAttempt);
}

function isAttempt(value: unknown): value is Attempt {
  return typeof value === "object" && value !== null && "attemptId" in value && "state" in value;
}

/** One press of **Send code**. */
function idOf(code: SentCode): string {
  return `${fixUserKey(code)} ${code.at}`;
}

function codesIn(value: unknown): SentCode[] {
  return Object.values(value ?? {}).filter(isSentCode);
}

function isSentCode(value: unknown): value is SentCode {
  return typeof value === "object" && value !== null && "fixId" in value && "target" in value;
}
