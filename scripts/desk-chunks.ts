import type { ManualChunksOption } from "rollup";

/** The page itself, which is none of the modules: all that it imports is in one file, so that it names that file and no other. */
const PAGE = /\/entrypoints\/popup\/index\.html$/;

/**
 * Puts everything that the desk's first screen needs into one file: a page waits for each file by itself, and that costs a popup
 * more than the few kilobytes that the other pages load without a use for them. What is loaded on demand keeps its own files.
 */
export function deskChunk(): Exclude<ManualChunksOption, Record<string, string[]>> {
  let needed: Set<string> | undefined;
  return (id, { getModuleIds, getModuleInfo }) => {
    needed ??= closure(
      [...getModuleIds()].filter((one) => PAGE.test(one)),
      (one) => getModuleInfo(one)?.importedIds ?? [],
    );
    return needed.has(id) && !PAGE.test(id) ? "desk" : undefined;
  };
}

function closure(roots: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(roots);
  for (const id of reached) for (const imported of next(id)) reached.add(imported);
  return reached;
}
