import { measureSizes, tooLarge } from "./size.ts";

/*
 * Fails where the built extension is larger than it may be: tsx test/bench/check-size.ts [directory]. Unlike times, sizes are the
 * same on every machine.
 */

const sizes = await measureSizes(process.argv[2] ?? ".output/chrome-mv3");
const { background, popup } = sizes;
console.log(
  `Gzipped: background ${background.gzip} bytes, JavaScript of the popup's first screen ${popup.gzip} bytes.`,
);
for (const problem of tooLarge(sizes)) {
  console.error(problem);
  process.exitCode = 1;
}
