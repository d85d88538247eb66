import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformWithEsbuild } from "vite";

const source = join(import.meta.dirname, "fixture-extension");

/** Makes the fixture extension loadable, in a folder of its own, and returns the folder. */
export async function buildFixture(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "driver-fixture-"));
  for (const file of ["manifest.json", "popup.html"]) await cp(join(source, file), join(folder, file));
  for (const script of ["background", "popup"]) {
    const { code } = await transformWithEsbuild(await readFile(join(source, `${script}.ts`), "utf8"), `${script}.ts`);
    await writeFile(join(folder, `${script}.js`), code);
  }
  return folder;
}
