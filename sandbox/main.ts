import { parseArgs } from "node:util";
import { credentials } from "./auth/credentials.ts";
import { people } from "./people.ts";
import type { Person } from "./person.ts";
import { startSandbox } from "./server.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4873" } } });
const { url, close } = await startSandbox({ port: Number(values.port) });

// Terminals draw Chinese and emoji two columns wide, so padding counts columns, not characters.
const wide = /\p{Script=Han}|\p{Emoji_Presentation}/u;
const segments = new Intl.Segmenter();
const columns = (text: string): number =>
  [...segments.segment(text)].reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
const cell = (text: string, width: number): string => text + " ".repeat(Math.max(1, width - columns(text)));
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

console.log(`
  Authing sandbox, the customer's phone   ${url}

  Access key ID      ${credentials.accessKeyId}
  Access key secret  ${credentials.accessKeySecret}
  User pool ID       ${credentials.userPoolId}
  App ID             ${credentials.appId}
`);
const everybody: Person[] = Object.values(people);
for (const person of everybody) {
  const number = person.phone ? `${person.phoneCountryCode ?? "+86"} ${person.phone}` : "no phone";
  console.log(
    `  ${cell(short(person.name ?? "(no name)"), 26)}${cell(number, 17)}${cell(person.userId, 26)}${person.note}`,
  );
}
console.log("\n  Ctrl+C stops it. Nothing is kept.\n");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void close().then(() => process.exit(0));
  });
}
