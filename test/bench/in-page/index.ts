import { pressToAnswer } from "./answer-shown.ts";
import { hop, sessionStorage } from "./hop.ts";
import { makeJournal, timeJournal } from "./journal.ts";
import { deriveAlone, unlockToDesk } from "./unlock.ts";

/** What the bench runs inside a page, where the clock has no distance to what it measures. */
const bench = { pressToAnswer, hop, sessionStorage, makeJournal, timeJournal, deriveAlone, unlockToDesk };

declare global {
  var inPage: typeof bench;
}

globalThis.inPage = bench;
