import * as z from "zod";

/** Where deployments differ, or where nobody has published what they do. */
export const switchesSchema = z.strictObject({
  /** Who may call unbind-phone and unbind-email: anyone who names a user, or only the signed-in user. */
  unbindPhone: z.enum(["management", "end-user"]),
  /** What update-user takes to clear a phone or an e-mail. */
  clearPhoneWith: z.enum(["null", "empty-string"]),
  /** Promised only on failure; the published sample success has one too. */
  requestIdOnSuccess: z.boolean(),
  /** Older deployments send apiCode as a numeric string. */
  apiCodeAsString: z.boolean(),
  codeSeconds: z.number().positive(),
  tokenSeconds: z.number().positive(),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches: Switches = {
  unbindPhone: "management",
  clearPhoneWith: "null",
  requestIdOnSuccess: true,
  apiCodeAsString: false,
  codeSeconds: 300,
  tokenSeconds: 7200,
};
