import { fakeBrowser } from "wxt/testing/fake-browser";
import { answerAsMessages, portPair, type FakePort } from "./fake-port.ts";
import { freshWorkerScope } from "./worker-scope.ts";

type Reply = (answer: unknown) => void;
type Listener = (message: unknown, sender: { id?: string; origin?: string }, reply: Reply) => boolean;

/**
 * Stands in for `wxt/browser`: the fake browser, and what it lacks. Permissions are what the test lets the agent grant.
 */
class FakeExtension {
  readonly granted = new Set<string>();
  /** What the agent answers when the browser asks for an origin. */
  agentAllows = true;
  /** Origins that the agent was asked for, in the order of asking. */
  asked: string[] = [];
  settingsOpened = 0;
  readonly #onRemoved = new Set<() => void>();
  readonly #onConnect = new Set<(port: FakePort) => void>();
  /** The worker's ends of the ports that pages have opened. */
  ports: FakePort[] = [];

  /** Opens a port to the worker. Where none listens for ports, what comes over it goes to whoever listens for messages. */
  connectAs(sender: object, name = ""): FakePort {
    const [page, worker] = portPair(sender, name);
    this.ports.push(worker);
    for (const listener of this.#onConnect) listener(worker);
    if (this.#onConnect.size === 0) answerAsMessages(worker);
    return page;
  }

  readonly runtime = {
    get id() {
      return fakeBrowser.runtime.id;
    },
    getURL: (path: string) => `chrome-extension://${fakeBrowser.runtime.id}/${path}`,
    onMessage: {
      // The fake browser only knows listeners that return their answer.
      addListener: (listener: Listener) => {
        fakeBrowser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; origin?: string }) => {
          let reply: Reply = () => undefined;
          const answer = new Promise((resolve) => (reply = resolve));
          return listener(message, sender, reply) ? answer : undefined;
        });
      },
    },
    sendMessage: (message: unknown): Promise<unknown> => fakeBrowser.runtime.sendMessage(message),
    connect: ({ name }: { name?: string } = {}) =>
      this.connectAs({ id: fakeBrowser.runtime.id, origin: `chrome-extension://${fakeBrowser.runtime.id}` }, name),
    onConnect: { addListener: (listener: (port: FakePort) => void) => void this.#onConnect.add(listener) },
    onInstalled: fakeBrowser.runtime.onInstalled,
    getPlatformInfo: () => Promise.resolve({ os: "linux", arch: "x86-64" }),
    openOptionsPage: () => {
      this.settingsOpened += 1;
      return Promise.resolve();
    },
  };

  readonly permissions = {
    contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((one) => this.granted.has(one))),
    getAll: () => Promise.resolve({ origins: [...this.granted] }),
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
    onAdded: { addListener: () => undefined },
    onRemoved: { addListener: (listener: () => void) => void this.#onRemoved.add(listener) },
  };

  /** What the context menu has, by the ID of its entry. */
  readonly menu = new Map<string, string>();

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
    onClicked: { addListener: () => undefined },
  };

  /** The page that the toolbar's button opens. */
  popup = "popup.html";

  readonly action = {
    setPopup: ({ popup }: { popup: string }) => {
      this.popup = popup;
      return Promise.resolve();
    },
  };

  readonly sidebarAction = { open: () => Promise.resolve() };

  reset(): void {
    this.granted.clear();
    this.menu.clear();
    this.popup = "popup.html";
    this.#onRemoved.clear();
    this.#onConnect.clear();
    freshWorkerScope();
    // The pages of the test before think that they still have theirs.
    for (const port of this.ports) port.disconnect();
    this.ports = [];
    this.agentAllows = true;
    this.asked = [];
    this.settingsOpened = 0;
  }
}

export const extension = new FakeExtension();
const { runtime, permissions, contextMenus, action, sidebarAction } = extension;
export const browser = { ...fakeBrowser, runtime, permissions, contextMenus, action, sidebarAction };
