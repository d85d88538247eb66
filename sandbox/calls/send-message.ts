import type { CallContext } from "../endpoint.ts";
import { lastMessage, writeMessage, type Target } from "../messages.ts";
import { changed, refuse, type Outcome } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** Sends a code, unless this address had one on the same channel less than a minute ago. */
export function sendMessage(
  { sandbox, request }: CallContext,
  target: Target,
  channel: string,
  userId?: string,
): Outcome {
  const { world, switches } = sandbox;
  const now = sandbox.clock.now();
  const last = lastMessage(world.messages, target.to, channel);
  if (last !== undefined && now - last.at < 60_000) {
    const code = target.kind === "sms" ? 4004 : 2080;
    const refusal =
      switches.sendThrottle === "429" ? refusals.tooSoon : { ...refusals.tooSoon, statusCode: 499, apiCode: code };
    return refuse(refusal, userId);
  }
  const code = String(sandbox.randomInt(1_000_000)).padStart(6, "0");
  world.messages.push(writeMessage(target, channel, request.lang, { code, now, seconds: switches.codeSeconds }));
  return changed(userId);
}
