import type { Row } from "./row.ts";

/** What is compared of a press, in either browser; `hop` is a message and its reply, `empty` the baseline. */
export type PressCase = "fetch" | "floor" | "warm" | "cold" | "emptyCold" | "wakeCold" | "emptyHop" | "wakeHop";

/** The lines about the press, out of the medians. `worker` is what the browser has in its place. */
export function pressTable(group: string, worker: string, medianOf: (press: PressCase) => number): Row[] {
  const fetchAlone = medianOf("fetch");
  const bareFetch = { name: "bare fetch", value: fetchAlone };
  const row = (name: string, value: number, against: Row["against"], most?: number): Row => ({
    group,
    name,
    unit: "ms",
    value,
    ...(against && { against }),
    ...(most !== undefined && { most }),
  });
  return [
    row("by hand: hop, a write of the journal, fetch, the answer told", medianOf("floor"), bareFetch),
    row(`${worker} warm`, medianOf("warm"), bareFetch, 1.5),
    row(
      `${worker} cold, beyond the fetch`,
      medianOf("cold") - fetchAlone,
      {
        name: `empty ${worker}'s cold start + warm overhead`,
        value: medianOf("emptyCold") + medianOf("warm") - fetchAlone,
      },
      1,
    ),
  ];
}

/** What lies between a page and the worker, running and not. */
export function hopTable(group: string, worker: string, medianOf: (press: PressCase) => number): Row[] {
  return [
    {
      group,
      name: "message hop",
      unit: "ms",
      value: medianOf("wakeHop"),
      against: { name: `empty ${worker}'s hop`, value: medianOf("emptyHop") },
    },
    {
      group,
      name: `${worker} start`,
      unit: "ms",
      value: medianOf("wakeCold"),
      against: { name: `empty ${worker}'s start`, value: medianOf("emptyCold") },
    },
  ];
}
