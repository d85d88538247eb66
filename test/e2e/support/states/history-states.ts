import { expect, type Page } from "@playwright/test";
import { attemptWith } from "../../../doubles/attempts.ts";
import { seedJournal } from "../../../stories/support/seed-journal.ts";
import type { Reach, States } from "./state.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 2, 4, 0, 0);
const answered = (statusCode: number, requestId: string, more = {}) => ({
  answer: { httpStatus: 200, statusCode, requestId, ...more },
});

/** One attempt of each outcome, and names of every kind. */
export const ATTEMPTS = [
  attemptWith({ attemptId: "a1", preparedAt: NOON, ...answered(200, "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c111") }),
  attemptWith({
    attemptId: "a2",
    preparedAt: NOON - MINUTE,
    userName: "王五",
    target: "137****7000",
    outcome: "refused",
    failure: { code: "pass-code-not-valid" },
    readBack: { at: NOON, done: false },
    ...answered(400, "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c222", { apiCode: 2001, message: "验证码错误" }),
  }),
  attemptWith({
    attemptId: "a3",
    preparedAt: NOON - 2 * MINUTE,
    userName: "ليلى حسن",
    target: "133****3000",
    outcome: "unknown",
    failure: { code: "unreachable" },
    readBack: { at: NOON, done: false },
    answer: undefined,
  }),
  attemptWith({
    attemptId: "a4",
    preparedAt: NOON - 3 * MINUTE,
    userName: "Wolfeschlegelsteinhausenbergerdorff ".repeat(7).trim(),
    target: "131****1000",
    outcome: "contradicted",
    readBack: { at: NOON, done: false },
    ...answered(200, "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c444"),
  }),
  attemptWith({
    attemptId: "a5",
    preparedAt: NOON - 4 * MINUTE,
    userName: undefined,
    target: "",
    outcome: "not-sent",
    failure: { code: "no-target" },
    readBack: undefined,
    answer: undefined,
  }),
];

const onHistory =
  (reach: (page: Page) => Promise<unknown>, attempts = ATTEMPTS): Reach =>
  async ({ extension }) => {
    await seedJournal(extension, attempts);
    const page = await extension.open("history.html");
    await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
    await reach(page);
    return page;
  };

const rows = (page: Page) => page.getByRole("list", { name: "Attempts" }).getByRole("listitem");

const trace = async (page: Page, requestId: string) => {
  await page.getByRole("searchbox", { name: "Search" }).fill(requestId);
  await page.getByRole("button", { name: "Trace this request ID" }).click();
};

/** Every state of the history page. */
export const HISTORY_STATES: States = {
  "history-empty": onHistory((page) => expect(page.getByText("No attempt yet.")).toBeVisible(), []),
  history: onHistory((page) => expect(rows(page)).toHaveCount(ATTEMPTS.length)),
  "history-open": onHistory(async (page) => {
    await rows(page).nth(1).getByRole("button").first().click();
    await expect(page.getByRole("status", { name: "Result" }).getByRole("heading")).toBeVisible();
  }),
  "history-nothing-found": onHistory(async (page) => {
    await page.getByRole("searchbox", { name: "Search" }).fill("nobody at all");
    await expect(page.getByText("No attempt fits this search.")).toBeVisible();
  }),
  "history-purge": onHistory(async (page) => {
    await page.getByRole("button", { name: "Delete history…" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
  }),
  "history-traced": async (parts) => {
    const { openDesk, service } = parts;
    const desk = await openDesk();
    await desk.lookUp("13800138000");
    await desk.enterCode();
    await desk.unbind.click();
    await desk.settled();
    await desk.page.close();
    const requestId = service.unbinds.at(-1)?.requestId ?? "";
    return onHistory(async (page) => {
      await trace(page, requestId);
      await expect(page.getByRole("table")).toBeVisible();
    })(parts);
  },
  "history-traced-nothing": onHistory(async (page) => {
    await trace(page, "request ID: nobody-knows-this");
    await expect(page.getByText("No attempt fits this search.")).toBeVisible();
  }),
  "history-trace-offered": onHistory(async (page) => {
    await page.getByRole("searchbox", { name: "Search" }).fill("request ID: nobody-knows-this");
    await expect(page.getByRole("button", { name: "Trace this request ID" })).toBeVisible();
  }),
  "history-trace-locked": onHistory(async (page) => {
    await page.evaluate('chrome.runtime.sendMessage({ name: "lock", payload: {} })');
    await trace(page, "request ID: nobody-knows-this");
    await expect(page.getByLabel("Passphrase")).toBeVisible();
  }),
  "history-unreadable": async (parts) => {
    await seedJournal(parts.extension, [], 1_000);
    const page = await parts.extension.open("history.html");
    await expect(page.getByRole("alert")).toBeVisible();
    return page;
  },
};
