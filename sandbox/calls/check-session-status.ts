import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson } from "../find-person.ts";
import { read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** Whether a user is signed in to one app. */
export const checkSessionStatus = defineEndpoint({
  name: "check-session-status",
  access: "management",
  input: z.object({ appId: z.string().min(1), userId: z.string().min(1) }),
  run: ({ sandbox }, { appId, userId }) => {
    const person = findPerson(sandbox.world.people, userId);
    if (person === undefined) return refuse(refusals.userNotFound);
    return read({ active: (person.sessions ?? []).some((session) => session.appId === appId) }, person.userId);
  },
});
