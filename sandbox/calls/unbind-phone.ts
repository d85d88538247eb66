import { defineEndpoint } from "../endpoint.ts";
import { email, phone } from "../login-methods.ts";
import { unbind, unbindInput } from "./unbind.ts";

/** The call the product is about. */
export const unbindPhone = defineEndpoint({
  name: "unbind-phone",
  access: "signed-in",
  event: () => "unbindPhone",
  input: unbindInput,
  run: (context, input) => unbind(context, input, phone, email),
});
