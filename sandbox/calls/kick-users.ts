import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson, userIdTypes } from "../find-person.ts";
import { changed, read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** Signs a user out of the named apps. */
export const kickUsers = defineEndpoint({
  name: "kick-users",
  access: "management",
  input: z.object({
    userId: z.string().min(1),
    appIds: z.array(z.string().min(1)).min(1).max(50),
    options: z.object({ userIdType: userIdTypes.optional() }).optional(),
  }),
  run: ({ sandbox }, { userId, appIds, options }) => {
    const person = findPerson(sandbox.world.people, userId, options?.userIdType);
    if (person === undefined) return refuse(refusals.userNotFound);
    const before = person.sessions ?? [];
    const named = sandbox.switches.kickUsers === "first-app" ? appIds.slice(0, 1) : appIds;
    const left = before.filter((session) => !named.includes(session.appId));
    if (left.length === before.length) return read({ success: true }, person.userId);
    person.sessions = left;
    return changed(person.userId, { success: true });
  },
});
