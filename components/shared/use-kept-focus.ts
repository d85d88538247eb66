import { useLayoutEffect } from "preact/hooks";

/**
 * For a component whose own changes can take away the button that was pressed: with it the focus
 * would be nowhere, and so would be what is typed next.
 * @param giveFocus moves the focus to what is needed next
 */
export function useKeptFocus(giveFocus: () => void): void {
  // Read before this drawing takes it away.
  const focused = document.activeElement;
  useLayoutEffect(() => {
    if (focused?.isConnected === false && document.activeElement === document.body) giveFocus();
  });
}
