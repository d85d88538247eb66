import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The room as one browser has it: Firefox's patterns have no port. */
async function roomIn(isFirefox: boolean) {
  vi.stubEnv("FIREFOX", isFirefox ? "true" : "");
  vi.resetModules();
  const { extension } = await import("../../doubles/browser.ts");
  return { granted: extension.granted, ...(await import("../../../lib/settings/permission.ts")) };
}

it.each([
  { isFirefox: false, left: ["http://127.0.0.1:2/*"] },
  { isFirefox: true, left: ["http://127.0.0.1/*"] },
])(
  "gives no origin back that another port of the host still needs (Firefox: $isFirefox)",
  async ({ isFirefox, left }) => {
    const { granted, dropPermissions, hasPermission, patternOf } = await roomIn(isFirefox);
    const [before, now] = ["http://127.0.0.1:1", "http://127.0.0.1:2"] as const;
    for (const address of [before, now]) granted.add(patternOf(address));
    await dropPermissions([before], [now]);
    expect([...granted]).toEqual(left);
    expect(await hasPermission([now])).toBe(true);
  },
);

it.each([false, true])("gives one back that nobody needs (Firefox: %s)", async (isFirefox) => {
  const { granted, dropPermissions, patternOf } = await roomIn(isFirefox);
  granted.add(patternOf("https://a.example"));
  await dropPermissions(["https://a.example"], ["https://b.example"]);
  expect([...granted]).toEqual([]);
});
