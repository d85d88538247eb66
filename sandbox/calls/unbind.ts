import * as z from "zod";
import { defineEndpoint, type CallContext } from "../endpoint.ts";
import type { Switches } from "../faults/switches.ts";
import { findPerson } from "../find-person.ts";
import { email, onlyMethodRefusal, phone, type LoginMethod } from "../login-methods.ts";
import { countTry, messageWithCode } from "../messages.ts";
import { changed, refuse, type Outcome } from "../outcome.ts";
import { refusals, type Refusal } from "../refusals.ts";

/** How deployments refuse a wrong code. */
const wrongCodeForms = {
  "400-2001": {},
  "401-2001": { statusCode: 401 },
  "499-500": { statusCode: 499, apiCode: 500 },
  "400-2300": { apiCode: 2300 },
} satisfies Record<Switches["wrongCode"], Partial<Refusal>>;

const input = z.object({ passCode: z.string().min(1), userId: z.string().min(1).optional() });

/** Takes one login method away from a person who proved it with a code and has another one left. */
function unbind(
  { sandbox, caller }: CallContext,
  { passCode, userId }: z.infer<typeof input>,
  method: LoginMethod,
  other: LoginMethod,
): Outcome {
  // A person's own token says who is meant, whatever the body says. An administrator who names
  // nobody is nobody.
  const who = caller.kind === "end-user" ? caller.userId : userId;
  if (who === undefined) return refuse(refusals.notSignedIn);
  const { world, switches } = sandbox;
  const person = findPerson(world.people, who);
  if (person === undefined) return refuse(refusals.userNotFound);
  if (person.status !== "Activated") return refuse(refusals.userSuspended, person.userId);
  const target = method.target(person);
  if (target === undefined) return refuse(method.missing, person.userId);
  const now = sandbox.clock.now();
  const message = messageWithCode(world.messages, target.to, method.channel, passCode, now, switches.codeAttempts);
  if (message === undefined && switches.checksCodes) {
    countTry(world.messages, target.to, method.channel);
    return refuse({ ...refusals.wrongCode, ...wrongCodeForms[switches.wrongCode] }, person.userId);
  }
  if (other.target(person) === undefined && person.identities.length === 0)
    return refuse(onlyMethodRefusal(method, switches), person.userId);
  if (message) message.usedAt = now;
  method.clear(person, switches);
  return changed(person.userId);
}

/** The call the product is about. */
export const unbindPhone = defineEndpoint({
  name: "unbind-phone",
  access: "signed-in",
  event: () => "unbindPhone",
  input,
  run: (context, given) => unbind(context, given, phone, email),
});

/** The twin for e-mail. */
export const unbindEmail = defineEndpoint({
  name: "unbind-email",
  access: "signed-in",
  event: () => "unbindEmail",
  input,
  run: (context, given) => unbind(context, given, email, phone),
});
