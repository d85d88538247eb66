import { applyFix } from "../../lib/attempt/apply-fix.ts";
import type { SettledAttemptParts } from "../../lib/attempt/attempt-parts.ts";
import { checkAgain } from "../../lib/attempt/check-again.ts";
import { createOneAtATime } from "../../lib/attempt/one-at-a-time.ts";
import { pressedUsers } from "../../lib/attempt/pressed-users.ts";
import { createRecheck } from "../../lib/attempt/recheck.ts";
import { putBack } from "../../lib/attempt/put-back.ts";
import { recoverAttempts } from "../../lib/attempt/recover-attempts.ts";
import { createRecoverRequestId } from "../../lib/attempt/recover-request-id.ts";
import { createRunFix } from "../../lib/attempt/run-fix.ts";
import { markSeen, shownAttempts as shown } from "../../lib/attempt/shown-attempts.ts";
import type { AuthingClient } from "../../lib/authing/client.ts";
import { createTokenSource } from "../../lib/authing/token.ts";
import { clearDesk, undoClear } from "../../lib/customer/clear-desk.ts";
import { createFindUser, showUserAgain } from "../../lib/customer/find-user.ts";
import { previewFix } from "../../lib/customer/read-subject.ts";
import { readLogins } from "../../lib/customer/read-logins.ts";
import { noteOutcome } from "../../lib/customer/recent-customers.ts";
import { recoverSentCodes, sendCode } from "../../lib/customer/send-code.ts";
import { failed, success, type Result } from "../../lib/failure.ts";
import { isHistoryOff, newAttemptId } from "../../lib/journal/database.ts";
import { createJournal } from "../../lib/journal/journal.ts";
import { noteJournalOpened } from "../../lib/journal/lost.ts";
import type { Handlers } from "../../lib/messages/protocol.ts";
import { isOfService, type Attempt } from "../../lib/state/attempt.ts";
import { checkPool, checkPoolSms, type CheckPoolParts } from "../../lib/pool-check/check-pool.ts";
import { historyOffItem, lookupItem, poolCheckItem } from "../../lib/state/items.ts";
import { changePassphrase } from "../../lib/vault/change-passphrase.ts";
import { createConnect, testConnection, tokenStore } from "../../lib/vault/connect.ts";
import { forgetSecret, lock, unlock } from "../../lib/vault/lock.ts";
import { importSettings } from "../../lib/vault/import-settings.ts";
import { saveLockMinutes } from "../../lib/vault/save-settings.ts";
import { saveTested, setUp } from "../../lib/vault/save-tested.ts";
import { serviceClockAhead } from "../../lib/vault/service-clock.ts";
import { setRecheckAlarm } from "./alarms.ts";
import { createHistoryHandlers } from "./history-handlers.ts";
import { keepAwake } from "./keep-awake.ts";

/**
 * Message name → use case, for one worker's life.
 * @param ready resolves when the policy is known; nothing is done before
 */
