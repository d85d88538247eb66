import type { CodeMeanings } from "./service-codes.ts";

// From Authing's V3 list: 1300 to 1306, 2001, 2004, 2005, 2011, 2020, 2035, 2224, 4021, 2120008.
// The others are of V2 and of public code that calls V3: a V3 pool may not send them.

/**
 * `apiCode`: the particular reason, as far as a support agent can meet it.
 * 4004 and 2080 are missing on purpose: only a send call means `code-sent-lately` by them.
 */
export const apiCodes = {
  500: { means: "The pass code is wrong.", next: "Ask the customer to read the newest code again, or send a new one." },
  1000: { means: "The service is busy.", next: "Try again in a moment." },
  1001: {
    means: "The access key may not do this.",
    next: "Ask an administrator to check the access key's permissions.",
  },
  1300: {
    means: "The access key's signature is not valid.",
    next: "Ask an administrator to check the access key in Settings.",
  },
  1301: {
    means: "The signature method is not the one the service expects.",
    next: "Give the request ID to your engineers.",
  },
  1302: {
    means: "The signature version is not the one the service expects.",
    next: "Give the request ID to your engineers.",
  },
  1303: { means: "The signature's timestamp can't be read.", next: "Check this computer's clock, then try again." },
  1304: { means: "The request carried no date.", next: "Give the request ID to your engineers." },
  1305: { means: "This computer's clock is too far off.", next: "Set the clock, then try again." },
  1306: { means: "This request's signature was used before.", next: "Try again." },
  1635: { means: "The service asks for a second factor (MFA).", next: "Give the request ID to your administrator." },
  1636: { means: "The service asks for a second factor (MFA).", next: "Give the request ID to your administrator." },
  1643: {
    means: "The account is locked. The customer can unlock it.",
    next: "Ask the customer to unlock the account, then try again.",
  },
  // In neither list: only known beside a 422.
  1999: {
    means: "A rule of the user pool forbids it.",
    next: "Read the message. If it names the only login method, bind another one first. If it says that nothing is bound, find the user again.",
  },
  2000: {
    means: "The account looks unusual, so the service asks for a captcha.",
    next: "Ask the customer to sign in and solve it.",
  },
  2001: {
    means: "The pass code is wrong or has expired.",
    next: "Ask the customer to read the newest code again, or send a new one.",
  },
  2004: {
    means: "There is no such user in this user pool.",
    next: "Check what you entered, or find the customer by another User type.",
  },
  2005: { means: "The user is locked.", next: "Unlock the user in the Authing console, then try again." },
  2011: { means: "The application was not found.", next: "Ask an administrator to check the App ID in Settings." },
  2020: {
    means: "The service says “not signed in”: it did not accept the access token for this call.",
    next: "Ask an administrator to press “Check this pool” in Settings: it finds what the access key may do.",
  },
  2035: { means: "The phone is already bound to a user.", next: "Check whether the customer has a second account." },
  2036: {
    means: "The user is not in this user pool.",
    next: "Check what you entered, or find the customer by another User type.",
  },
  2200: { means: "The e-mail is already bound to a user.", next: "Check whether the customer has a second account." },
  2206: {
    means: "The access token is not valid.",
    next: "Try again; if it happens again, ask an administrator to check the access key in Settings.",
  },
  2207: {
    means: "The access token is not valid.",
    next: "Try again; if it happens again, ask an administrator to check the access key in Settings.",
  },
  2217: {
    means: "It is the customer's only login method.",
    next: "Bind another login method first, so that the customer can still sign in.",
  },
  2219: {
    means: "The user has no e-mail.",
    next: "Look the user up again, and check that this is the right customer.",
  },
  2224: {
    means: "The user pool was not found.",
    next: "Ask an administrator to check the service address and the access key in Settings.",
  },
  2225: {
    means: "The service does not let this be changed in this way.",
    next: "Give the request ID to your administrator.",
  },
  2226: {
    means: "The service does not let this be changed in this way.",
    next: "Give the request ID to your administrator.",
  },
  2229: { means: "The new value is the same as before.", next: "Look the user up again, then decide." },
  2230: { means: "The new value is the same as before.", next: "Look the user up again, then decide." },
  2300: { means: "The pass code has expired.", next: "Send a new code, and ask the customer to read it at once." },
  4021: {
    means: "The user pool's plan or quota does not allow this.",
    next: "Ask an administrator to check the plan in the Authing console.",
  },
  2120008: {
    means: "The user is suspended, or does not belong to this tenant.",
    next: "Reactivate the account first, or escalate with the request ID.",
  },
} satisfies CodeMeanings;

/** `statusCode`: the class of the answer, if no `apiCode` says more. */
export const statusCodes = {
  200: { means: "The service reports success.", next: "Nothing to do." },
  400: {
    means: "The service did not accept what was sent.",
    next: "Check the user and the pass code; if they are right, escalate with the request ID.",
  },
  401: {
    means: "The service did not accept our credentials for this call.",
    next: "Ask an administrator to check the access key in Settings.",
  },
  402: {
    means: "The user pool's plan does not include this.",
    next: "Ask an administrator to check the plan in the Authing console.",
  },
  403: {
    means: "The access key may not do this.",
    next: "Ask an administrator to check the access key's permissions.",
  },
  404: {
    means: "The service did not find what was asked for.",
    next: "Check the user; if it is right, escalate with the request ID.",
  },
  409: {
    means: "It conflicts with a field that another user has already.",
    next: "Check whether the customer has a second account.",
  },
  413: { means: "The request was too large for the service.", next: "Escalate with the request ID." },
  422: {
    means: "A rule of the user pool forbids it.",
    next: "Read the message. If it names the only login method, bind another one first. If it says that nothing is bound, find the user again.",
  },
  429: { means: "Too many requests.", next: "Wait a minute, then try again." },
  499: {
    means: "The service could not work with the request.",
    next: "Try again; if it happens again, escalate with the request ID.",
  },
  500: {
    means: "The service had an error of its own.",
    next: "Try again in a moment; if it happens again, escalate with the request ID.",
  },
  501: { means: "This service does not offer the call.", next: "Escalate with the request ID." },
  502: {
    means: "A gateway of the service had no answer.",
    next: "Try again in a moment; if it happens again, escalate with the request ID.",
  },
  503: { means: "The service is not available.", next: "Try again in a few minutes." },
  601: { means: "A third party that the user pool calls could not be reached.", next: "Escalate with the request ID." },
  602: { means: "A third party that the user pool calls gave a wrong answer.", next: "Escalate with the request ID." },
  603: {
    means: "The user pool's own code (a pipeline or custom database) stopped it.",
    next: "Escalate with the request ID.",
  },
} satisfies CodeMeanings;
