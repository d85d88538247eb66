import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";
import { moduleRecorder, type ChunkModules } from "./module-recorder.ts";

export interface BenchBuild {
  /** The production build, and a copy of it: another extension to the browser, with a storage of its own. */
  dir: string;
  copy: string;
  chunks: ChunkModules[];
  remove: () => Promise<void>;
}

/** The production build, in a directory of its own: whoever builds into `.output` meanwhile doesn't pull it from under the browser. */
export async function buildForBench(): Promise<BenchBuild> {
  const outDir = await mkdtemp(join(tmpdir(), "quick-fix-bench-"));
  const chunks: ChunkModules[] = [];
  await build({
    outDir,
    browser: "chrome",
    manifestVersion: 3,
    mode: "production",
    vite: () => ({ plugins: [moduleRecorder(chunks)] }),
  });
  const dir = join(outDir, "chrome-mv3");
  const copy = join(outDir, "copy");
  await cp(dir, copy, { recursive: true });
  return { dir, copy, chunks, remove: () => rm(outDir, { recursive: true, force: true }) };
}
