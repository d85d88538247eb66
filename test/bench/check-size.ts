import { sizeRows } from "./size.ts";
import { printTable } from "./table.ts";

/* Fails if the built extension is larger than it may be: npm run size [-- DIR]. Sizes are the same on every machine. */

const rows = await sizeRows(process.argv[2] ?? ".output/chrome-mv3");
printTable(rows);
for (const { name, value, most } of rows) {
  if (most === undefined || value <= most) continue;
  console.error(`${name}: ${value.toFixed(1)} kB, ${most} kB are allowed.`);
  process.exitCode = 1;
}
