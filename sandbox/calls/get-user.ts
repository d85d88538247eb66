import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson, userIdTypes } from "../find-person.ts";
import { read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";
import { userView } from "../user-view.ts";

const flag = z
  .enum(["true", "false"])
  .optional()
  .transform((value) => value === "true");

/** One user, by any of the documented id types. */
export const getUser = defineEndpoint({
  name: "get-user",
  method: "GET",
  access: "management",
  input: z.object({
    userId: z.string().min(1),
    userIdType: userIdTypes.default("user_id"),
    withIdentities: flag,
    withCustomData: flag,
    withDepartmentIds: flag,
  }),
  run: ({ sandbox }, input) => {
    const people = sandbox.peopleOnReplica();
    const joined = sandbox.switches.foreignNumber === "joined" && input.userIdType === "phone";
    const person = joined
      ? people.find((one) => userView(one, {}, sandbox.switches)["phone"] === input.userId)
      : findPerson(people, input.userId, input.userIdType);
    return person === undefined
      ? refuse(refusals.userNotFound)
      : read(userView(person, input, sandbox.switches), person.userId);
  },
});
