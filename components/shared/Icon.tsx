const PATHS = {
  lock: "M5 7V5a3 3 0 0 1 6 0v2m-7 0h8v6H4z",
  sliders:
    "M2 4.5h6m4 0h2M2 11.5h2m4 0h6M10 2.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M6 9.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.5V8l2.5 1.8",
  panel: "M2 3h12v10H2zm7.5 0v10",
  check: "m3 8.5 3.2 3L13 4.5",
  warning: "M8 2 1.5 13.5h13zM8 6.5v3m0 2v.01",
  cross: "m4 4 8 8m0-8-8 8",
  copy: "M6 5.5h7v8H6zM10 3H3v8",
  again: "M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3",
} as const;

export type IconName = keyof typeof PATHS;

/**
 * A line icon in the colour of the text around it; decoration only, so hidden from screen readers.
 */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
