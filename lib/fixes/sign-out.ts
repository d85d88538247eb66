import { getLoggedInApps, isSignedIn, KICKED_AT_ONCE, kickUsers } from "../authing/sessions.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Fix, Part } from "./fix.ts";

/** Apps asked about side by side when reading back. */
const READ_AT_ONCE = 4;
/** Apps named in the target; the others are counted. */
const NAMED = 5;
/** Characters of an app's name that are kept. */
const LONGEST_NAME = 80;

/** Ends a customer's sessions in every app that they are signed in to. */
export const signOut = {
  id: "sign-out",
  readParts: async (client, userId) => {
    const apps = await getLoggedInApps(client, userId);
    if (!apps.ok) return apps;
    return success(apps.value.map(({ appId, appName }) => ({ id: appId, name: shortened(appName ?? appId) })));
  },
  preview: ({ parts }) =>
    parts.length === 0 ? { parts, against: ["nothing-to-do"] } : { target: namesOf(parts), parts, against: [] },
  isSameTarget: (one, other) => idsOf(one.parts) === idsOf(other.parts),
  apply: async ({ client, user, parts, beforeChange, timeLimit }) => {
    let last: Awaited<ReturnType<typeof kickUsers>> = failed("no-target");
    for (const page of pagesOf(parts, KICKED_AT_ONCE)) {
      const appIds = page.map(({ id }) => id);
      const isFirst = !last.ok;
      const options = { timeLimit, ...(isFirst && { beforeSend: beforeChange }) };
      const sent = await kickUsers(client, user.userId, appIds, options);
      // A page that never left takes nothing back of those before it.
      if (!sent.ok && last.ok)
        return sent.failure.code === "locked" ? last : { ok: false, failure: { ...sent.failure, partly: true } };
      if (!sent.ok) return sent;
      last = sent;
    }
    return last;
  },
  readBack: async ({ client }, { userId, parts = [] }) => {
    const left: string[] = [];
    for (const page of pagesOf(parts, READ_AT_ONCE)) {
      const read = await Promise.all(page.map(({ id }) => isSignedIn(client, userId, id)));
      if (!read.every(isRead)) return {};
      left.push(...page.filter((_, index) => read[index]?.value).map(({ name }) => name));
    }
    if (left.length === 0) return { done: true };
    return { done: false, ...(left.length < parts.length && { left }) };
  },
  // Which log keeps it is not documented.
  log: () => undefined,
} as const satisfies Fix;

function isRead<T>(result: Result<T>): result is { ok: true; value: T } {
  return result.ok;
}

function pagesOf(parts: readonly Part[], size: number): (readonly Part[])[] {
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, page) =>
    parts.slice(page * size, (page + 1) * size),
  );
}

function namesOf(parts: readonly Part[]): string {
  const names = parts.slice(0, NAMED).map(({ name }) => name);
  return names.join(", ") + (parts.length > NAMED ? ` +${parts.length - NAMED}` : "");
}

function idsOf(parts: readonly Part[]): string {
  return JSON.stringify(parts.map(({ id }) => id).sort());
}

/** By code points, so that an emoji is never cut in half. */
function shortened(name: string): string {
  return Array.from(name).slice(0, LONGEST_NAME).join("");
}
