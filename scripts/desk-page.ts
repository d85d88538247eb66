import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const STYLE_LINK = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/;
const MODULE_SCRIPT = /<script type="module" crossorigin /;

export interface DeskPage {
  plugin: Plugin;
  /** What the content security policy has to name so that the pages' style counts: `'sha256-…'`. */
  styleSources: () => string[];
}

/**
 * Makes the pages that show the desk quick to open; what each of it brings stands in docs/performance.md.
 *
 * The style lies in the page, by its hash in the content security policy: one file less to wait for. The script holds up the first
 * frame (`blocking="render"`; Chromium), which would be an empty one and keep the script waiting.
 * @param pages how their sources' paths end: `popup/index.html`
 */
export function deskPage(pages: readonly string[]): DeskPage {
  const sources = new Set<string>();
  const plugin: Plugin = {
    name: "desk-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { filename, bundle }) {
        const style = STYLE_LINK.exec(html);
        if (!bundle || !style || !pages.some((page) => filename.endsWith(page))) return html;
        const [link, file = ""] = style;
        const css = bundle[file];
        if (css?.type !== "asset") throw new Error(`No style called ${file} was built`);
        const text = Buffer.from(css.source).toString();
        sources.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
        return html
          .replace(link, () => `<style>${text}</style>`)
          .replace(MODULE_SCRIPT, '<script type="module" blocking="render" ');
      },
    },
  };
  return { plugin, styleSources: () => [...sources] };
}
