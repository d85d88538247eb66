/** A target as it travels to the page, where patterns cannot go as they are. */
export interface Wanted {
  role: string;
  name: { source: string; flags: string } | string | null;
}

interface Accessible {
  readonly computedARIARole: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly DOMNode: Node | null;
  readonly firstChild: Accessible | null;
  readonly nextSibling: Accessible | null;
  getState(state: { value?: number }, extraState: { value?: number }): void;
}

// What a script with system rights finds around it in Firefox.
declare const Cc: Record<string, { getService(kind: unknown): AccessibilityService }>;
declare const Ci: { nsIAccessibilityService: unknown; nsIAccessibleStates: { STATE_BUSY: number } };
interface AccessibilityService {
  getAccessibleFor(node: Node): Accessible | null;
  getStringStates(state: number, extraState: number): Iterable<string>;
}
interface PrivilegedWindow {
  windowUtils: { advanceTimeAndRefresh(ms: number): void; restoreNormalRefresh(): void };
}
declare const window: PrivilegedWindow;

/**
 * Runs inside the page, so it can use nothing from around itself. It asks Firefox's own accessibility tree,
 * so roles and names are those a screen reader gets and whatever is hidden or inert is not found.
 * `path` leads from the outermost target to the one wanted. `null` means that the page is not ready yet.
 */
export function lookUp(path: Wanted[]): object | null {
  const service = Cc["@mozilla.org/accessibilityService;1"]?.getService(Ci.nsIAccessibilityService);
  // The tree follows the page one frame late: the first frame tells it what changed, the second lets it catch up.
  window.windowUtils.advanceTimeAndRefresh(0);
  window.windowUtils.advanceTimeAndRefresh(0);
  window.windowUtils.restoreNormalRefresh();
  const root = service?.getAccessibleFor(document);
  if (!service || !root) return null;

  const stateOf = (accessible: Accessible) => {
    const state: { value?: number } = {};
    const extra: { value?: number } = {};
    accessible.getState(state, extra);
    return { state: state.value ?? 0, extra: extra.value ?? 0 };
  };
  if ((stateOf(root).state & Ci.nsIAccessibleStates.STATE_BUSY) !== 0) return null;

  const tidy = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
  const isField = (node: Node | null) =>
    node instanceof HTMLTextAreaElement ||
    node instanceof HTMLSelectElement ||
    (node instanceof HTMLInputElement && !["button", "submit", "reset", "image"].includes(node.type)) ||
    (node instanceof HTMLElement && node.isContentEditable && node.hasAttribute("role"));
  const hasRole = ({ computedARIARole, DOMNode }: Accessible, role: string) =>
    // The list inside a choice shares its node, and would be found as a second field.
    role === "field" ? isField(DOMNode) && computedARIARole !== "listbox" : computedARIARole === role;
  const hasName = (accessible: Accessible, name: Wanted["name"]) => {
    if (name === null) return true;
    const actual = tidy(accessible.name);
    return typeof name === "string" ? actual === tidy(name) : new RegExp(name.source, name.flags).test(actual);
  };
  const below = (accessible: Accessible): Accessible[] => {
    const all: Accessible[] = [];
    for (let child = accessible.firstChild; child; child = child.nextSibling) all.push(child, ...below(child));
    return all;
  };

  let scopes = [root];
  let sameRole: Accessible[] = [];
  for (const { role, name } of path) {
    sameRole = scopes.flatMap(below).filter((accessible) => hasRole(accessible, role));
    scopes = sameRole.filter((accessible) => hasName(accessible, name));
  }
  return {
    found: scopes.map((accessible) => {
      const node = accessible.DOMNode;
      const { state, extra } = stateOf(accessible);
      return {
        element: node,
        name: tidy(accessible.name),
        description: tidy(accessible.description),
        text: node instanceof HTMLElement ? node.innerText.trim() : "",
        value:
          node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement
            ? node.value
            : null,
        states: [...service.getStringStates(state, extra)],
      };
    }),
    sameRole: sameRole.map(({ name }) => tidy(name)),
  };
}
