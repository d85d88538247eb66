import type { Row } from "./row.ts";

/** What was measured in one browser. */
export interface Measured {
  /** Its name and version. */
  browser: string;
  rows: Row[];
}
