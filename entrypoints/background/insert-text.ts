/**
 * Runs inside the ticket's page: puts text where the cursor is, in a text area, an input or an
 * editor. The browser sends its source there, so it uses nothing from outside itself.
 * @returns whether every line of the text is there
 */
export async function insertText(text: string): Promise<boolean> {
  const focused = () => {
    let element = document.activeElement;
    for (let inner = element; inner;) {
      element = inner;
      // An editor's frame, if its document can be reached, or a component.
      inner = (inner instanceof HTMLIFrameElement ? inner.contentDocument : inner.shadowRoot)?.activeElement ?? null;
    }
    return element;
  };
  const field = focused();
  // Each frame has classes of its own.
  const page = field?.ownerDocument.defaultView;
  if (!page || !(field instanceof page.HTMLElement)) return false;
  const target = field;
  const isInput = target instanceof page.HTMLInputElement;
  const isField = isInput || target instanceof page.HTMLTextAreaElement;
  if (!isField && !target.isContentEditable) return false;
  // Other inputs hide what is written in them, or take only a number, an address or a date.
  if (isInput && !["text", "search", "tel"].includes(target.type)) return false;

  const wanted = isInput ? text.replace(/\s*\n\s*/g, "; ") : text;
  const written = () => (isField ? target.value : target.innerText);
  // Editors differ in blank lines, in no-break spaces, and in invisible marks of their own. A style
  // may show other cases of letters than the editor holds.
  const plain = (lines: string) =>
    lines
      .toUpperCase()
      .replace(/(?:[^\S\n]|[\u200b\ufeff])+/g, " ")
      .replace(/ *\n[ \n]*/g, "\n")
      .trim();
  const count = (part: string, lines: string) => lines.split(part).length - 1;
  /** The text before the selection and the text after it. */
  const around = () => {
    if (isField)
      return [target.value.slice(0, target.selectionStart ?? 0), target.value.slice(target.selectionEnd ?? 0)];
    const selection = target.ownerDocument.getSelection();
    const selected = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!selected || !target.contains(selected.commonAncestorContainer)) return [written()];
    const [head, tail] = [new page.Range(), new page.Range()];
    head.selectNodeContents(target);
    head.setEnd(selected.startContainer, selected.startOffset);
    tail.selectNodeContents(target);
    tail.setStart(selected.endContainer, selected.endOffset);
    return [head.toString(), tail.toString()];
  };
  // A range knows no line breaks.
  const solid = (lines: string) => plain(lines).replace(/\s/g, "");

  // Some editors take what is typed from a hidden field, empty it, and draw the text around it.
  const isTiny = ({ offsetWidth, offsetHeight }: HTMLElement) => offsetWidth < 20 || offsetHeight < 10;
  const isClipping = (box: HTMLElement) => isTiny(box) && page.getComputedStyle(box).overflow !== "visible";
  let drawn = target.parentElement;
  if (!isField || !drawn || !(isTiny(target) || isClipping(drawn))) drawn = null;
  while (drawn && isTiny(drawn)) drawn = drawn.parentElement;
  const drawing = drawn;

  // They draw numbers between the lines, and only the lines in view.
  const lines = wanted.split("\n").map(solid).filter(Boolean);
  const linesIn = (shown: string) => lines.map((line) => count(line, solid(shown)));
  const copies = () => (drawing ? linesIn(drawing.textContent) : [count(plain(wanted), plain(written()))]);
  // The text may replace or divide an older copy. A hidden field holds what is selected.
  const [head = "", tail = ""] = around();
  const stay = drawing
    ? linesIn(written().slice(head.length, written().length - tail.length)).map((n, line) => (copies()[line] ?? 0) - n)
    : [count(solid(wanted), solid(head)) + count(solid(wanted), solid(tail))];
  const state = () => [drawing?.textContent, written(), ...around()].join("\0");
  const [before, stateBefore] = [written(), state()];
  const isThere = () => state() !== stateBefore && copies().every((copy, line) => copy > (stay[line] ?? 0));
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const look = async (patience: number) => {
    for (const end = Date.now() + patience; !isThere() && Date.now() < end;) await pause(20);
    const appeared = isThere();
    // An editor that has not noticed the text draws its own content again.
    await pause(100);
    return isThere() ? "there" : appeared ? "gone again" : "never there";
  };

  if (!isField) {
    // An editor takes a paste into its own content; it may not notice text that is merely written
    // on the page.
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", wanted);
    const fromFirefox = { data: wanted, dataType: "text/plain" };
    const paste = new ClipboardEvent("paste", {
      bubbles: true,
      cancelable: true,
      composed: true,
      clipboardData,
      ...fromFirefox,
    });
    target.dispatchEvent(paste);
    const pasted = await look(paste.defaultPrevented ? 1000 : 0);
    if (pasted === "there") return true;
    // Whatever the editor has made of the text, a second copy is worse.
    if (pasted === "gone again" || written() !== before) return false;
  }
  // Deprecated, but no other way keeps the page's own undo.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const command = (name: string, value?: string) => target.ownerDocument.execCommand(name, false, value);
  // A command writes wherever the focus is: the agent may have clicked elsewhere by now.
  if (focused() !== target) return false;
  command("insertText", wanted);
  if ((await look(drawing ? 1000 : 0)) === "there") return true;
  // A field may have cut the text short.
  if (isField && written() !== before) {
    target.focus();
    command("undo");
  }
  return false;
}
