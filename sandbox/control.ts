import { Hono } from "hono";
import * as z from "zod";
import { credentials } from "./auth/credentials.ts";
import { faultSchema } from "./faults/faults.ts";
import { messageView } from "./message-view.ts";
import type { Sandbox } from "./sandbox.ts";
import { switchesSchema } from "./faults/switches.ts";
import { userView } from "./user-view.ts";

class BadControl extends Error {}

async function body<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  let raw: unknown;
  try {
    raw = JSON.parse(text === "" ? "{}" : text);
  } catch (cause) {
    throw new BadControl("The body is not JSON.", { cause });
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new BadControl(z.prettifyError(parsed.error));
  return parsed.data;
}

/**
 * What Authing does not have: reading the customer's phone, breaking things on purpose, starting
 * over.
 */
export function controlRoutes(sandbox: Sandbox): Hono {
  const app = new Hono();
  const messages = (kind: "sms" | "email") => {
    const all = sandbox.world.messages;
    return all.filter((one) => one.kind === kind).map((one) => messageView(one, all, sandbox.clock.now()));
  };
  app.onError((error, c) => c.json({ error: error.message }, error instanceof BadControl ? 400 : 500));

  app.get("/sandbox/settings", (c) =>
    c.json({ ...credentials, switches: sandbox.switches, faults: sandbox.faults.list() }),
  );
  app.get("/sandbox/people", (c) =>
    c.json(
      sandbox.world.people.map((person) => ({
        key: person.key,
        note: person.note,
        ...userView(person, { withIdentities: true, withCustomData: true }, sandbox.switches),
      })),
    ),
  );
  app.get("/sandbox/state", (c) => c.json(sandbox.snapshot()));
  app.get("/sandbox/sms", (c) => c.json(messages("sms")));
  app.get("/sandbox/emails", (c) => c.json(messages("email")));
  app.get("/sandbox/calls", (c) => c.json(sandbox.calls));

  app.get("/sandbox/faults", (c) => c.json(sandbox.faults.list()));
  app.post("/sandbox/faults", async (c) => c.json(sandbox.faults.add(await body(c.req.raw, faultSchema)), 201));
  app.delete("/sandbox/faults", (c) => {
    sandbox.faults.clear();
    return c.json([]);
  });

  app.get("/sandbox/switches", (c) => c.json(sandbox.switches));
  app.post("/sandbox/switches", async (c) => {
    const wanted = await body(c.req.raw, switchesSchema.partial());
    return c.json(sandbox.set(switchesSchema.parse({ ...sandbox.switches, ...wanted })));
  });
  app.post("/sandbox/clock", async (c) => {
    const { advanceMs } = await body(c.req.raw, z.strictObject({ advanceMs: z.number() }));
    sandbox.clock.advance(advanceMs);
    return c.json({ now: new Date(sandbox.clock.now()).toISOString() });
  });
  app.post("/sandbox/sign-in", async (c) => {
    const { userId } = await body(c.req.raw, z.strictObject({ userId: z.string() }));
    const token = sandbox.signIn(userId);
    return token === undefined ? c.json({ error: "Nobody has this userId." }, 404) : c.json({ access_token: token });
  });
  app.post("/sandbox/reset", (c) => {
    sandbox.reset();
    return c.json({ ok: true });
  });
  return app;
}
