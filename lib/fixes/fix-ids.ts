import type { FixId } from "./index.ts";
import type { Words } from "../words/en.ts";

/** Every fix, in the order of the desk, for pages: the words name each one, and the fixes themselves would bring the client along. */
export function fixIds({ fixes }: Words): FixId[] {
  return Object.keys(fixes).filter((id): id is FixId => id in fixes);
}
