import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";
import * as z from "zod";

// Writes THIRD-PARTY-LICENCES.md: the packages whose code the bundler really put into a build.
// `--check` writes nothing, and fails if the file is another one.

const FILE = "THIRD-PARTY-LICENCES.md";
const Package = z.object({ name: z.string(), version: z.string(), license: z.string() });

const directories = new Set<string>();
for (const browser of ["chrome", "firefox"]) await collectPackages(browser);

const text = [
  "# Third-party licences",
  "",
  "What the built extension contains beside its own code. Written by `npm run licences` from the modules that are really bundled.",
  ...[...directories].sort().map(describePackage),
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(FILE, "utf8") !== text) {
    console.error(`${FILE} is not current: run npm run licences`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
console.log(`${directories.size} packages are bundled`);

async function collectPackages(browser: string): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), "quick-fix-licences-"));
  await build({
    outDir,
    browser,
    manifestVersion: 3,
    hooks: {
      "vite:build:extendConfig": (_entrypoints, config) => {
        config.plugins = [
          ...(config.plugins ?? []),
          {
            name: "list-packages",
            generateBundle(_options, bundle) {
              for (const chunk of Object.values(bundle)) {
                if (chunk.type !== "chunk") continue;
                for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
                  const directory = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ""))?.[0];
                  if (directory !== undefined && renderedLength > 0) directories.add(directory);
                }
              }
            },
          },
        ];
      },
    },
  });
  rmSync(outDir, { recursive: true });
}

function describePackage(directory: string): string {
  const { name, version, license } = Package.parse(JSON.parse(readFileSync(join(directory, "package.json"), "utf8")));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const full =
    file !== undefined && existsSync(join(directory, file)) ? readFileSync(join(directory, file), "utf8") : "";
  const body = full === "" ? "The package brings no licence text." : `\`\`\`text\n${full.trim()}\n\`\`\``;
  return `\n## ${name} ${version} (${license})\n\n${body}\n`;
}
