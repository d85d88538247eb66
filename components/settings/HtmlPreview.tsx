import { createElement, type ComponentChildren } from "preact";

/** What a ticket's editor keeps of rich text. Anything else shows what is in it. */
const SHOWN: Readonly<Record<string, string>> = {
  ...{ p: "p", div: "div", span: "span", br: "br", hr: "hr", blockquote: "blockquote", pre: "pre", code: "code" },
  ...{ strong: "strong", b: "strong", em: "em", i: "em", u: "u", s: "s", ul: "ul", ol: "ol", li: "li" },
  ...{ table: "table", thead: "thead", tbody: "tbody", tr: "tr", th: "td", td: "td" },
  // It leads nowhere here, and a heading would be one of the page.
  ...{ a: "u", h1: "strong", h2: "strong", h3: "strong", h4: "strong", h5: "strong", h6: "strong" },
};
/** What is in these is no text. */
const DROPPED: ReadonlySet<string> = new Set(["script", "style", "template", "title", "head", "noscript"]);
/** Elements within one another; a template can hold thousands. */
const DEEPEST = 30;

/**
 * HTML as rich text, made anew from a short list of elements without any attribute: parsed in a
 * document that runs, loads and shows nothing.
 */
export function HtmlPreview({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return <div class="html-preview">{childrenOf(body, 0)}</div>;
}

function childrenOf(node: Node, depth: number): ComponentChildren[] {
  if (depth > DEEPEST) return [node.textContent];
  return Array.from(node.childNodes, (child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent;
    const name = child.nodeType === Node.ELEMENT_NODE ? child.nodeName.toLowerCase() : "";
    if (name === "" || DROPPED.has(name)) return null;
    const shown = Object.hasOwn(SHOWN, name) ? SHOWN[name] : undefined;
    const inner = childrenOf(child, depth + 1);
    return shown === undefined ? inner : createElement(shown, null, ...(isEmpty(shown) ? [] : inner));
  });
}

function isEmpty(element: string): boolean {
  return element === "br" || element === "hr";
}
