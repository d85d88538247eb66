import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "zod";

// Mozilla's own check of .output/firefox-mv3. One warning is known: Preact can set innerHTML for
// `dangerouslySetInnerHTML`, which nothing of ours uses.

const KNOWN = { code: "UNSAFE_VAR_ASSIGNMENT", times: 1 };
const messages = z.array(z.object({ code: z.string(), message: z.string(), file: z.optional(z.string()) }));
const reportSchema = z.object({ errors: messages, warnings: messages, notices: messages });

// It ends with 1 if it found anything at all; what it found is on its output either way.
const run = promisify(execFile);
const linter = "node_modules/addons-linter/bin/addons-linter";
const output = await run(process.execPath, [linter, "--output", "json", ".output/firefox-mv3"], {
  maxBuffer: 10_000_000,
}).then(
  ({ stdout }) => stdout,
  (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout,
);
const { errors, warnings, notices } = reportSchema.parse(JSON.parse(output));
const known = warnings.filter(({ code }) => code === KNOWN.code);
const found = [
  ...errors,
  ...notices,
  ...warnings.filter(({ code }) => code !== KNOWN.code),
  ...known.slice(KNOWN.times),
];
for (const { code, message, file } of found) console.error(`${code} in ${file ?? "the manifest"}: ${message}`);
console.log(`${found.length} of ours; ${known.length} of Preact's own (innerHTML).`);
process.exitCode = found.length === 0 ? 0 : 1;
