import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "@playwright/test";
import * as z from "zod";

const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(z.string(), z.object({ resolved: z.string().optional(), integrity: z.string().optional() })),
});

for (const browser of ["chrome", "firefox"]) {
  test(`two clean builds for ${browser} are the same, byte for byte`, () => {
    const [first, second] = [buildAndHash(browser), buildAndHash(browser)];
    expect(Object.keys(first).length).toBeGreaterThan(8);
    expect(second).toEqual(first);
  });
}

test("every dependency is pinned, and locked to one content @short @main", () => {
  const { dependencies, devDependencies } = Package.parse(read("package.json"));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    // Under another name, where two versions of a package are installed.
    expect(version, name).toMatch(/^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+$/);
  }
  const { packages } = Lock.parse(read("package-lock.json"));
  for (const [path, { resolved, integrity }] of Object.entries(packages)) {
    if (path === "") continue;
    // Where it comes from is left to the registry in use; what comes is not.
    expect(resolved ?? "https://registry.npmjs.org/", path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    expect(integrity, path).toMatch(/^sha512-/);
  }
});

test("the list of licences names what is bundled @short", () => {
  execFileSync("npx", ["tsx", "scripts/list-licences.ts", "--check"], { stdio: ["ignore", "ignore", "inherit"] });
});

function buildAndHash(browser: string): Record<string, string> {
  const directory = mkdtempSync(join(tmpdir(), "quick-fix-build-"));
  execFileSync("npx", ["tsx", "scripts/build-to.ts", directory, browser], { stdio: ["ignore", "ignore", "inherit"] });
  const hashes = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [
      relative(directory, path),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]);
  rmSync(directory, { recursive: true });
  return Object.fromEntries(hashes);
}

function read(path: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
  return parsed;
}
