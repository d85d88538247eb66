/** What the agent reads, by the words that the desk begins with. */
const OUTCOMES = {
  "Phone unbound.": "done",
  "The phone is unbound": "done",
  "Authing reports success; not": "done, unconfirmed",
  "Authing reported success, but": "contradicted",
  Refused: "refused",
  "The answer was lost": "unknown",
  "Nothing was changed": "not-sent",
} as const;

export type Outcome = (typeof OUTCOMES)[keyof typeof OUTCOMES] | `not understood: ${string}`;

export function outcomeOf(heading: string): Outcome {
  for (const [start, outcome] of Object.entries(OUTCOMES)) if (heading.startsWith(start)) return outcome;
  return `not understood: ${heading}`;
}
