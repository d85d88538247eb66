/** A target as it travels to the page, where patterns cannot go as they are. */
export interface Wanted {
  role: string;
  name: { source: string; flags: string } | string | null;
  hasText: Wanted["name"];
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
  const says = (text: string, wanted: Wanted["name"]) =>
    wanted === null ||
    (typeof wanted === "string" ? text === tidy(wanted) : new RegExp(wanted.source, wanted.flags).test(text));
  const below = (accessible: Accessible): Accessible[] => {
    const all: Accessible[] = [];
    for (let child = accessible.firstChild; child; child = child.nextSibling) all.push(child, ...below(child));
    return all;
  };

  /** What is not in the tree, such as a part of a sentence, is known by its node alone. */
  interface Item {
    node: Node | null;
    accessible: Accessible | null;
  }
  const inTree = (scope: Item, role: string): Item[] =>
    (scope.accessible ? below(scope.accessible) : [])
      .filter((accessible) => hasRole(accessible, role))
      .map((accessible) => ({ node: accessible.DOMNode, accessible }));
  const inDocument = ({ node }: Item, { role, name }: Wanted): Item[] => {
    if (!(node instanceof Element) && !(node instanceof Document)) return [];
    const elements: Element[] = [];
    if (role.startsWith("xpath=")) {
      const all = document.evaluate(role.slice("xpath=".length), node);
      for (let one = all.iterateNext(); one; one = all.iterateNext()) if (one instanceof Element) elements.push(one);
    } else {
      elements.push(...node.querySelectorAll(role === "text" ? "body *" : role.slice("css=".length)));
    }
    const isNamed = (element: Element) => role !== "text" || says(tidy(element.textContent), name);
    return elements
      .filter((element) => isNamed(element) && element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => role !== "text" || ![...element.children].some(isNamed))
      .map((element) => ({ node: element, accessible: service.getAccessibleFor(element) }));
  };

  let scopes: Item[] = [{ node: document, accessible: root }];
  let sameRole: Item[] = [];
  for (const wanted of path) {
    const { role, name, hasText } = wanted;
    const byNode = role === "text" || /^(?:css|xpath)=/.test(role);
    sameRole = scopes.flatMap((scope) => (byNode ? inDocument(scope, wanted) : inTree(scope, role)));
    scopes = sameRole.filter(
      ({ node, accessible }) =>
        (byNode || says(tidy(accessible?.name ?? null), name)) && says(tidy(node?.textContent ?? null), hasText),
    );
  }
  return {
    found: scopes.map(({ node, accessible }) => {
      const { state, extra } = accessible ? stateOf(accessible) : { state: 0, extra: 0 };
      const states = accessible ? [...service.getStringStates(state, extra)] : [];
      return {
        element: node,
        name: tidy(accessible?.name ?? null),
        description: tidy(accessible?.description ?? null),
        text: tidy(node?.textContent ?? null),
        innerText: node instanceof HTMLElement ? node.innerText.trim() : "",
        value:
          node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement
            ? node.value
            : null,
        states,
        attributes:
          node instanceof Element ? Object.fromEntries([...node.attributes].map((one) => [one.name, one.value])) : {},
        isFocused: node !== null && node === document.activeElement,
        isDisabled: states.includes("unavailable"),
      };
    }),
    sameRole: sameRole.map(({ accessible }) => tidy(accessible?.name ?? null)),
  };
}
