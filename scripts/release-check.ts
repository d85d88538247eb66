import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { releaseNotes } from "./release-notes.ts";

// Makes and checks all that a release holds, in .output/release: packages, sources, checksums,
// notes. `npm run release:check`, or with a tag: `npm run release:check -- v0.2.0`.

const OUTPUT = ".output";
const RELEASE = join(OUTPUT, "release");

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const tag = process.argv[2];
if (tag !== undefined && tag !== `v${version}`)
  throw new Error(`The tag is ${tag}, but package.json says ${version}. Change one of them.`);
const notes = releaseNotes(readFileSync("CHANGELOG.md", "utf8"), version);

for (const script of ["zip", "zip:firefox", "build:firefox", "lint:firefox", "check:packages"])
  execFileSync("npm", ["run", script], { stdio: "inherit" });

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE, { recursive: true });
const packages = readdirSync(OUTPUT).filter((file) => file.startsWith(`${name}-${version}-`) && file.endsWith(".zip"));
const sums = packages.map((file) => {
  copyFileSync(join(OUTPUT, file), join(RELEASE, file));
  const sum = createHash("sha256")
    .update(readFileSync(join(OUTPUT, file)))
    .digest("hex");
  return `${sum}  ${file}\n`;
});
writeFileSync(join(RELEASE, "SHA256SUMS"), sums.join(""));
writeFileSync(join(RELEASE, "notes.md"), notes);
console.log(`\n${RELEASE} is ready for v${version}: ${packages.join(", ")}, SHA256SUMS, notes.md`);
