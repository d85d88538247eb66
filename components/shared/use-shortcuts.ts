import { useEffect } from "preact/hooks";

/**
 * Lets Alt and a letter press the button that names them in `aria-keyshortcuts`, wherever the focus
 * is, and `?` likewise if no text is being typed.
 */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const keys = keysOf(event);
      const button = keys === undefined ? null : document.querySelector<HTMLElement>(`[aria-keyshortcuts="${keys}"]`);
      if (!button || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function keysOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.isComposing) return undefined;
  if (event.key === "?" && !event.altKey) return isTyping(event.target) ? undefined : "?";
  // By the key's place: with Alt, some layouts make another character of the letter.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return event.altKey && !event.shiftKey && letter !== undefined ? `Alt+${letter}` : undefined;
}

/** In an empty field a question mark is no text yet, and in Pass code it never is. */
function isTyping(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.value !== "" && target.inputMode !== "numeric";
}
