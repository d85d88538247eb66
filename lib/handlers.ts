import type { TokenSource } from "./authing/token.ts";
import type { ServiceLanguage } from "./authing/transport.ts";
import { applyFix } from "./apply-fix.ts";
import { clearDesk } from "./clear-desk.ts";
import { createConnect } from "./connect.ts";
import { success } from "./failure.ts";
import { findUser, showUserAgain } from "./find-user.ts";
import { createJournal } from "./journal.ts";
import { keepAwake } from "./keep-awake.ts";
import { setEntry } from "./keyed-item.ts";
import { lock, unlock } from "./lock.ts";
import { fixUserKey } from "./lookup.ts";
import type { Handlers } from "./messages.ts";
import { createRunFix } from "./run-fix.ts";
import { saveSettings } from "./save-settings.ts";
import { recoverSentCodes, sendCode } from "./send-code.ts";
import { attemptsItem, lookupItem } from "./storage.ts";
import { testConnection } from "./test-connection.ts";

export interface HandlerParts {
  tokens: TokenSource;
  hasPermission: (serviceAddress: string) => Promise<boolean>;
  dropPermission: (serviceAddress: string) => Promise<void>;
  language: () => ServiceLanguage;
}

/** Message name → use case, for one worker's life. */
export function createHandlers({ tokens, hasPermission, dropPermission, language }: HandlerParts) {
  const now = () => Date.now();
  const newId = () => crypto.randomUUID();
  const connect = createConnect({ tokens, hasPermission, language });
  const journal = createJournal();
  const runFix = createRunFix({
    journal,
    locks: navigator.locks,
    now,
    newId,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    shown: {
      read: async (fixId, userId) => (await attemptsItem.getValue())[fixUserKey(fixId, userId)],
      write: (attempt) => setEntry(attemptsItem, "attempts", fixUserKey(attempt.fixId, attempt.userId), attempt),
    },
    keepAwake,
    onUserRead: showUserAgain,
  });

  /** Settles what the last worker left open, and forgets a look-up that nobody is waiting for any more. */
  async function recover(): Promise<void> {
    const [lookup, connected] = await Promise.all([lookupItem.getValue(), connect(), recoverSentCodes()]);
    if (lookup?.state === "finding") await lookupItem.removeValue();
    await runFix.recover(connected.ok ? connected.value.client : undefined);
  }
  // A journal that can't be read must not keep the desk from working; writing to it will fail where it matters.
  const recovered = recover().catch(() => undefined);

  const handlers: Handlers = {
    wake: async () => {
      await recovered;
      return success(undefined);
    },
    "find-user": async (payload) => {
      await recovered;
      return findUser(payload, connect, newId);
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
      const [attempt, connected] = await Promise.all([journal.read(attemptId), connect()]);
      if (!connected.ok) return connected;
      if (attempt?.state === "settled") await runFix.checkAgain(attempt, connected.value.client);
      return success(undefined);
    },
    "clear-desk": async () => {
      await clearDesk();
      return success(undefined);
    },
    unlock: ({ passphrase }) => unlock(passphrase),
    lock: async () => {
      await lock();
      return success(undefined);
    },
    "save-settings": (payload) => saveSettings(payload, dropPermission),
    "test-connection": () => testConnection(connect, language(), now),
  };
  return handlers;
}
