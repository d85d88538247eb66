import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson, userIdTypes } from "../find-person.ts";
import { read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** A user's sign-ins, newest first. */
export const getUserLoginHistory = defineEndpoint({
  name: "get-user-login-history",
  method: "GET",
  access: "management",
  input: z.object({
    userId: z.string().min(1),
    userIdType: userIdTypes.optional(),
    appId: z.string().optional(),
    clientIp: z.string().optional(),
    start: z.coerce.number().optional(),
    end: z.coerce.number().optional(),
    page: z.coerce.number().int().min(1).default(1),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  run: ({ sandbox }, { userId, userIdType, appId, clientIp, start, end, page, limit }) => {
    const person = findPerson(sandbox.world.people, userId, userIdType);
    if (person === undefined) return refuse(refusals.userNotFound);
    const found = (person.logins ?? []).filter(
      (login) =>
        (appId === undefined || login.appId === appId) &&
        (clientIp === undefined || login.clientIp === clientIp) &&
        (start === undefined || Date.parse(login.time) >= start) &&
        (end === undefined || Date.parse(login.time) <= end),
    );
    return read({ totalCount: found.length, list: found.slice((page - 1) * limit, page * limit) }, person.userId);
  },
});
