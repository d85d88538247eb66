import { momentOf } from "../authing/moment.ts";
import { reactivateUser } from "../authing/users.ts";
import { changedBesides } from "./changed-besides.ts";
import type { Fix } from "./fix.ts";
import { UPDATE_LOG } from "./verified-update.ts";

const ACTIVE = "Activated";

/** Sets an account that is not active to active again. */
export const reactivate = {
  id: "reactivate",
  preview: ({ user: { status, statusChangedAt } }) => {
    if (status === undefined || status === ACTIVE) return { against: ["nothing-to-do"] };
    const since = momentOf(statusChangedAt);
    return { target: status, against: [], ...(since !== undefined && { since }) };
  },
  isSameTarget: (one, other) => one.user.status === other.user.status,
  apply: ({ client, user, beforeChange, timeLimit }) =>
    reactivateUser(client, user.userId, { beforeSend: beforeChange, timeLimit }),
  // A service that says no status at all says nothing about this one.
  readBack: ({ user }, pressed) =>
    Promise.resolve({
      ...(user.status !== undefined && { done: user.status === ACTIVE }),
      ...changedBesides(user, pressed, ["status"]),
    }),
  doneByAnyUpdate: true,
  log: () => UPDATE_LOG,
} as const satisfies Fix;
