import { useEffect } from "preact/hooks";

/** Lets Alt and a letter press the button that names them in `aria-keyshortcuts`, wherever the focus is. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // By the key's place: with Alt, some layouts make another character of the letter.
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || letter === undefined) return;
      const button = document.querySelector<HTMLElement>(`[aria-keyshortcuts="Alt+${letter}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
