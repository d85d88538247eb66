import type * as z from "zod";
import type { ApiRequest } from "./api-request.ts";
import type { Access, Caller } from "./auth/authenticate.ts";
import { refuse, type Outcome } from "./outcome.ts";
import { invalidArgument } from "./refusals.ts";
import type { Sandbox } from "./sandbox.ts";

/** What a call can see besides its own fields. */
export interface CallContext {
  sandbox: Sandbox;
  caller: Caller;
  request: ApiRequest;
}

/** One call of the API. */
export interface Endpoint {
  name: string;
  method: "GET" | "POST";
  access: Access;
  /** What the user action log calls it, for the calls it keeps. */
  event: (params: Record<string, unknown>) => string | undefined;
  run: (context: CallContext, params: Record<string, unknown>) => Outcome;
}

interface Definition<Input> {
  name: string;
  method?: "GET" | "POST";
  access: Access;
  event?: (params: Record<string, unknown>) => string | undefined;
  input: z.ZodType<Input>;
  run: (context: CallContext, input: Input) => Outcome;
}

/** Declares a call: its fields are validated before `run` sees them. */
export function defineEndpoint<Input>(definition: Definition<Input>): Endpoint {
  return {
    name: definition.name,
    method: definition.method ?? "POST",
    access: definition.access,
    event: definition.event ?? (() => undefined),
    run: (context, params) => {
      const parsed = definition.input.safeParse(params);
      if (parsed.success) return definition.run(context, parsed.data);
      const [issue] = parsed.error.issues;
      return refuse(invalidArgument(issue === undefined ? "body" : `${issue.path.join(".")} ${issue.message}`.trim()));
    },
  };
}
