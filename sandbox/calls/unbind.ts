import * as z from "zod";
import type { CallContext } from "../endpoint.ts";
import { findPerson } from "../find-person.ts";
import { type LoginMethod } from "../login-methods.ts";
import { messageWithCode } from "../messages.ts";
import { changed, refuse, type Outcome } from "../outcome.ts";
import { refusals } from "../refusals.ts";

export const unbindInput = z.object({ passCode: z.string().min(1), userId: z.string().min(1).optional() });

/** Takes one login method away from a person who proved it with a code and has another one left. */
export function unbind(
  { sandbox, caller }: CallContext,
  { passCode, userId }: z.infer<typeof unbindInput>,
  method: LoginMethod,
  other: LoginMethod,
): Outcome {
  // A person's own token says who is meant, whatever the body says. An administrator who names nobody is nobody.
  const who = caller.kind === "end-user" ? caller.userId : userId;
  if (who === undefined) return refuse(refusals.notSignedIn);
  const person = findPerson(sandbox.world.people, who);
  if (person === undefined) return refuse(refusals.userNotFound);
  if (person.status !== "Activated") return refuse(refusals.userSuspended, person.userId);
  const target = method.target(person);
  if (target === undefined) return refuse(method.missing, person.userId);
  const now = sandbox.clock.now();
  const message = messageWithCode(sandbox.world.messages, target.to, method.channel, passCode, now);
  if (message === undefined) return refuse(refusals.wrongCode, person.userId);
  if (other.target(person) === undefined && person.identities.length === 0)
    return refuse(method.onlyOne, person.userId);
  message.usedAt = now;
  method.clear(person);
  return changed(person.userId);
}
