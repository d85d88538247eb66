import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import type { Row } from "./table.ts";

/** kB, gzipped. */
const LIMITS = { popup: 78, worker: 81 };

/** What a built extension weighs, gzipped file by file. */
export async function sizeRows(dir: string): Promise<Row[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const whole = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const popup = await staticScripts(dir, "popup.html");
  return [
    await row(
      "JavaScript that popup.html loads",
      popup.map((script) => join(dir, script)),
      LIMITS.popup,
    ),
    await row("Worker", [join(dir, "background.js")], LIMITS.worker),
    await row("Whole package", whole),
  ];
}

/** The scripts that a page names, and what they import statically: paths in the package. A dynamic `import()` is left out. */
export async function staticScripts(dir: string, page: string): Promise<string[]> {
  const html = await readFile(join(dir, page), "utf8");
  const named = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)];
  const scripts = new Set(named.map(([, path = ""]) => posix.join(".", path)));
  if (scripts.size === 0) throw new Error(`${page} names no script`);
  for (const script of scripts) {
    const code = await readFile(join(dir, script), "utf8");
    // The bracket of `import("…")` tells it from a static import.
    for (const [, path = ""] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{0,2}\/[^"']+\.js)["']/g))
      scripts.add(path.startsWith("/") ? posix.join(".", path) : posix.join(posix.dirname(script), path));
  }
  return [...scripts];
}

async function row(name: string, files: readonly string[], most?: number): Promise<Row> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(file), { level: 9 }).length;
  return { name: `${name}, gzip`, unit: "kB", value: bytes / 1_000, ...(most !== undefined && { most }) };
}