export function createHandlers(ready: Promise<void> = Promise.resolve()): Omit<Handlers, "which-worker"> {
  const connect = createConnect(createTokenSource(tokenStore));
  const journal = createJournal((isNew) => void noteJournalOpened(isNew).catch(() => undefined));
  const parts: SettledAttemptParts = {
    journal,
    history: journal,
    shown,
    pressedUsers,
    oneAtATime: createOneAtATime(navigator.locks, keepAwake),
    now: () => Date.now(),
    newId: newAttemptId,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    clockAhead: serviceClockAhead,
    onUserRead: showUserAgain,
    onSettled: (attempt, client) => void keepAwake(afterSettled(attempt, client)),
  };
  const findUser = createFindUser(connect);
  const press = createRunFix(parts);
  const recoverRequestId = createRecoverRequestId(parts);
  const poolParts: CheckPoolParts = {
    ...parts,
    connect,
    testConnection: () => testConnection(connect),
    read: () => poolCheckItem.getValue(),
    keep: (report) => poolCheckItem.setValue(report),
  };
  const { recheck, reachable, schedule } = createRecheck(
    parts,
    connect,
    (attempt, client) => checkAgain(parts, attempt, client),
    setRecheckAlarm,
  );

  /** The agent has the outcome by now; what it still lacks may take its time, or fail. */
  async function afterSettled(attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
    await noteOutcome(attempt).catch(() => undefined);
    if (client) await recoverRequestId(attempt, client).catch(() => undefined);
    if (attempt.recheckAt !== undefined) await schedule().catch(() => undefined);
  }

  /**
   * Settles what the last worker left open, and forgets a look-up that nobody waits for any more.
   */
  async function recover(): Promise<void> {
    await ready;
    const [leftOpen, lookup, connected] = await Promise.all([
      // A journal that can't be read must not stop the desk: writing to it fails when it matters.
      journal.open().catch(() => []),
      lookupItem.getValue(),
      connect(),
      // Full memory must not keep an attempt from its outcome.
      recoverSentCodes().catch(() => undefined),
    ]);
    if (lookup?.state === "finding") await lookupItem.removeValue();
    await recoverAttempts(parts, leftOpen, connected.ok ? connected.value : undefined);
  }
  const historyKnown = journal
    .open()
    .then(() => false, isHistoryOff)
    // Written only if it changes: what is stored wakes workers.
    .then(async (off) => off !== (await historyOffItem.getValue()) && historyOffItem.setValue(off))
    .catch(() => undefined);
  const recovered = recover().catch(() => undefined);
  // Browsers may forget an alarm when they close.
  void recovered.then(schedule).catch(() => undefined);

  /** Works on an attempt that has ended, with the service that it was made with. */
  async function withSettled(
    attemptId: string,
    work: (attempt: Attempt, client: AuthingClient) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>> {
    const [written, connected] = await Promise.all([journal.read(attemptId).catch(() => undefined), connect()]);
    if (!connected.ok) return connected;
    const { client, settings } = connected.value;
    // One that the history no longer has can still be on the desk, with its button.
    const isIt = (one: Attempt) => one.attemptId === attemptId;
    const attempt = written?.state === "settled" ? written : (await shown.all()).find(isIt);
    if (!(attempt ?? written)) return failed("attempt-deleted");
    // Another service knows nothing of this user: what it says would prove nothing.
    if (attempt && !isOfService(attempt, settings)) return failed("other-service");
    return attempt?.state === "settled" ? work(attempt, client) : success(undefined);
  }

  /** What could not be read back without the secret is, once the desk is open. */
  async function thenCheckAll<T>(opening: Promise<Result<T>>): Promise<Result<T>> {
    const opened = await opening;
    if (opened.ok) void recovered.then(() => recheck(Infinity)).catch(() => undefined);
    return opened;
  }

  return {
    wake: () => done(recovered),
    "find-user": async (payload) => {
      await recovered;
      const found = await findUser(payload);
      if ((await lookupItem.getValue())?.state === "found") void reachable().catch(() => undefined);
      return found;
    },
    "preview-fix": async (payload) => {
      await recovered;
      return previewFix(payload, connect);
    },
    "read-logins": (payload) => readLogins(payload, connect),
    "send-code": async (payload) => {
      await Promise.all([recovered, historyKnown]);
      // A press could not be written down, so nobody should be sent a code for it.
      if (await historyOffItem.getValue()) return failed("history-off");
      return sendCode(payload, connect);
    },
    "apply-fix": async (payload) => {
      await Promise.all([recovered, historyKnown]);
      if (await historyOffItem.getValue()) return failed("history-off");
      return applyFix(payload, connect, press);
    },
    "check-again": ({ attemptId }) => withSettled(attemptId, (attempt, client) => checkAgain(parts, attempt, client)),
    "put-back": ({ attemptId }) => withSettled(attemptId, (attempt, client) => putBack(parts, attempt, client)),
    "clear-desk": (payload) => done(clearDesk(payload)),
    "undo-clear": () => done(undoClear()),
    "mark-seen": ({ attemptIds }) => done(markSeen(attemptIds)),
    unlock: ({ passphrase, askedAt }) => thenCheckAll(unlock(passphrase, askedAt)),
    lock: () => done(lock()),
    "change-passphrase": changePassphrase,
    "forget-secret": () => done(forgetSecret()),
    "set-up": (payload) => thenCheckAll(setUp(payload)),
    "import-settings": importSettings,
    "save-lock-minutes": ({ autoLockMinutes }) => saveLockMinutes(autoLockMinutes),
    "save-settings": (payload) => thenCheckAll(saveTested(payload)),
    recheck: () => done(recovered.then(() => recheck())),
    ...createHistoryHandlers({ ready, journal, connect, keepAwake }),
    "test-connection": () => testConnection(connect),
    "check-pool": (query) => checkPool(query, poolParts),
    "check-pool-sms": () => checkPoolSms(poolParts),
  };
}

/** What there is to say of work that has nothing to return. */
async function done(work: Promise<void>): Promise<Result<undefined>> {
  await work;
  return success(undefined);
}
