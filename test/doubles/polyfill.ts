import { fakeBrowser } from "wxt/testing/fake-browser";

/**
 * Stands in for `webextension-polyfill`, as much of it as the product uses: messages go through the fake browser, permissions
 * are what the test lets the agent grant.
 */
class FakeExtension {
  readonly granted = new Set<string>();
  /** What the agent answers when the browser asks for an origin. */
  agentAllows = true;
  /** Origins that the agent was asked for, in the order of asking. */
  asked: string[] = [];
  settingsOpened = 0;

  readonly runtime = {
    get id() {
      return fakeBrowser.runtime.id;
    },
    getURL: (path: string) => `chrome-extension://${fakeBrowser.runtime.id}/${path}`,
    onMessage: fakeBrowser.runtime.onMessage,
    sendMessage: (message: unknown): Promise<unknown> => fakeBrowser.runtime.sendMessage(message),
    getPlatformInfo: () => Promise.resolve({ os: "linux", arch: "x86-64" }),
    openOptionsPage: () => {
      this.settingsOpened += 1;
      return Promise.resolve();
    },
  };

  readonly permissions = {
    contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((one) => this.granted.has(one))),
    request: ({ origins }: { origins: string[] }) => {
      this.asked.push(...origins);
      if (this.agentAllows) for (const one of origins) this.granted.add(one);
      return Promise.resolve(this.agentAllows);
    },
    remove: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((one) => this.granted.delete(one))),
    onAdded: { addListener: () => undefined },
    onRemoved: { addListener: () => undefined },
  };

  readonly sidebarAction = { open: () => Promise.resolve() };

  reset(): void {
    this.granted.clear();
    this.agentAllows = true;
    this.asked = [];
    this.settingsOpened = 0;
  }
}

const extension = new FakeExtension();
export default extension;
