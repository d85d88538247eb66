import { transformWithEsbuild } from "vite";
import type { ChunkModules } from "./module-recorder.ts";

/**
 * What each dependency weighs in some chunks, in bytes: each module is minified by itself, so the sum is a little above the chunk,
 * where names are shared. Our own code goes by its directory.
 */
export async function packageWeights(chunks: readonly ChunkModules[]): Promise<Map<string, number>> {
  const weights = new Map<string, number>();
  for (const { code } of chunks) {
    for (const [id, source] of code) {
      const { code: minified } = await transformWithEsbuild(source, "module.js", { minify: true, format: "esm" });
      const name = packageOf(id);
      weights.set(name, (weights.get(name) ?? 0) + Buffer.byteLength(minified));
    }
  }
  return new Map([...weights].sort(([, a], [, b]) => b - a));
}

function packageOf(id: string): string {
  const installed = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  if (installed !== undefined) return installed;
  return id.includes("/lib/words/") ? "our words" : "our code";
}
