import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Size {
  raw: number;
  gzip: number;
}

export interface Sizes {
  background: Size;
  /** All JavaScript that popup.html loads at once, and no more. */
  popup: Size;
  whole: Size;
  /** The popup's scripts, by their path in the package. */
  popupScripts: string[];
}

/** Bytes, gzipped. */
export const LIMITS = { background: 45_000, popup: 20_000 };

/** What a built extension weighs. */
export async function measureSizes(dir: string): Promise<Sizes> {
  const popupScripts = await firstScreenScripts(dir, "popup.html");
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const whole = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return {
    background: await sizeOf([join(dir, "background.js")]),
    popup: await sizeOf(popupScripts.map((script) => join(dir, script))),
    whole: await sizeOf(whole),
    popupScripts,
  };
}

/** What is over its limit, in words; nothing where all is well. */
export function tooLarge({ background, popup }: Sizes): string[] {
  return [
    ...over("The background", background, LIMITS.background),
    ...over("The JavaScript of the popup's first screen", popup, LIMITS.popup),
  ];
}

function over(what: string, { gzip }: Size, limit: number): string[] {
  return gzip <= limit ? [] : [`${what} is ${gzip} bytes gzipped; ${limit} are allowed.`];
}

/** The scripts that a page names, and whatever they import without being asked; what is loaded later, on demand, is left out. */
async function firstScreenScripts(dir: string, page: string): Promise<string[]> {
  const html = await readFile(join(dir, page), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? "");
  const scripts = new Set(named);
  for (const script of scripts) {
    const code = await readFile(join(dir, script), "utf8");
    // `import("…")` is the one that waits; only its brackets tell it from the others.
    for (const match of code.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g))
      scripts.add(`chunks/${match[1] ?? ""}`);
  }
  return [...scripts];
}

async function sizeOf(files: readonly string[]): Promise<Size> {
  const size = { raw: 0, gzip: 0 };
  for (const file of files) {
    const content = await readFile(file);
    size.raw += content.length;
    size.gzip += gzipSync(content, { level: 9 }).length;
  }
  return size;
}
