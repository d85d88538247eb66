import * as z from "zod";
import { credentials } from "../auth/credentials.ts";
import { defineEndpoint } from "../endpoint.ts";
import { read, refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";

/** Access key in, management token out. */
export const getManagementToken = defineEndpoint({
  name: "get-management-token",
  access: "open",
  input: z.object({ accessKeyId: z.string().min(1), accessKeySecret: z.string().min(1) }),
  run: ({ sandbox }, input) => {
    if (input.accessKeyId !== credentials.accessKeyId || input.accessKeySecret !== sandbox.accessKeySecret) {
      return refuse(refusals.wrongKey);
    }
    const seconds = sandbox.switches.tokenSeconds;
    const token = sandbox.tokens.issue(
      { kind: "management" },
      sandbox.clock.now(),
      seconds,
      sandbox.switches.tokenNamesPool,
    );
    return read({ access_token: token, expires_in: seconds });
  },
});
