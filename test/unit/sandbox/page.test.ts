import { describe, expect, it } from "vitest";
import * as z from "zod";
import { faultKinds } from "../../../sandbox/faults/faults.ts";
import { switchesSchema } from "../../../sandbox/faults/switches.ts";
import { desk, useDesk } from "./desk.ts";

useDesk();

const page = async (query = "", headers = {}) => (await fetch(`${desk.url}/${query}`, { headers })).text();

/** Whether the switch is one that is on or off. */
const isOnOrOff = (html: string, name: string) => html.includes(`type="checkbox" id="switch-${name}"`);

describe("the page", () => {
  it.each(["en", "zh-CN"])("has a button for each fault and a control for each switch, in %s", async (lang) => {
    const html = await page(`?lang=${lang}`);
    expect(html).toContain(`<html lang="${lang}">`);
    for (const kind of faultKinds.options) expect(html, kind).toContain(`&quot;kind&quot;:&quot;${kind}&quot;`);
    for (const name of switchesSchema.keyof().options) expect(html, name).toContain(`data-switch="${name}"`);
  });

  it("is in the browser's language, unless another one is asked for", async () => {
    expect(await page("", { "accept-language": "zh-CN,zh;q=0.9" })).toContain("客户的手机");
    expect(await page("?lang=en", { "accept-language": "zh-CN" })).toContain("The customer’s phone");
    expect(await page("", { "accept-language": "de" })).toContain("The customer’s phone");
  });

  it("has no English sentence in Chinese", async () => {
    const html = await page("?lang=zh-CN");
    expect(html).toContain("<title>客户的手机 · Authing 模拟服务</title>");
    const body = html.slice(html.indexOf("<body>"), html.indexOf("<script>")).replace(/<[^>]*>/g, "\n");
    // Names of people are as they are.
    const sentences = body.split("\n").filter((line) => /^[A-Za-z ,.’]{20,}$/.test(line.trim()) && line.endsWith("."));
    expect(sentences).toEqual([]);
  });

  it("has each fault's button break the call that is chosen, and mends them all", async () => {
    const html = await page();
    const buttons = Array.from(html.matchAll(/data-fault="([^"]+)"/g), ([, fault = ""]) =>
      fault.replace(/&quot;/g, '"'),
    );
    for (const fault of buttons) {
      // As the page's script sends it.
      const pressed = { ...z.looseObject({ kind: z.string() }).parse(JSON.parse(fault)), call: "get-user" };
      expect(await desk.control("POST", "faults", pressed), fault).toMatchObject(pressed);
    }
    expect(await desk.control("GET", "faults")).toMatchObject(
      faultKinds.options.map((kind) => ({ kind, call: "get-user" })),
    );
    await desk.control("DELETE", "faults");
    expect(await page()).toContain("Nothing is broken.");
  });

  it("has each switch's control set every value that it offers", async () => {
    const html = await page();
    for (const name of switchesSchema.keyof().options) {
      const [, select] = new RegExp(`data-switch="${name}"[^>]*>(.*?)</select>`, "s").exec(html) ?? [];
      const options = Array.from(select?.matchAll(/<option[^>]*>\s*([^<\s]+)/g) ?? [], ([, option]) => option);
      const values = html.includes(`<select id="switch-${name}"`)
        ? options
        : isOnOrOff(html, name)
          ? [true, false]
          : [3, 1];
      expect(values.length, name).toBeGreaterThan(1);
      for (const value of values) {
        const set = await desk.control("POST", "switches", { [name]: value });
        expect(set, `${name}: ${String(value)}`).toMatchObject({ [name]: value });
      }
    }
  });

  it.each([
    ["en", "suspended", "signed in to Shop, Community, Support", "password set 2025-01-05", "sets another one"],
    ["zh-CN", "已停用", "已登录 Shop, Community, Support", "密码设于 2025-01-05", "需另设密码"],
  ])("shows what the other fixes change, in %s", async (lang, status, apps, password, another) => {
    const html = await page(`?lang=${lang}`);
    for (const shown of [status, apps, password]) expect(html).toContain(shown);
    expect(html).not.toContain(another);
    const zhang = desk.state.world.people.find(({ key }) => key === "zhangSan");
    Object.assign(zhang ?? {}, { sessions: [], resetPasswordOnNextLogin: true });
    const after = await page(`?lang=${lang}`);
    expect(after).not.toContain(apps);
    expect(after).toContain(another);
  });

  it("says what is broken, and how each switch is set", async () => {
    await desk.control("POST", "faults", { call: "get-user", kind: "empty" });
    await desk.control("POST", "switches", { clearPhoneWith: "neither", statusDefault: true });
    const html = await page("?lang=en");
    expect(html).toContain("get-user: empty, not done");
    expect(html).toMatch(/<option selected>\s*neither/);
    expect(html).toMatch(/data-switch="statusDefault"[^>]*checked/);
  });
});
