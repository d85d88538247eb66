import * as z from "zod";

const byManagement = z.enum(["accepted", "refused-401", "refused-2020", "not-found"]);

/** What differs between deployments, or is published nowhere. Each says so in one sentence. */
export const switchesSchema = z.strictObject({
  unbindPhone: z
    .enum(["management", "end-user", "refused-401", "refused-2020", "not-found"])
    .describe("What a management token gets on unbind-phone and unbind-email."),
  sendSms: byManagement.describe("What a management token gets on send-sms and send-email."),
  sendSmsWithoutAppId: z.enum(["accepted", "refused"]).describe("Whether a message is sent without an App ID."),
  preCheckCode: byManagement.describe("What a management token gets on pre-check-code."),
  clearPhoneWith: z
    .enum(["null", "empty-string", "neither"])
    .describe("What update-user takes to clear a phone or an e-mail."),
  statusDefault: z.boolean().describe("update-user sets status to Activated when the request has no status."),
  genderDefault: z.boolean().describe("update-user sets gender to U when the request has no gender."),
  genderUnset: z.enum(["U", "null", "absent"]).describe("How somebody without a gender is shown."),
  checksCodes: z.boolean().describe("unbind-phone, unbind-email and pre-check-code look at the code."),
  afterClearing: z
    .enum(["cleared", "left"])
    .describe("What happens to phoneVerified and phoneCountryCode when the phone is cleared."),
  codeAttempts: z.number().int().nonnegative().describe("How many wrong tries a code survives; 0 is no limit."),
  preCheckCounts: z.boolean().describe("A wrong pre-check counts as a try of the code."),
  codeSeconds: z.number().positive().describe("How long a code is valid."),
  wrongCode: z
    .enum(["400-2001", "401-2001", "499-500", "400-2300"])
    .describe("How the unbind with a wrong code is refused: statusCode, then apiCode."),
  onlyLoginMethod: z
    .enum(["422", "422-2217", "422-1999", "403"])
    .describe("How the unbind of the only login method is refused: statusCode, then apiCode."),
  sendThrottle: z.enum(["429", "api-code"]).describe("A second message within the minute gets 429, or 4004 or 2080."),
  foreignNumber: z
    .enum(["separate", "joined"])
    .describe("The country code of a foreign phone is in phoneCountryCode, or in phone with a plus sign."),
  originCheck: z.enum(["off", "json", "html"]).describe("Requests of an extension's origin get 403, as JSON or HTML."),
  replicaMs: z.number().nonnegative().describe("For how many ms get-user answers the old user after a change."),
  logFilters: z.enum(["obeyed", "times-ignored", "ignored"]).describe("Which filters the two logs obey."),
  adminEditsIn: z.enum(["both-logs", "admin-log"]).describe("Which log keeps an administrator's update."),
  logTimes: z.enum(["Z", "+0800"]).describe("How the two logs write their times."),
  echo: z.enum(["off", "body", "body-and-token"]).describe("The message repeats the request's body, or its token too."),
  tokenNamesPool: z.boolean().describe("A management token carries scoped_userpool_id."),
  endedToken: z.enum(["401", "2020", "2206", "2207"]).describe("How an ended token is refused."),
  envelope: z
    .enum(["current", "older"])
    .describe("The older envelope has uniqueId and an x-authing-request-id header."),
  kickUsers: z
    .enum(["every-app", "first-app"])
    .describe("Which of the named apps kick-users signs a user out of. It says success for all."),
  passwordInAnswer: z.boolean().describe("update-user answers with the password that it made."),
  requestIdOnSuccess: z.boolean().describe("A success has a requestId too."),
  apiCodeAsString: z.boolean().describe("apiCode is a numeric string."),
  tokenSeconds: z.number().positive().describe("How long a token is valid."),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches: Switches = {
  unbindPhone: "management",
  sendSms: "accepted",
  sendSmsWithoutAppId: "accepted",
  preCheckCode: "accepted",
  clearPhoneWith: "null",
  statusDefault: false,
  genderDefault: false,
  genderUnset: "U",
  checksCodes: true,
  afterClearing: "cleared",
  codeAttempts: 0,
  preCheckCounts: false,
  codeSeconds: 300,
  wrongCode: "400-2001",
  onlyLoginMethod: "422",
  sendThrottle: "429",
  foreignNumber: "separate",
  originCheck: "off",
  replicaMs: 0,
  logFilters: "obeyed",
  adminEditsIn: "both-logs",
  logTimes: "Z",
  echo: "off",
  tokenNamesPool: true,
  endedToken: "401",
  envelope: "current",
  kickUsers: "every-app",
  passwordInAnswer: false,
  requestIdOnSuccess: true,
  apiCodeAsString: false,
  tokenSeconds: 7200,
};
