const PATHS = {
  lock: "M5 7V5a3 3 0 0 1 6 0v2m-7 0h8v6H4z",
  gear: "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8 1.5v2m0 9v2m-6.5-6.5h2m9 0h2M3.4 3.4l1.4 1.4m6.4 6.4 1.4 1.4m0-9.2-1.4 1.4M4.8 11.2l-1.4 1.4",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.5V8l2.5 1.8",
  panel: "M2 3h12v10H2zm7.5 0v10",
  check: "m3 8.5 3.2 3L13 4.5",
  warning: "M8 2 1.5 13.5h13zM8 6.5v3m0 2v.01",
  cross: "m4 4 8 8m0-8-8 8",
  copy: "M6 5.5h7v8H6zM10 3H3v8",
  again: "M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of the text around it; decoration only, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
