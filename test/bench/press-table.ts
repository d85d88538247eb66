import type { Row } from "./row.ts";

/** What is compared of a press, in either browser, while no worker is ended. */
export type LivePressCase = "fetch" | "floor" | "warm";
/**
 * What is compared while workers are ended in between, so that each press is its worker's first: `hop` is a message and its reply, `empty`
 * the baseline.
 */
export type EndedPressCase = "fetchBetween" | "first" | "cold" | "emptyCold" | "wakeCold" | "emptyHop" | "wakeHop";

/** The lines about the press, out of the medians. `worker` is what the browser has in its place. */
export function pressTable(
  group: string,
  worker: string,
  live: (press: LivePressCase) => number,
  ended: (press: EndedPressCase) => number,
): Row[] {
  const bareFetch = { name: "bare fetch", value: live("fetch") };
  const fetchBetween = { name: "bare fetch", value: ended("fetchBetween") };
  const row = (name: string, value: number, against: Row["against"], most?: number): Row => ({
    group,
    name,
    unit: "ms",
    value,
    ...(against && { against }),
    ...(most !== undefined && { most }),
  });
  return [
    row("by hand: hop, a write of the journal, fetch, the answer told", live("floor"), bareFetch),
    row(`${worker} warm`, live("warm"), bareFetch, 1.5),
    row(`${worker} warm, its first press`, ended("first"), fetchBetween, 1.5),
    row(
      `${worker} cold, beyond the fetch`,
      ended("cold") - fetchBetween.value,
      {
        name: `empty ${worker}'s cold start + warm overhead`,
        value: ended("emptyCold") + live("warm") - bareFetch.value,
      },
      1,
    ),
  ];
}

/** What lies between a page and the worker, running and not. */
export function hopTable(group: string, worker: string, medianOf: (press: EndedPressCase) => number): Row[] {
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
