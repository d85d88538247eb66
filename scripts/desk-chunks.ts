import type { ManualChunksOption } from "rollup";

/** The page itself, which is none of the modules: all that it imports is in one file, so that it names that file and no other. */
const PAGE = /\/entrypoints\/popup\/index\.html$/;
/** What each file holds, with all that it imports and no file before it has. */
const ROOTS: readonly (readonly [name: string, root: RegExp])[] = [
  ["desk", PAGE],
  /** What a desk with a result on it is drawn with as well. */
  ["result", /\/components\/ResultContent\.tsx$/],
  /** What stands before a desk that isn't open. */
  ["before-desk", /\/entrypoints\/popup\/BeforeDesk\.tsx$/],
];

/**
 * Puts everything that the desk's first screen needs into one file, and what a result, or what stands before the desk, needs besides into
 * one more each: a page waits for each file by itself, and for those that a file names once more; that costs a popup more than the few
 * kilobytes that the other pages load without a use for them. What else is loaded on demand keeps its own files.
 */
export function deskChunks(): Exclude<ManualChunksOption, Record<string, string[]>> {
  let files: { name: string; modules: Set<string> }[] | undefined;
  return (id, { getModuleIds, getModuleInfo }) => {
    const closureOf = (root: RegExp) =>
      closure(
        [...getModuleIds()].filter((one) => root.test(one)),
        (one) => getModuleInfo(one)?.importedIds ?? [],
      );
    files ??= ROOTS.map(([name, root]) => ({ name, modules: closureOf(root) }));
    return PAGE.test(id) ? undefined : files.find(({ modules }) => modules.has(id))?.name;
  };
}

function closure(roots: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(roots);
  for (const id of reached) for (const imported of next(id)) reached.add(imported);
  return reached;
}
