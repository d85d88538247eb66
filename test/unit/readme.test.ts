import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { helpZhCN } from "../../lib/words/help-zh-CN.ts";
import { historyZhCN } from "../../lib/words/history-zh-CN.ts";
import { settingsZhCN } from "../../lib/words/settings-zh-CN.ts";
import { zhCN } from "../../lib/words/zh-CN.ts";

const english = readFileSync("README.md", "utf8");
const chinese = readFileSync("README.zh-CN.md", "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const commands = (text: string) => [...text.matchAll(/^npm \S+(?: [\w:-]+)?/gm)].map(([command]) => command.trim());
const files = (text: string) =>
  [...text.matchAll(/(?:\]\(|src=")(?!https?:)([^)"#]+)/g)].flatMap(([, file]) => file ?? []).sort();
const code = (text: string) =>
  [...text.replace(/^```[^]*?^```/gm, "").matchAll(/`([^`]+)`/g)].flatMap(([, inner]) => inner ?? []);

test("the README's commands exist", () => {
  expect(commands(english).length).toBeGreaterThan(3);
  for (const command of commands(english)) {
    const script = /^npm (?:run )?(\S+)/.exec(command)?.[1] ?? "";
    expect(script === "ci" || script in scripts, command).toBe(true);
  }
});

test.each([english, chinese])("the README's links lead somewhere", (text) => {
  expect(files(text).filter((file) => !existsSync(file))).toEqual([]);
});

test("both languages have the same commands, links, keys and addresses", () => {
  const others = (text: string) => files(text).filter((file) => !file.startsWith("README"));
  expect(commands(chinese)).toEqual(commands(english));
  expect(others(chinese)).toEqual(others(english));
  expect(code(chinese)).toEqual(code(english));
});

test("what the Chinese README calls a button is what the button says", () => {
  const words = JSON.stringify([zhCN, settingsZhCN, historyZhCN, helpZhCN]);
  const names = [...chinese.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, name]) => name ?? []);
  const buttons = names.filter((name) => !/[：，。]/.test(name)).flatMap((name) => name.split(" → "));
  expect(buttons.length).toBeGreaterThan(6);
  expect(buttons.filter((name) => !words.includes(name))).toEqual([]);
});
