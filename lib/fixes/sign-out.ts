import { getLoggedInApps, isSignedIn, KICKED_AT_ONCE, kickUsers } from "../authing/sessions.ts";
import type { Answered } from "../authing/read-answer.ts";
import { failed, idOf, isAnswerLost, success, type Result } from "../failure.ts";
import { withEarlierIds } from "./earlier-ids.ts";
import type { Fix, Part } from "./fix.ts";

type Kicked = Result<Answered<unknown>>;

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
    const [first, ...later] = pagesOf(parts, KICKED_AT_ONCE);
    if (!first) return failed("no-target");
    const kick = (page: readonly Part[], more: { beforeSend?: () => Promise<void> } = {}) => {
      const appIds = page.map(({ id }) => id);
      return kickUsers(client, user.userId, appIds, { timeLimit, ...more });
    };
    let said = await kick(first, { beforeSend: beforeChange });
    const earlier: string[] = [];
    for (const page of later) {
      if (!said.ok) break;
      earlier.push(...[idOf(said.value)?.id ?? []].flat());
      said = afterOthers(await kick(page), earlier);
    }
    return said;
  },
  readBack: async ({ client }, { userId, parts = [], endedAt }) => {
    const left: string[] = [];
    const notKnown: string[] = [];
    let isSilent = false;
    for (const page of pagesOf(parts, READ_AT_ONCE)) {
      // A service that answers nothing must not hold up the customer for each of the others.
      const read: Result<boolean>[] = isSilent
        ? []
        : await Promise.all(page.map(({ id }) => isSignedIn(client, userId, id)));
      isSilent = read.every((one) => !one.ok && isAnswerLost(one.failure));
      for (const [index, { name }] of page.entries()) {
        const one = read[index];
        if (!one?.ok) notKnown.push(name);
        else if (one.value) left.push(name);
      }
    }
    if (left.length === 0) return notKnown.length === 0 ? { done: true } : {};
    // Much later the customer may have signed in again.
    if (endedAt !== undefined) return {};
    return {
      done: false,
      ...(left.length < parts.length && { left }),
      ...(notKnown.length > 0 && { notKnown }),
    };
  },
  // Which log keeps it is not documented.
  log: () => undefined,
} as const satisfies Fix;

/** The answer for a page, with what was answered for those before it. */
function afterOthers(page: Kicked, earlier: readonly string[]): Kicked {
  const said = withEarlierIds(page, earlier);
  return said.ok ? said : { ok: false, failure: { ...said.failure, partly: true } };
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
