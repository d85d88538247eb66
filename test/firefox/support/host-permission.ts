import type { Firefox } from "../firefox.ts";

/** Has the browser let an extension reach an origin. */
export async function allowOrigin(firefox: Firefox, extensionId: string, origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin);
  // Firefox's patterns have no port.
  await firefox.chrome(CHANGE, extensionId, "add", `${protocol}//${hostname}/*`);
}

/** Has the browser let an extension reach nothing any more. */
export async function forbidAll(firefox: Firefox, extensionId: string): Promise<void> {
  await firefox.chrome(CHANGE, extensionId, "removeAll", "");
}

/** What the browser's own page for extensions does when somebody grants or takes away. */
const CHANGE = `return (async (id, change, origin) => {
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  const granted = await ExtensionPermissions.get(id);
  if (change === "add") await ExtensionPermissions.add(id, { permissions: [], origins: [origin] }, extension);
  else await ExtensionPermissions.remove(id, { permissions: [], origins: granted.origins }, extension);
})(...arguments);`;
