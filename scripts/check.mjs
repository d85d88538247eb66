// npm run check: types, lint, unit tests and both builds, side by side if they don't need each
// other.
import { CHECK } from "./check-lanes.mjs";
import { conclude, runLanes } from "./lanes.mjs";

conclude(await runLanes(CHECK));
