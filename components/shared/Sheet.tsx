import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { withKey } from "./with-key.ts";

interface SheetProps {
  title: string;
  close: string;
  onClose: () => void;
  children?: ComponentChildren;
}

/**
 * A dialog over the page, which keeps its size beneath. Esc closes it, and the focus goes back to
 * where it was.
 */
export function Sheet({ title, close, onClose, children }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="notice sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <button
        type="button"
        class="button button-wide"
        title={withKey(close, "Esc")}
        onClick={() => dialog.current?.close()}
      >
        {close}
      </button>
    </dialog>
  );
}
