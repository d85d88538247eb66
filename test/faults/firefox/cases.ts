import type { Case } from "../case.ts";
import { backgroundEnded } from "./background-ended.ts";
import { lateAnswersInFirefox } from "./late-answers.ts";

/** The cases that a real Firefox goes through, beside the rig's own browser and against the same sandbox. */
export const inFirefox: Case[] = [backgroundEnded, lateAnswersInFirefox];
