import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson, userIdTypes } from "../find-person.ts";
import { email, phone, present } from "../login-methods.ts";
import { passwordMessage } from "../messages.ts";
import { changed, refuse } from "../outcome.ts";
import type { Person } from "../person.ts";
import { invalidArgument, refusals, type Refusal } from "../refusals.ts";
import type { Switches } from "../faults/switches.ts";
import { userView } from "../user-view.ts";

const gender = z.enum(["U", "M", "F"]);
const text = z.string().nullable().optional();
const fields = z.object({
  name: text,
  nickname: text,
  username: text,
  photo: text,
  externalId: text,
  email: text,
  phone: text,
  phoneCountryCode: text,
  emailVerified: z.boolean().optional(),
  phoneVerified: z.boolean().optional(),
  gender: gender.optional(),
  status: z.enum(["Activated", "Suspended", "Deactivated", "Resigned", "Archived"]).optional(),
});
const notification = z.object({
  sendDefaultEmailNotification: z.boolean().optional(),
  sendDefaultPhoneNotification: z.boolean().optional(),
  appId: z.string().optional(),
});
type Fields = z.infer<typeof fields>;

function conflict(person: Person, wanted: Fields, people: readonly Person[]): Refusal | undefined {
  const others = people.filter((one) => one !== person);
  const taken = (name: "phone" | "email" | "username" | "externalId") =>
    present(wanted[name]) && others.some((one) => one[name] === wanted[name]);
  if (taken("phone")) return refusals.phoneTaken;
  return taken("email") || taken("username") || taken("externalId") ? refusals.notUnique : undefined;
}

/** Pools differ in what clears a field: if null does not, it is passed over without a word. */
function clearing(name: "phone" | "email", wanted: Fields, switches: Switches): "clear" | "keep" | "refuse" | "set" {
  if (switches.clearPhoneWith === "neither" && !present(wanted[name])) return "keep";
  if (wanted[name] === null) return switches.clearPhoneWith === "null" ? "clear" : "keep";
  if (wanted[name] === "") return switches.clearPhoneWith === "null" ? "refuse" : "clear";
  return wanted[name] === undefined ? "keep" : "set";
}

/** An administrator's change: no code is asked for, and no login method is protected. */
export const updateUser = defineEndpoint({
  name: "update-user",
  access: "management",
  event: (params) =>
    "phone" in params ? "updateUserPhone" : "email" in params ? "updateUserEmail" : "updateUserProfile",
  input: fields.extend({
    userId: z.string().min(1),
    options: z
      .object({
        userIdType: userIdTypes.optional(),
        autoGeneratePassword: z.boolean().optional(),
        resetPasswordOnNextLogin: z.boolean().optional(),
        sendPasswordResetedNotification: notification.optional(),
      })
      .optional(),
  }),
  run: ({ sandbox, request }, { userId, options, ...wanted }) => {
    const person = findPerson(sandbox.world.people, userId, options?.userIdType);
    if (person === undefined) return refuse(refusals.userNotFound);
    const refusal = conflict(person, wanted, sandbox.world.people);
    if (refusal !== undefined) return refuse(refusal, person.userId);
    const steps = {
      phone: clearing("phone", wanted, sandbox.switches),
      email: clearing("email", wanted, sandbox.switches),
    };
    for (const name of ["phone", "email"] as const) {
      if (steps[name] === "refuse") return refuse(invalidArgument(name), person.userId);
    }
    const before = JSON.stringify(person);
    const { switches } = sandbox;
    const now = new Date(sandbox.clock.now()).toISOString();
    const { phone: newPhone, email: newEmail, ...given } = wanted;
    const others: typeof given = {
      ...(switches.statusDefault && { status: "Activated" }),
      ...(switches.genderDefault && { gender: "U" }),
      ...given,
    };
    // Writing what is shown changes nothing.
    if (others.gender === userView(person, {}, switches)["gender"]) delete others.gender;
    if (others.status !== undefined && others.status !== person.status) person.statusChangedAt = now;
    Object.assign(person, Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)));
    if (steps.phone === "set") person.phone = newPhone ?? null;
    if (steps.email === "set") person.email = newEmail ?? null;
    if (steps.phone === "clear") phone.clear(person, switches);
    if (steps.email === "clear") email.clear(person, switches);
    if (options?.autoGeneratePassword === true) {
      person.password = `Sb-${String(sandbox.randomInt(1_000_000_000)).padStart(9, "0")}`;
      person.passwordLastSetAt = now;
      person.resetPasswordOnNextLogin = options.resetPasswordOnNextLogin ?? false;
      const { sendDefaultEmailNotification, sendDefaultPhoneNotification } =
        options.sendPasswordResetedNotification ?? {};
      const targets = [
        sendDefaultEmailNotification === true && email.target(person),
        sendDefaultPhoneNotification === true && phone.target(person),
      ];
      for (const target of targets)
        if (target) sandbox.world.messages.push(passwordMessage(target, person.password, request.lang, now));
    }
    const view = {
      ...userView(person, {}, switches),
      ...(switches.passwordInAnswer && person.password !== undefined && { password: person.password }),
    };
    return { ...changed(person.userId, view), ...(JSON.stringify(person) === before && { changed: false }) };
  },
});
