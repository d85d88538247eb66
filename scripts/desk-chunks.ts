import type { ManualChunksOption } from "rollup";

/** The page itself, which is none of the modules: all that it imports is in one file, so that it names that file and no other. */
const PAGE = /\/entrypoints\/popup\/index\.html$/;
/** What a desk with a result on it is drawn with as well. */
const RESULT = /\/components\/ResultContent\.tsx$/;
/** What stands before a desk that isn't open. */
const BEFORE_DESK = /\/entrypoints\/popup\/BeforeDesk\.tsx$/;

/**
 * Puts everything that the desk's first screen needs into one file, and what a result, or what stands before the desk, needs besides into
 * one more each: a page waits for each file by itself, and for those that a file names once more; that costs a popup more than the few
 * kilobytes that the other pages load without a use for them. What else is loaded on demand keeps its own files.
 */
export function deskChunks(): Exclude<ManualChunksOption, Record<string, string[]>> {
  let desk: Set<string> | undefined;
  let result: Set<string> | undefined;
  let beforeDesk: Set<string> | undefined;
  return (id, { getModuleIds, getModuleInfo }) => {
    const closureOf = (root: RegExp) =>
      closure(
        [...getModuleIds()].filter((one) => root.test(one)),
        (one) => getModuleInfo(one)?.importedIds ?? [],
      );
    desk ??= closureOf(PAGE);
    result ??= closureOf(RESULT);
    beforeDesk ??= closureOf(BEFORE_DESK);
    if (PAGE.test(id)) return undefined;
    if (desk.has(id)) return "desk";
    if (result.has(id)) return "result";
    return beforeDesk.has(id) ? "before-desk" : undefined;
  };
}

function closure(roots: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(roots);
  for (const id of reached) for (const imported of next(id)) reached.add(imported);
  return reached;
}
