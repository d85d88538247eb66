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
  // Inputs of other types hide what is written in them, or take only a number, an address or a date.
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
  const times = () => plain(written()).split(plain(wanted)).length - 1;
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
  // The text may replace an older copy of itself, or divide one.
  const timesBefore = around().reduce((sum, part) => sum + solid(part).split(solid(wanted)).length - 1, 0);
  const state = () => [written(), ...around()].join("\0");
  const [before, stateBefore] = [written(), state()];
  const isThere = () => state() !== stateBefore && times() > timesBefore;
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
  if ((await look(0)) === "there") return true;
  // A field may have cut the text short.
  if (isField && written() !== before) {
    target.focus();
    command("undo");
  }
  return false;
}
