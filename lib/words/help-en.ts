import type { Outcome } from "../state/attempt.ts";

export const helpEn = {
  help: {
    title: "Help",
    text: "What each outcome and each code means, and what to do next.",
    contents: "On this page",
    outcomes: "Outcomes",
    outcomesText:
      "Quick Fix writes each press down, sends it once, and then reads the customer back from the service. What was read counts more than what the answer said.",
    outcome: "Outcome",
    happened: "What happened",
    next: "What to do",
    outcomeMeanings: {
      done: {
        means:
          "It was seen to be done, or the service reports success. If the customer could not be read back, “not confirmed yet” is shown.",
        next: "Tell the customer. If it is not confirmed yet, press Check again.",
      },
      "in-part": {
        means: "A part of it is done. What is not done is named.",
        next: "Check again. If something stays, escalate with the request ID.",
      },
      contradicted: {
        means: "The service reported success, but reading back showed that it is not done.",
        next: "Check again. If it is still so, escalate with the request ID.",
      },
      refused: {
        means:
          "The service, or Quick Fix itself, said no. If the customer could not be read back, Quick Fix checks again.",
        next: "Read the reason. The codes below say more.",
      },
      unknown: {
        means: "It is not clear what this press did, because an answer was lost or several presses can have done it.",
        next: "Press Check again before you repeat. Quick Fix also checks again by itself, for up to an hour and a half.",
      },
      "not-sent": {
        means: "The change was never sent. Nothing was changed.",
        next: "Fix the reason that is shown, then try again.",
      },
    } satisfies Record<Outcome, { means: string; next: string }>,
    fixes: "Fixes",
    fixesText: "What each does to a customer. Settings, under Fixes on the desk, say which are there.",
    keys: "Keys",
    keysText: "Everything can be done by keyboard. Tab goes from field to field.",
    key: "Key",
    does: "What it does",
    keyMeanings: {
      openDesk: "Open the desk from any page. The browser's page for extension shortcuts can change it",
      trace: "In History: trace the request ID in Search",
      close: "In History: close the open result",
    },
    apiCodes: "API codes",
    apiCodesText: "The particular reason. If a code is not listed, the status code and the message say what is known.",
    statusCodes: "Status codes",
    statusCodesText: "The kind of answer. 200 alone means success.",
    code: "Code",
    means: "What it means",
    find: "Find a code",
    findHint: "2217, or a word",
    noCode: "No code fits. The message of the answer says more; escalate with the request ID.",
    sendCodeOnly: "After Send code only:",
    unlisted: "Codes in neither list",
    unlistedText:
      "Authing's own list is longer. Read the message that came with the code; if it doesn't help, escalate with the request ID.",
  },
};

/** Every text of the help page alone. */
export type HelpWords = typeof helpEn;
