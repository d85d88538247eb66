import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { servePage, type TicketServer } from "../stories/support/ticket-server.ts";

/** Every editor of the page, by the name that its package has. */
export const REAL_EDITORS = [
  "ckeditor5",
  "codemirror",
  "codemirror-5",
  "contenteditable",
  "draft-js",
  "input",
  "lexical",
  "prosemirror",
  "quill",
  "slate",
  "textarea",
  "tinymce",
  "tiptap",
  "trix",
] as const;

/** These ignore the undo key until something was typed, also after a paste by hand. */
export const NO_UNDO_KEY_WHILE_EMPTY: readonly string[] = ["quill", "trix"];

/** Builds the page with the real editors and serves it; nothing comes from elsewhere. */
export async function serveEditors(): Promise<TicketServer> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    // What packages for web pages expect to be replaced.
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  });
  const style = await readFile(createRequire(import.meta.url).resolve("codemirror-5/lib/codemirror.css"), "utf8");
  return servePage(`<!doctype html><meta charset="utf-8"><title>Editors</title>
<style>${style} [data-editor], [data-editor] [contenteditable] { min-height: 40px }</style>
<body><script>${outputFiles[0]?.text.replaceAll("</script", "<\\/script") ?? ""}</script>`);
}
