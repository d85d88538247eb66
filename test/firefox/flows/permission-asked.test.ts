import * as z from "zod";
import { byRole } from "../target.ts";
import { said } from "../support/settings-page.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

const granted = "return browser.permissions.getAll().then(({ origins }) => origins)";

testBeforeSetUp(
  "Save has the browser ask for the one host; Deny saves nothing and loses nothing typed, Allow saves",
  async ({ settings, extension, service }) => {
    await extension.prompt.asks(true);
    await settings.fillIn(service.url);
    await settings.pressSave();
    await settings.shows(said, "Waiting for you to answer the browser's question…");
    await settings.look(byRole("form", "Set up Quick Fix"), ({ states }) => states.includes("busy"));
    expect(await extension.prompt.text()).toContain("Access your data for sites in 127.0.0.1 domains");
    expect(await extension.stored("local")).not.toHaveProperty("vault");

    await extension.prompt.answer("Deny");
    await settings.shows(said, /^Nothing was saved: the browser was not allowed to reach the service address\./);
    expect(await extension.stored("local")).not.toHaveProperty("vault");
    expect(await settings.evaluate(granted)).toEqual([]);
    await settings.holds(settings.field("Service address"), service.url);

    await settings.pressSave();
    await extension.prompt.answer("Allow");
    await settings.isSaved();
    expect(z.array(z.string()).parse(await settings.evaluate(granted))).toEqual(["http://127.0.0.1/*"]);
    expect(service.allCalls.map(({ call }) => call)).toEqual(["get-management-token"]);
  },
);
