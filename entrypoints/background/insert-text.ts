/**
 * Runs inside the ticket's page: puts text where the cursor is, in a text area, an input or rich text. It is serialised on its way
 * there, so it may use nothing from outside itself.
 * @returns whether the page took it
 */
export function insertText(text: string): boolean {
  let field = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  const oneLine = field instanceof HTMLInputElement;
  // Of all ways to insert, this deprecated one alone keeps the page's undo working and tells the page's own editor.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.execCommand("insertText", false, oneLine ? text.replace(/\s*\n\s*/g, "; ") : text);
}
