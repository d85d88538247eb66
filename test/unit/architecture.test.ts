import { describe, expect, it } from "vitest";
import { cyclesIn, reachedFrom, readModule, readModules } from "./module-graph.ts";

// The rooms of CONTRIBUTING.md and what may import what, read from the imports themselves.

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

// From top to ground. A room may import itself, the rooms that it names here, and the files of no room: failure and mask.
const ARROWS: Record<string, string> = {
  "entrypoints/background":
    "result pool-check attempt customer desk vault messages journal words settings state fixes authing",
  "entrypoints/popup": "components desk customer messages words settings state fixes authing",
  "entrypoints/history": "components result customer desk messages journal words settings state authing",
  "entrypoints/help": "components desk words",
  "entrypoints/options": "components pool-check customer desk vault messages words settings state",
  components: "result pool-check attempt customer messages words settings state fixes authing",
  result: "attempt words state fixes",
  // Under the same lock as a press, with the same recognition, masked as the journal is; its report is worded for support.
  "pool-check": "attempt customer vault messages journal words state fixes authing",
  attempt: "customer vault messages journal settings state fixes authing",
  customer: "vault messages settings state fixes authing",
  desk: "vault messages settings state fixes",
  vault: "messages settings state authing",
  messages: "journal state fixes authing",
  journal: "state fixes authing",
  words: "state fixes authing",
  settings: "state fixes authing",
  state: "fixes authing",
  fixes: "authing",
};

function roomOf(file: string): string {
  const [folder = "", room = ""] = file.split("/");
  if (folder === "lib") return file.split("/").length > 2 ? room : "";
  return folder === "entrypoints" ? `${folder}/${room.replace(/\.ts$/, "")}` : folder;
}

describe("the rooms", () => {
  it("has each room import only the rooms below it", () => {
    const upward = files.flatMap((file) => {
      const room = roomOf(file);
      const below = ["", room, ...(ARROWS[room] ?? "").split(" ")];
      return room === ""
        ? []
        : offences([file], (of) => modules.has(of) && !below.includes(roomOf(of)), { types: true });
    });
    expect(upward).toEqual([]);
  });

  it("keeps the sandbox, the tests and the scripts out of the product", () => {
    expect(offences(files, (of) => /^(?:sandbox|test|scripts)\//.test(of), { types: true })).toEqual([]);
  });

  it("has lib/authing know no browser API", () => {
    const packages = isPackage("ky", "zod", "jwt-decode");
    expect(offences(within("lib/authing"), (of) => !modules.has(of) && !packages(of), { types: true })).toEqual([]);
  });
});

describe("what each page loads", () => {
  const pages = files.filter((file) => /^entrypoints\/[^/]+\/main\.tsx$/.test(file));

  it.each(pages)("keeps ky, zod and the client out of %s", (page) => {
    const heavy = (of: string) =>
      isPackage("ky", "zod", "jwt-decode")(of) || of === "lib/authing/client.ts" || of === "lib/fixes/index.ts";
    expect(reaches([page], heavy)).toEqual([]);
  });

  it("keeps the words of the other pages out of the desk and the worker", () => {
    const ofAPage = (of: string) => /^lib\/words\/(?:settings|history|help)-/.test(of);
    expect(reaches(["entrypoints/popup/main.tsx", "entrypoints/background/index.ts"], ofAPage)).toEqual([]);
    expect(reaches(["entrypoints/options/main.tsx"], ofAPage)).not.toEqual([]);
  });
});

describe("one place for each thing", () => {
  it("touches runtime messaging in lib/messages alone", () => {
    const messaging = [
      "sendMessage",
      "onMessage",
      "onMessageExternal",
      "onConnect",
      "onConnectExternal",
      "connectNative",
    ];
    const touching = [...modules.values()].filter(({ members }) => messaging.some((name) => members.has(name)));
    expect(touching.map(({ file }) => file)).toEqual(["lib/messages/listen.ts", "lib/messages/send.ts"]);
  });

  it("opens the journal's database in lib/journal alone", () => {
    const importing = files.filter((file) => offences([file], isPackage("idb"), { types: false }).length > 0);
    expect(importing.filter((file) => !file.startsWith("lib/journal/"))).toEqual([]);
  });

  it("defines stored items in lib/state/items.ts alone", () => {
    const defining = [...modules.values()].filter(({ members }) => members.has("defineItem"));
    expect(defining.map(({ file }) => file)).toEqual(["lib/state/items.ts"]);
  });

  it("has no file that only passes on what others export", () => {
    expect([...modules.values()].filter(({ isBarrel }) => isBarrel).map(({ file }) => file)).toEqual([]);
  });

  it("has no cycle in what runs", () => {
    expect(cyclesIn(modules)).toEqual([]);
  });
});
