import { DESK_STATES } from "./desk-states.ts";
import { HELP_STATES } from "./help-states.ts";
import { HISTORY_STATES } from "./history-states.ts";
import { SETTINGS_STATES } from "./settings-states.ts";
import type { States } from "./state.ts";

/** Every state of every page, once it was set up. */
export const STATES: States = { ...DESK_STATES, ...SETTINGS_STATES, ...HISTORY_STATES, ...HELP_STATES };
