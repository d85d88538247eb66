// @vitest-environment node
import { beforeEach, expect, it, vi } from "vitest";
import { createPermissionMemory } from "../../../lib/settings/permission.ts";
import { extension } from "../../doubles/browser.ts";

const ADDRESS = "https://api.authing.cn";
const PATTERN = "https://api.authing.cn/*";
const asked = vi.spyOn(extension.permissions, "contains");

beforeEach(() => {
  extension.reset();
  asked.mockClear();
});

it("knows from the start what the browser lists, and asks no more", async () => {
  extension.granted.add(PATTERN);
  const hasPermission = createPermissionMemory();
  expect([await hasPermission(ADDRESS), await hasPermission(ADDRESS)]).toEqual([true, true]);
  expect(asked).not.toHaveBeenCalled();
});

it("asks for what the list doesn't name, until it is allowed", async () => {
  const hasPermission = createPermissionMemory();
  expect(await hasPermission(ADDRESS)).toBe(false);
  extension.granted.add(PATTERN);
  expect([await hasPermission(ADDRESS), await hasPermission(ADDRESS)]).toEqual([true, true]);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("asks where the list can't be had", async () => {
  extension.granted.add(PATTERN);
  vi.spyOn(extension.permissions, "getAll").mockRejectedValueOnce(new Error("busy"));
  expect(await createPermissionMemory()(ADDRESS)).toBe(true);
});

it("forgets what is revoked", async () => {
  extension.granted.add(PATTERN);
  const hasPermission = createPermissionMemory();
  await hasPermission(ADDRESS);
  await extension.permissions.remove({ origins: [PATTERN] });
  expect(await hasPermission(ADDRESS)).toBe(false);
});

it("does not believe a list from before something was revoked", async () => {
  extension.granted.add(PATTERN);
  const hasPermission = createPermissionMemory();
  const answer = hasPermission(ADDRESS);
  await extension.permissions.remove({ origins: [PATTERN] });
  expect(await answer).toBe(false);
});
