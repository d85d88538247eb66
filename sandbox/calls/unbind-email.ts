import { defineEndpoint } from "../endpoint.ts";
import { email, phone } from "../login-methods.ts";
import { unbind, unbindInput } from "./unbind.ts";

/** The twin for e-mail. */
export const unbindEmail = defineEndpoint({
  name: "unbind-email",
  access: "signed-in",
  event: () => "unbindEmail",
  input: unbindInput,
  run: (context, input) => unbind(context, input, email, phone),
});
