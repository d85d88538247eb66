import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson, userIdTypes } from "../find-person.ts";
import { read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** The apps that a user is signed in to. */
export const getUserLoggedinApps = defineEndpoint({
  name: "get-user-loggedin-apps",
  method: "GET",
  access: "management",
  input: z.object({ userId: z.string().min(1), userIdType: userIdTypes.optional() }),
  run: ({ sandbox }, { userId, userIdType }) => {
    const person = findPerson(sandbox.world.people, userId, userIdType);
    if (person === undefined) return refuse(refusals.userNotFound);
    const apps = (person.sessions ?? []).map(({ appId, appName }) => ({
      appId,
      appName,
      appLogo: "",
      appLoginUrl: "",
    }));
    return read(apps, person.userId);
  },
});
