import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cyclesIn, importersOf, reachedFrom, readModule, readModules } from "./module-graph.ts";

// The rooms and the direction of dependence: DESIGN §4, read from the imports themselves.

const modules = readModules("entrypoints", "components", "lib");
const files = [...modules.keys()];
const within = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));

/** The files of `from` that import, directly, what they must not, each with what it is. */
function offences(from: readonly string[], isForbidden: (of: string) => boolean, { types }: { types: boolean }) {
  return from.flatMap((file) =>
    (modules.get(file)?.imports ?? [])
      .filter(({ of, typeOnly }) => (types || !typeOnly) && isForbidden(of))
      .map(({ of }) => `${file} → ${of}`),
  );
}

/** The same for everything that runs because of them. */
function reaches(from: readonly string[], isForbidden: (of: string) => boolean): string[] {
  return from.flatMap((file) =>
    [...reachedFrom(file, modules)].filter((of) => of !== file && isForbidden(of)).map((of) => `${file} ⇒ ${of}`),
  );
}

/** Packages are named in imports without a path of ours. */
const isPackage =
  (...names: string[]) =>
  (of: string) =>
    names.some((name) => of === name || of.startsWith(`${name}/`));

describe("reading imports", () => {
  it("tells types from what runs, and finds what is loaded later", () => {
    const { imports, members } = readModule(
      "lib/words/sample.ts",
      `import type { A } from "../a.ts"; import { b, type B } from "./b.ts"; import "ky";
       export { c } from "../../c.ts"; type D = import("./d.ts").D; const e = () => import("./e.ts"); f.g.h();`,
    );
    expect(imports).toEqual([
      { of: "lib/a.ts", typeOnly: true },
      { of: "lib/words/b.ts", typeOnly: false },
      { of: "ky", typeOnly: false },
      { of: "c.ts", typeOnly: false },
      { of: "lib/words/d.ts", typeOnly: true },
      { of: "lib/words/e.ts", typeOnly: false },
    ]);
    expect([...members].sort()).toEqual(["g", "h"]);
  });

  it("sees a file that only passes on what others export", () => {
    expect(readModule("x.ts", `export { a } from "./a.ts"; export * from "./b.ts";`).isBarrel).toBe(true);
    expect(readModule("x.ts", `export { a } from "./a.ts"; export const b = 1;`).isBarrel).toBe(false);
  });

  it("finds every file, and each import leads to one of them or to a package", () => {
    expect(files.length).toBeGreaterThan(60);
    const lost = offences(files, (of) => /^(?:entrypoints|components|lib|\.\.)\//.test(of) && !modules.has(of), {
      types: true,
    });
    expect(lost).toEqual([]);
  });
});

describe("the rooms", () => {
  it("has lower rooms import no upper ones", () => {
    expect(offences(within("lib"), (of) => /^(?:components|entrypoints)\//.test(of), { types: true })).toEqual([]);
    expect(offences(within("components"), (of) => of.startsWith("entrypoints/"), { types: true })).toEqual([]);
  });

  it("keeps the sandbox, the tests and the scripts out of the product", () => {
    expect(offences(files, (of) => /^(?:sandbox|test|scripts)\//.test(of), { types: true })).toEqual([]);
  });

  it("lets components reach no service, no journal and no storage", () => {
    const plainData = new Set(["lib/authing/user-id-type.ts", "lib/authing/codes.ts"]);
    const forbidden = (of: string) =>
      (of.startsWith("lib/authing/") && !plainData.has(of)) ||
      /^lib\/(?:journal|run-fix|handlers|vault|lock|storage|connect)\b/.test(of) ||
      isPackage("wxt", "webextension-polyfill", "idb", "ky", "zod")(of);
    expect(reaches(within("components"), forbidden)).toEqual([]);
  });

  it("keeps the two data files that components may use plain", () => {
    for (const file of ["lib/authing/user-id-type.ts", "lib/authing/codes.ts"]) {
      expect([...reachedFrom(file, modules)]).toEqual([file]);
    }
  });

  it("lets only an App send messages", () => {
    expect(offences(within("components"), (of) => of === "lib/messages.ts", { types: false })).toEqual([]);
  });

  it("lets only the handlers, the background and the gathering of a press reach run-fix", () => {
    const allowed = ["entrypoints/background.ts", "lib/apply-fix.ts", "lib/handlers.ts"];
    expect(importersOf("lib/run-fix.ts", modules).filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it("has lib/authing know the service and nothing else: no browser API, no storage, no fix", () => {
    const known = (of: string) =>
      of.startsWith("lib/authing/") ||
      of === "lib/failure.ts" ||
      of === "lib/lazy-schema.ts" ||
      isPackage("ky", "zod", "jwt-decode")(of);
    expect(offences(within("lib/authing"), (of) => !known(of), { types: true })).toEqual([]);
  });

  it("has fixes know the service, masking and failures, and nothing of how they are run or shown", () => {
    const known = (of: string) =>
      /^lib\/(?:authing|fixes)\//.test(of) || of === "lib/failure.ts" || of === "lib/mask.ts";
    expect(offences(within("lib/fixes"), (of) => !known(of), { types: true })).toEqual([]);
  });

  it("has words know types alone", () => {
    expect(offences(within("lib/words"), (of) => !of.startsWith("lib/words/"), { types: false })).toEqual([]);
  });
});

describe("what each page loads", () => {
  const pages = files.filter((file) => /^entrypoints\/[^/]+\/main\.tsx$/.test(file));

  it("knows every page", () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        "entrypoints/options/main.tsx",
        "entrypoints/popup/main.tsx",
        "entrypoints/sidepanel/main.tsx",
      ]),
    );
  });

  it.each(pages)("keeps ky, zod and the client out of %s", (page) => {
    const heavy = (of: string) =>
      isPackage("ky", "zod", "jwt-decode")(of) || of === "lib/authing/client.ts" || of === "lib/fixes/index.ts";
    expect(reaches([page], heavy)).toEqual([]);
  });
});

describe("one place for each thing", () => {
  it("touches runtime messaging in messages.ts alone, and a page's line in files that the first screen doesn't load", () => {
    const messaging = [
      "sendMessage",
      "onMessage",
      "onMessageExternal",
      "onConnect",
      "onConnectExternal",
      "connectNative",
      "serviceWorker",
      "getBackgroundPage",
    ];
    const touching = [...modules.values()].filter(({ members }) => messaging.some((name) => members.has(name)));
    expect(touching.map(({ file }) => file)).toEqual(["lib/channel.ts", "lib/line.ts", "lib/messages.ts"]);
  });

  it("opens the journal's database in the journal's own files alone", () => {
    const importing = files.filter((file) => offences([file], isPackage("idb"), { types: false }).length > 0);
    expect(importing.filter((file) => !/^lib\/journal(?:-[a-z]+)?\.ts$/.test(file))).toEqual([]);
  });

  it("defines stored items in storage.ts alone", () => {
    const isMaker = (of: string) => of === "lib/stored-item.ts";
    const defining = files.filter((file) => offences([file], isMaker, { types: false }).length > 0);
    expect(defining).toEqual(["lib/storage.ts"]);
  });

  it("has no file that only passes on what others export", () => {
    expect([...modules.values()].filter(({ isBarrel }) => isBarrel).map(({ file }) => file)).toEqual([]);
  });

  it("has no cycle in what runs", () => {
    expect(cyclesIn(modules)).toEqual([]);
  });

  it("keeps the background thin", () => {
    expect(readFileSync("entrypoints/background.ts", "utf8").split("\n").length).toBeLessThan(40);
  });
});
