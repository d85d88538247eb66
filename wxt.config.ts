import { defineConfig } from "wxt";
import { compiledWhole } from "./scripts/compiled-whole.ts";
import { deskChunks } from "./scripts/desk-chunks.ts";
import { deskPage } from "./scripts/desk-page.ts";

/** Loopback is the one place where `http` is allowed: the sandbox, or a gateway on the same machine. */
const LOOPBACK = ["http://localhost/*", "http://127.0.0.1/*"];

function contentSecurityPolicy(styleSources: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'none'",
    ["style-src 'self'", ...styleSources].join(" "),
    "img-src 'self'",
    "connect-src https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

const desk = deskPage(["popup/index.html", "popup-result/index.html", "sidepanel/index.html"]);

export default defineConfig({
  manifestVersion: 3,
  // Every import is written out, so that a file says what it depends on.
  imports: false,
  zip: {
    // What a reviewer needs to build it again, and nothing that a test left behind.
    excludeSources: ["test/**", "test-results/**", "playwright-report/**", "sandbox/**", "docs/**", "**/*.log"],
  },
  hooks: {
    "build:manifestGenerated": (_, manifest) => {
      // The style of the desk's pages is known once they are built; in development it stays a file.
      const styleSources = desk.styleSources();
      if (styleSources.length > 0)
        manifest.content_security_policy = { extension_pages: contentSecurityPolicy(styleSources) };
    },
    "vite:build:extendConfig": (entrypoints, { build }) => {
      // Only pages are split; the worker is one file anyway.
      const output = build?.rollupOptions?.output;
      if (output && !Array.isArray(output) && entrypoints.some(({ name }) => name === "popup")) {
        output.manualChunks = deskChunks();
        // A package is replaced whole. A hash in each name is there for caches that outlive their page, and is what compresses least.
        output.chunkFileNames = "chunks/[name].js";
      }
    },
    "entrypoints:resolved": (_, entrypoints) => {
      // WXT takes a page called history for one that replaces the browser's own. Ours is a page like any other.
      const history = entrypoints.findIndex(({ type }) => type === "history");
      const page = entrypoints[history];
      if (page) entrypoints[history] = { ...page, type: "unlisted-page", options: {} };
    },
  },
  vite: () => ({
    // Nearly all of the desk's files runs at once; the worker's, while a customer waits, at its first press.
    plugins: [desk.plugin, compiledWhole(["desk", "result", "background"])],
    build: {
      // Vite would write the newer patterns as calls, which a starting worker makes before they are used. What the oldest supported
      // browsers don't know, the sources don't use.
      target: "esnext",
      // Every supported browser preloads modules by itself.
      modulePreload: { polyfill: false },
      // 3 to 4 % less for a popup and a worker to load than with Vite's own.
      minify: "terser",
      terserOptions: { ecma: 2020, compress: { passes: 2 } },
      rollupOptions: {
        onwarn(warning, warn) {
          // Zod places tree-shaking notes for esbuild where Rollup ignores them; nothing is wrong and nothing is ours.
          if (warning.code === "INVALID_ANNOTATION" && warning.id?.includes("node_modules/zod/") === true) return;
          warn(warning);
        },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: "Quick Fix for Authing",
    description: "Unbind a customer's phone in one press, and have the requestId for the ticket.",
    permissions: ["storage", "alarms", "idle", "contextMenus", "activeTab", "scripting"],
    commands: { _execute_action: { suggested_key: { default: "Alt+Shift+U" } } },
    // Only ever asked for one origin at a time: the service address, when the settings are saved.
    optional_host_permissions: ["https://*/*", ...LOOPBACK],
    content_security_policy: { extension_pages: contentSecurityPolicy() },
    action: { default_title: "Quick Fix for Authing" },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "quick-fix-for-authing@users.noreply",
              strict_min_version: "142.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "120", storage: { managed_schema: "managed-schema.json" } }),
  }),
});
