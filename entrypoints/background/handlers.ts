import type { Attempt } from "../../lib/state/attempt.ts";
import type { AuthingClient } from "../../lib/authing/client.ts";
import type { TokenSource } from "../../lib/authing/token.ts";
import type { ServiceLanguage } from "../../lib/authing/transport.ts";
import { applyFix } from "../../lib/attempt/apply-fix.ts";
import { changePassphrase } from "../../lib/vault/change-passphrase.ts";
import { clearDesk } from "../../lib/customer/clear-desk.ts";
import { createConnect } from "../../lib/vault/connect.ts";
import { failed, success } from "../../lib/failure.ts";
import { findUser, showUserAgain } from "../../lib/customer/find-user.ts";
import { forgetSecret } from "../../lib/vault/forget-secret.ts";
import { setRecheckAlarm } from "./alarms.ts";
import { newAttemptId } from "../../lib/journal/history-attempt-id.ts";
import { createHistoryHandlers } from "./history-handlers.ts";
import { createJournal } from "../../lib/journal/journal.ts";
import { noteJournalOpened } from "../../lib/journal/lost.ts";
import { keepAwake } from "./keep-awake.ts";
import { lock, unlock } from "../../lib/vault/lock.ts";
import { hasReceived, tellPages, type Handlers } from "../../lib/messages/messages.ts";
import { createRecheck } from "../../lib/attempt/recheck.ts";
import { createRecoverRequestId } from "../../lib/attempt/recover-request-id.ts";
import { createRunFix } from "../../lib/attempt/run-fix.ts";
import { saveSettings } from "../../lib/vault/save-settings.ts";
import { markSeen } from "../../lib/attempt/seen-attempts.ts";
import { createShownAttempts } from "../../lib/attempt/shown-attempts.ts";
import { recoverSentCodes, sendCode } from "../../lib/customer/send-code.ts";
import { lookupItem } from "../../lib/state/items.ts";
import { testConnection } from "../../lib/vault/test-connection.ts";

export interface HandlerParts {
  tokens: TokenSource;
  hasPermission: (serviceAddress: string) => Promise<boolean>;
  dropPermission: (serviceAddress: string, needed?: string) => Promise<void>;
  language: () => ServiceLanguage;
  /** What must be known before anything is done. */
  ready?: Promise<void>;
}

/** Message name → use case, for one worker's life. */
export function createHandlers({ tokens, hasPermission, dropPermission, language, ready }: HandlerParts) {
  const now = () => Date.now();
  const newId = () => crypto.randomUUID();
  const workerId = newId();
  const connect = createConnect({ tokens, hasPermission, language });
  const journal = createJournal((isNew) => void noteJournalOpened(isNew, now()).catch(() => undefined));
  const shown = createShownAttempts(tellPages);
  const recoverRequestId = createRecoverRequestId({ history: journal, shown, now });
  const runFix = createRunFix({
    journal,
    locks: navigator.locks,
    now,
    newId: () => newAttemptId(now()),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    shown,
    keepAwake,
    onUserRead: showUserAgain,
    onSettled: (attempt, client) => void keepAwake(afterSettled(attempt, client)),
  });
  const { checkAgain } = runFix;
  const { recheck, reachable, schedule } = createRecheck({
    history: journal,
    connect,
    checkAgain,
    now,
    setAlarm: setRecheckAlarm,
  });

  /** The agent has the outcome by now; what is still missing from it may take its time, or fail. */
  async function afterSettled(attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
    if (client) await recoverRequestId(attempt, client).catch(() => undefined);
    if (attempt.recheckAt !== undefined) await schedule().catch(() => undefined);
  }

  /** Settles what the last worker left open, and forgets a look-up that nobody is waiting for any more. */
  async function recover(): Promise<void> {
    // Beside the reading: opening the journal takes as long as all of it. What is wrong with it comes out below.
    const leftOpen = journal.open();
    leftOpen.catch(() => undefined);
    await ready;
    const [lookup, connected] = await Promise.all([lookupItem.getValue(), connect(), recoverSentCodes()]);
    if (lookup?.state === "finding") await lookupItem.removeValue();
    await runFix.recover(await leftOpen, connected.ok ? connected.value.client : undefined);
  }
  // A journal that can't be read must not keep the desk from working; writing to it will fail where it matters.
  const recovered = recover().catch(() => undefined);
  // Browsers may forget an alarm when they close.
  void recovered.then(schedule).catch(() => undefined);

  const handlers: Handlers = {
    wake: async () => {
      await recovered;
      return success(undefined);
    },
    "which-worker": async ({ messageId }) => {
      await recovered;
      return success({ workerId, received: messageId !== undefined && hasReceived(messageId) });
    },
    "find-user": async (payload) => {
      await recovered;
      const found = await findUser(payload, connect, newId);
      if ((await lookupItem.getValue())?.state === "found") void reachable().catch(() => undefined);
      return found;
    },
    "send-code": async (payload) => {
      await recovered;
      return sendCode(payload, connect, now);
    },
    "apply-fix": async (payload) => {
      await recovered;
      return applyFix(payload, connect, runFix.press);
    },
    "check-again": async ({ attemptId }) => {
      const [written, connected] = await Promise.all([journal.read(attemptId).catch(() => undefined), connect()]);
      if (!connected.ok) return connected;
      const { client, settings } = connected.value;
      // One that is no more in the history can still be on screen, with its button.
      const isIt = (one: Attempt) => one.attemptId === attemptId;
      const attempt = written?.state === "settled" ? written : (await shown.all()).find(isIt);
      // Another service knows nothing of this user, and what it says would prove nothing.
      if (attempt && attempt.serviceAddress !== settings.serviceAddress) return failed("other-service");
      if (attempt?.state === "settled") await checkAgain(attempt, client);
      return success(undefined);
    },
    "clear-desk": async (payload) => {
      await clearDesk(payload);
      return success(undefined);
    },
    "mark-seen": async ({ attemptIds }) => {
      await markSeen(attemptIds);
      return success(undefined);
    },
    unlock: async ({ passphrase }) => {
      const unlocked = await unlock(passphrase, now);
      if (unlocked.ok) void recovered.then(() => recheck(Infinity)).catch(() => undefined);
      return unlocked;
    },
    lock: async () => {
      await lock();
      return success(undefined);
    },
    "change-passphrase": (payload) => changePassphrase(payload, now),
    "forget-secret": () => forgetSecret(),
    "save-settings": (payload) => saveSettings(payload, dropPermission),
    recheck: async () => {
      await recovered;
      await recheck();
      return success(undefined);
    },
    ...createHistoryHandlers({ journal, connect, now, keepAwake }),
    "test-connection": () => testConnection(connect, language(), now),
  };
  return handlers;
}
