import { defineConfig } from "wxt";

/** The one place where `http` is allowed: the sandbox, or a gateway on the same machine. */
const LOOPBACK = ["http://localhost/*", "http://127.0.0.1/*"];

/**
 * Nothing but what is needed. In development Vite puts each style into its page, and reports
 * changes over a socket.
 */
function contentSecurityPolicy(command: "build" | "serve"): string {
  const dev = command === "serve";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'none'",
    `style-src 'self'${dev ? " 'unsafe-inline' http://localhost:*" : ""}`,
    "img-src 'self'",
    `connect-src https: http://localhost:* http://127.0.0.1:*${dev ? " ws://localhost:*" : ""}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

export default defineConfig({
  manifestVersion: 3,
  // Every import is written out, so that a file says what it depends on.
  imports: false,
  zip: {
    // What a reviewer needs to build it again, and nothing that a test left behind.
    excludeSources: ["test/**", "test-results/**", "playwright-report/**", "sandbox/**", "docs/**", "**/*.log"],
  },
  hooks: {
    "entrypoints:resolved": (_, entrypoints) => {
      // WXT takes a page called history for one that replaces the browser's own. Ours is a page
      // like any other.
      const history = entrypoints.findIndex(({ type }) => type === "history");
      const page = entrypoints[history];
      if (page) entrypoints[history] = { ...page, type: "unlisted-page", options: {} };
    },
  },
  vite: () => ({
    build: {
      rollupOptions: {
        onwarn(warning, warn) {
          // Zod places notes for esbuild where Rollup ignores them; nothing is wrong.
          if (warning.code === "INVALID_ANNOTATION" && warning.id?.includes("node_modules/zod/") === true) return;
          warn(warning);
        },
      },
    },
  }),
  manifest: ({ browser, command }) => ({
    // In the browser's language: public/_locales.
    default_locale: "en",
    name: "__MSG_name__",
    description: "__MSG_description__",
    permissions: ["storage", "alarms", "idle", "contextMenus", "activeTab", "scripting"],
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+U" }, description: "__MSG_openDesk__" },
    },
    // Only ever asked for one origin at a time: the service address, at Connect or when the
    // settings are saved.
    optional_host_permissions: ["https://*/*", ...LOOPBACK],
    content_security_policy: { extension_pages: contentSecurityPolicy(command) },
    action: { default_title: "__MSG_name__" },
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
