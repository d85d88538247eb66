import type { Row } from "./row.ts";

/** The popups that are compared, in either browser. */
export type PopupCase = "empty" | "floor" | "unlocked" | "result" | "long";

/** The lines about the popup, out of the medians. */
export function popupTable(group: string, medianOf: (popup: PopupCase) => number): Row[] {
  const against = { name: "empty popup", value: medianOf("empty") };
  const row = (name: string, value: number, most?: number): Row => ({
    group,
    name,
    unit: "ms",
    value,
    against,
    ...(most !== undefined && { most }),
  });
  return [
    row("an empty popup that asks what is stored before it draws", medianOf("floor")),
    row("set up and unlocked", medianOf("unlocked"), 1.05),
    row("with a result to show", medianOf("result"), 1.1),
    row("with 100,000 attempts in the journal", medianOf("long"), 1.1),
  ];
}
