import { fakeBrowser } from "wxt/testing/fake-browser";

type MenuListener = (info: { menuItemId: string; selectionText?: string }, tab: { id: number }) => void;

/** Stands in for `webextension-polyfill`: WXT's fake browser and what it lacks. */
class FakeExtension {
  readonly granted = new Set<string>();
  /** What the agent answers when the browser asks for an origin. */
  agentAllows = true;
  /** Origins that the agent was asked for, in the order of asking. */
  asked: string[] = [];
  /** What the manifest has besides. */
  manifest: { homepage_url?: string } = {};
  readonly #onRemoved = new Set<() => void>();

  readonly runtime = {
    get id() {
      return fakeBrowser.runtime.id;
    },
    getURL: (path: string) => `chrome-extension://${fakeBrowser.runtime.id}/${path}`,
    onMessage: fakeBrowser.runtime.onMessage,
    sendMessage: (message: unknown): Promise<unknown> => fakeBrowser.runtime.sendMessage(message),
    onInstalled: fakeBrowser.runtime.onInstalled,
    getPlatformInfo: () => Promise.resolve({ os: "linux", arch: "x86-64" }),
    getManifest: () => ({ manifest_version: 3, name: "Quick Fix for Authing", version: "1.2.3", ...this.manifest }),
    openOptionsPage: () => Promise.resolve(),
  };

  readonly permissions = {
    contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((one) => this.granted.has(one))),
    request: ({ origins }: { origins: string[] }) => {
      this.asked.push(...origins);
      if (this.agentAllows) for (const one of origins) this.granted.add(one);
      return Promise.resolve(this.agentAllows);
    },
    remove: ({ origins }: { origins: string[] }) => {
      const removed = origins.every((one) => this.granted.delete(one));
      for (const listener of this.#onRemoved) listener();
      return Promise.resolve(removed);
    },
    getAll: () => Promise.resolve({ permissions: [], origins: [...this.granted] }),
    onAdded: { addListener: () => undefined },
    onRemoved: { addListener: (listener: () => void) => void this.#onRemoved.add(listener) },
  };

  /** What the context menu has, by the ID of its entry. */
  readonly menu = new Map<string, string>();

  /** As an agent who chooses an entry. */
  chooseFromMenu: MenuListener = () => undefined;

  readonly contextMenus = {
    removeAll: () => {
      this.menu.clear();
      return Promise.resolve();
    },
    create: ({ id, title }: { id: string; title: string }) => void this.menu.set(id, title),
    update: (id: string, { title }: { title: string }) => {
      this.menu.set(id, title);
      return Promise.resolve();
    },
    onClicked: { addListener: (listener: MenuListener) => void (this.chooseFromMenu = listener) },
  };

  readonly windows = { getCurrent: () => Promise.resolve({ id: 1 }) };
  readonly action = { ...fakeBrowser.action, openPopup: () => Promise.resolve() };
  readonly sidebarAction = { open: () => Promise.resolve() };

  reset(): void {
    this.granted.clear();
    this.menu.clear();
    this.#onRemoved.clear();
    this.agentAllows = true;
    this.asked = [];
    this.manifest = {};
  }
}

export const extension = new FakeExtension();
const { runtime, permissions, contextMenus, windows, action, sidebarAction } = extension;
const browser = { ...fakeBrowser, runtime, permissions, contextMenus, windows, action, sidebarAction };
export default browser;
