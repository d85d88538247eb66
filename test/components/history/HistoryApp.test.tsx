import { render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App } from "../../../entrypoints/history/App.tsx";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { failed, success } from "../../../lib/failure.ts";
import { JOURNAL_NAME, JOURNAL_VERSION } from "../../../lib/journal/database.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { listen } from "../../../lib/messages/listen.ts";
import type { Handlers } from "../../../lib/messages/protocol.ts";
import { attemptsItem, journalLostAtItem, settingsItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";
import { everyHandler } from "../../doubles/every-handler.ts";
import { attemptNumber, attemptsUpTo, historyHandlers, newDisk, seed } from "../../doubles/history.ts";
import { agent } from "../agent.ts";

/** What the page asked of the worker, by name. */
let asked: string[];

/** The files that were handed to the agent. */
let files: Blob[];
/** What the next **Check again** finds out. */
let settlesTo: Attempt | undefined;
/** The message that the worker takes for ever with. */
let unanswered: string | undefined;
/** Until it resolves, **Check again** gets no answer. */
let answered: Promise<void>;
/** The attempts that were to be checked again. */
let checked: string[];

beforeEach(() => {
  newDisk();
  fakeBrowser.reset();
  files = [];
  settlesTo = undefined;
  unanswered = undefined;
  answered = Promise.resolve();
  checked = [];
  asked = [];
  URL.createObjectURL = (file: Blob) => `blob:${files.push(file)}`;
  URL.revokeObjectURL = () => undefined;
  // jsdom takes a click on a link for a journey, and can't travel.
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const journal = createJournal();
  const handlers: Handlers = {
    ...everyHandler((name) => Promise.reject(new Error(`Nobody answers ${name}`))),
    ...historyHandlers(journal),
    unlock: ({ passphrase }) =>
      Promise.resolve(passphrase === "right" ? success(undefined) : failed("wrong-passphrase")),
    "check-again": async ({ attemptId }) => {
      checked.push(attemptId);
      await answered;
      if (!settlesTo) return failed("locked");
      await journal.write(settlesTo);
      return success(undefined);
    },
  };
  listen(handlers, (work, name) => {
    // After a second a page also asks whether its message has arrived.
    if (name !== "which-worker") asked.push(name);
    return name === unanswered ? new Promise(() => undefined) : work();
  });
  const { id } = fakeBrowser.runtime;
  const page = { id, origin: `chrome-extension://${id}` };
  vi.spyOn(extension.runtime, "sendMessage").mockImplementation(async (message): Promise<unknown> => {
    const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, page);
    return answer;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The page, once it has read its first list. */
async function open(): Promise<void> {
  render(<App />);
  await settled();
}

const settled = () =>
  waitFor(() => expect(screen.getByRole("region", { name: "Attempts" }).getAttribute("aria-busy")).toBe("false"));
// By selector: to work out every role among a hundred rows takes jsdom seconds.
const rows = () => Array.from(document.querySelectorAll('ol[aria-label="Attempts"] > li'));
const search = () => within(screen.getByRole("search"));

it("says that the browser lost the history, until the agent has read it", async () => {
  await journalLostAtItem.setValue(Date.UTC(2026, 10, 2));
  await open();
  expect((await screen.findByRole("alert")).textContent).toContain("the browser removed it");
  await agent().click(screen.getByRole("button", { name: "Got it" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Attempts" }));
  expect(await journalLostAtItem.getValue()).toBeNull();
});

describe("what is listed", () => {
  it("is searched for back to the beginning, without being asked to go on", async () => {
    await seed(Array.from({ length: 2_100 }, (_, n) => attemptNumber(n + 1, { target: "139****0001" })));
    await seed([attemptNumber(0, { target: "138****0001" })]);
    await open();
    await agent().type(search().getByRole("searchbox", { name: "Search" }), "13812340001");
    await waitFor(
      () => expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining("138****0001")]),
      {
        timeout: 60_000,
      },
    );
  }, 120_000);

  it("comes page by page, the newest first", async () => {
    await seed(attemptsUpTo(120));
    await open();
    expect(rows()).toHaveLength(50);
    expect(rows()[0]?.textContent).toContain("request-00000120");
    await agent().click(screen.getByText("Load more"));
    await waitFor(() => expect(rows()).toHaveLength(100));
    await agent().click(screen.getByText("Load more"));
    await waitFor(() => expect(rows()).toHaveLength(120));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("region", { name: "Attempts" })));
    expect(rows()[119]?.textContent).toContain("request-00000001");
    expect(screen.queryByText("Load more")).toBeNull();
  });

  it("is narrowed down by text, by outcome and by date", async () => {
    const on = (day: number) => new Date(2026, 10, day, 12).getTime();
    await seed([
      attemptNumber(1, { preparedAt: on(2), outcome: "refused", failure: { code: "refused" } }),
      attemptNumber(2, { preparedAt: on(2) }),
      attemptNumber(3, { preparedAt: on(5), outcome: "refused", failure: { code: "refused" } }),
    ]);
    await open();
    await agent().selectOptions(search().getByRole("combobox", { name: "Outcome" }), "Refused");
    await waitFor(() => expect(rows()).toHaveLength(2));
    await agent().type(search().getByLabelText("To"), "2026-11-02");
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain("request-00000001");
    await agent().click(search().getByRole("button", { name: "Clear" }));
    expect(document.activeElement).toBe(search().getByRole("searchbox", { name: "Search" }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    await agent().type(search().getByLabelText("From"), "2026-11-03");
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain("request-00000003");
    await agent().click(search().getByRole("button", { name: "Clear" }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    await agent().type(search().getByRole("searchbox", { name: "Search" }), "customer 00000002");
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain("request-00000002");
  });

  it("opens nobody on the desk of another service that is set meanwhile: there, the user ID can be somebody else's", async () => {
    const service = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
    await settingsItem.setValue(service);
    await seed([attemptWith()]);
    await open();
    await agent().click(screen.getByRole("button", { name: /张三/ }));
    expect(await screen.findByRole("button", { name: "Open on the desk" })).toBeTruthy();
    await settingsItem.setValue({ ...service, serviceAddress: "https://other.example" });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Open on the desk" })).toBeNull());
  });

  it("follows what happens meanwhile: a new attempt, and what became of a known one", async () => {
    const under = attemptNumber(1, { state: "sending", outcome: undefined, answer: undefined });
    await seed([under]);
    await open();
    await seed([attemptNumber(1), attemptNumber(2)]);
    await attemptsItem.setValue({ first: attemptNumber(1), second: attemptNumber(2) });
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows().map((row) => row.textContent.includes("Done"))).toEqual([true, true]);
  });
});

it("keeps what was loaded, and the result that is open, when somebody presses on a desk", async () => {
  await seed(attemptsUpTo(70));
  await open();
  await agent().click(screen.getByText("Load more"));
  await waitFor(() => expect(rows()).toHaveLength(70));
  await press(69);
  const result = await screen.findByRole("status", { name: "Result" });
  await seed([attemptNumber(71), attemptNumber(72)]);
  await attemptsItem.setValue({ newest: attemptNumber(72) });
  await waitFor(() => expect(rows()).toHaveLength(72));
  expect(screen.getByRole("status", { name: "Result" })).toBe(result);
  expect(rows()[71]?.contains(result)).toBe(true);
});

it("asks by itself, and not as the agent, for what changes while a filter hides the newest", async () => {
  await seed([attemptNumber(1, { outcome: "refused", failure: { code: "refused" } }), attemptNumber(2)]);
  await open();
  await agent().selectOptions(search().getByRole("combobox", { name: "Outcome" }), "Refused");
  await waitFor(() => expect(rows()).toHaveLength(1));
  asked = [];
  for (const settledAt of [1, 2, 3]) {
    await attemptsItem.setValue({ newest: attemptNumber(2, { settledAt }) });
    await waitFor(() => expect(asked.filter((name) => name === "find-again")).toHaveLength(settledAt));
  }
  expect(asked).not.toContain("find-attempts");
});

it("reads on for the agent first, if an attempt settles meanwhile, and refreshes then", async () => {
  await seed(attemptsUpTo(120));
  await open();
  await seed([attemptNumber(121)]);
  screen.getByText("Load more").click();
  await attemptsItem.setValue({ newest: attemptNumber(121) });
  await waitFor(() => expect(rows()).toHaveLength(121));
});

it("marks outcomes as seen only while somebody sees the page", async () => {
  const visible = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await seed([attemptNumber(1)]);
  await open();
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(asked).not.toContain("mark-seen");
  visible.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(asked).toContain("mark-seen"));
});

describe("an attempt", () => {
  it("opens into its full result, one at a time", async () => {
    await seed(attemptsUpTo(2));
    await open();
    await press(0);
    const result = await screen.findByRole("status", { name: "Result" });
    await waitFor(() => expect(result.textContent).toContain("Phone unbound."));
    for (const part of ["200", "ok", "request-00000002"]) expect(result.textContent).toContain(part);
    await press(1);
    await waitFor(() => {
      const results = screen.getAllByRole("status", { name: "Result" });
      expect(results.map((open) => open.textContent.includes("request-00000001"))).toEqual([true]);
    });
  });

  it("is checked again in its place, and says so where it could not be", async () => {
    const unknown = attemptNumber(1, { outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } });
    await seed([unknown]);
    await open();
    await press(0);
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    expect(await screen.findByText("It could not be checked.")).toBeTruthy();

    settlesTo = attemptNumber(1);
    await press(0);
    await press(0);
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    await waitFor(() => expect(rows()[0]?.textContent).toContain("Done"));
  });

  it("is checked again by the key that its button shows", async () => {
    await seed([attemptNumber(1, { outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } })]);
    await open();
    await press(0);
    await screen.findByRole("button", { name: "Check again" });
    await agent().keyboard("{Alt>}a{/Alt}");
    await waitFor(() => expect(checked).toHaveLength(1));
  });

  it("has a passphrase field of its own, which says nothing of what another one was given", async () => {
    const unknown = { outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } } as const;
    await seed([attemptNumber(1, unknown), attemptNumber(2, unknown)]);
    await open();
    for (const row of [0, 1]) {
      await press(row);
      await agent().click(await screen.findByRole("button", { name: "Check again" }));
      const passphrase = await screen.findByLabelText("Passphrase");
      expect(passphrase.getAttribute("aria-invalid")).toBe("false");
      await agent().type(passphrase, "wrong{Enter}");
      await screen.findByText(/That is not the passphrase/);
    }
  });

  it("is checked again once Quick Fix is unlocked", async () => {
    await seed([attemptNumber(1, { outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } })]);
    await open();
    await press(0);
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    const passphrase = await screen.findByLabelText("Passphrase");
    await agent().type(passphrase, "wrong{Enter}");
    expect(await screen.findByText(/That is not the passphrase/)).toBeTruthy();
    settlesTo = attemptNumber(1);
    await agent().clear(passphrase);
    await agent().type(passphrase, "right{Enter}");
    await waitFor(() => expect(rows()[0]?.textContent).toContain("Phone unbound."));
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
  });

  /** Two that are open; the first is being checked again while the second is opened. */
  async function openSecondWhileFirstIsChecked() {
    const unknown = { outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } } as const;
    const [second, first] = [attemptNumber(1, unknown), attemptNumber(2, unknown)];
    await seed([second, first]);
    await open();
    let answer: () => void = () => undefined;
    answered = new Promise((resolve) => (answer = resolve));
    await press(0);
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    await screen.findByRole("button", { name: "Checking…" });
    await press(1);
    return { first: first.attemptId, second: second.attemptId, answer };
  }

  it("is not said to be checked, nor that it could not be, where that is another one", async () => {
    const { first, second, answer } = await openSecondWhileFirstIsChecked();
    const checkAgain = await screen.findByRole("button", { name: "Check again" });
    answer();
    await waitFor(() => expect(asked.at(-1)).toBe("read-attempt"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByText("It could not be checked.")).toBeNull();
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
    await agent().click(checkAgain);
    expect(await screen.findByText("It could not be checked.")).toBeTruthy();
    expect(checked).toEqual([first, second]);
  });

  it("keeps its passphrase field when another's check fails, and alone goes on when unlocked", async () => {
    const { first, second, answer } = await openSecondWhileFirstIsChecked();
    answered = Promise.resolve();
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    const passphrase = await screen.findByLabelText("Passphrase");
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByLabelText("Passphrase")).toBe(passphrase);
    await agent().type(passphrase, "right{Enter}");
    await waitFor(() => expect(checked).toEqual([first, second, second]));
  });
});

it("says at the field that what was pasted is too long to search for, and searches again once it isn't", async () => {
  await seed(attemptsUpTo(3));
  await open();
  const user = agent();
  const field = search().getByRole<HTMLInputElement>("searchbox", { name: "Search" });
  await user.click(field);
  await user.paste("a whole page of text ".repeat(100));
  expect((await screen.findByRole("alert")).textContent).toContain("That is too long.");
  expect(field.value).toHaveLength(2_100);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.queryByRole("button", { name: "Export what is readable" })).toBeNull();

  await user.clear(field);
  await waitFor(() => expect(rows()).toHaveLength(3));
  expect(screen.queryByRole("alert")).toBeNull();
});

describe("a wait is seen", () => {
  beforeEach(async () => {
    await seed(attemptsUpTo(3));
    await open();
  });
  const status = (name?: string) =>
    screen.getAllByRole("status", name === undefined ? {} : { name }).map(({ textContent }) => textContent);

  it("while it searches, and the last list still stands", async () => {
    unanswered = "find-attempts";
    await agent().type(search().getByRole("searchbox", { name: "Search" }), "x");
    const list = screen.getByRole("region", { name: "Attempts" });
    await waitFor(() => expect(list.getAttribute("aria-busy")).toBe("true"));
    expect(rows()).toHaveLength(3);
  });

  it("while it exports, from the press on", async () => {
    unanswered = "find-attempts";
    await agent().click(screen.getByRole("button", { name: "Export CSV" }));
    expect(status()).toContain("Exporting… 0 attempts so far.");
  });

  it("while it deletes", async () => {
    unanswered = "purge-attempts";
    await deleteEverything();
    expect(status()).toContain("Deleting…");
  });

  it("while the action log is asked", async () => {
    unanswered = "trace";
    await agent().type(search().getByRole("searchbox", { name: "Search" }), "request-1{Enter}");
    expect(status("Trace a request ID")).toEqual(["Asking the action log…"]);
  });

  it("while an attempt is checked again", async () => {
    await seed([attemptNumber(9, { outcome: "unknown", answer: undefined, failure: { code: "timed-out" } })]);
    unanswered = "check-again";
    await agent().type(search().getByRole("searchbox", { name: "Search" }), "Customer 00000009");
    await waitFor(() => expect(rows()).toHaveLength(1));
    await agent().click(screen.getByRole("button", { name: /^Unknown/ }));
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    expect(await screen.findByRole("button", { name: "Checking…" })).toBeTruthy();
  });
});

it("says so, and goes on, if the browser takes no file", async () => {
  await seed(attemptsUpTo(2));
  await open();
  URL.createObjectURL = () => {
    throw new Error("No memory");
  };
  await agent().click(screen.getByRole("button", { name: "Export CSV" }));
  await screen.findByRole("alert");
  expect(screen.queryByText(/^Exporting/)).toBeNull();
});

it("exports what the search finds, and nothing else", async () => {
  await seed([...attemptsUpTo(3), attemptNumber(4, { userName: "=1+1" })]);
  await open();
  await agent().click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText("Exported 4 attempts.")).toBeTruthy();
  const lines = (await textOf(files[0])).trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^"Time \(UTC\)","Outcome",/);
  expect(lines[1]).toContain(`,"'=1+1",`);
  expect(lines[4]).toContain("request-00000001");

  await agent().type(search().getByRole("searchbox", { name: "Search" }), "request-00000003");
  await waitFor(() => expect(rows()).toHaveLength(1));
  await agent().click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText("Exported 1 attempt.")).toBeTruthy();
  expect((await textOf(files[1])).trimEnd().split("\r\n")).toHaveLength(2);
});

it("says how many damaged ones the file has not", async () => {
  await seed([...attemptsUpTo(3), attemptNumber(4, { settledAt: Number.NaN })]);
  await open();
  await agent().click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText("Exported 3 attempts; 1 could not be read.")).toBeTruthy();
  expect((await textOf(files[0])).trimEnd().split("\r\n")).toHaveLength(4);
});

it.each(["Asia/Shanghai", "America/Los_Angeles"])("names the file by the agent's day, in %s", async (zone) => {
  vi.stubEnv("TZ", zone);
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await seed(attemptsUpTo(1));
  await open();
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const hour of [0, 23]) {
    vi.setSystemTime(new Date(2026, 2, 5, hour, 30));
    await agent().click(screen.getByRole("button", { name: "Export CSV" }));
    await screen.findByText("Exported 1 attempt.");
  }
  expect(new Set(names)).toEqual(new Set(["quick-fix-history-2026-03-05.csv"]));
});

it("deletes everything that was confirmed, and says how much", async () => {
  await seed(attemptsUpTo(3));
  await open();
  await deleteEverything();
  expect(await screen.findByText("Deleted 3 attempts.")).toBeTruthy();
  expect(await screen.findByText(/^No attempt yet/)).toBeTruthy();
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

it("says that the journal is damaged, hands over what is readable, and starts over", async () => {
  await makeDamagedJournal();
  await attemptsItem.setValue({ one: attemptWith() });
  render(<App />);
  expect((await screen.findByRole("alert")).textContent).toContain("can't be read");
  expect(screen.queryByRole("list")).toBeNull();
  const searches = () => asked.filter((name) => name === "find-attempts").length;
  const before = searches();
  await agent().click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(searches()).toBe(before + 1));
  await agent().click(screen.getByRole("button", { name: "Export what is readable" }));
  expect(await screen.findByText(/Exported the 1 attempt that this browser session still knows/)).toBeTruthy();
  expect(await textOf(files[0])).toContain("b7c1f1a0-request");

  await deleteEverything();
  expect(await screen.findByText("The history was deleted.")).toBeTruthy();
  expect(await screen.findByText(/^No attempt yet/)).toBeTruthy();
});

/** Opens a row, or closes it. */
async function press(index: number): Promise<void> {
  const [button] = within(rowAt(index)).getAllByRole("button");
  if (button) await agent().click(button);
}

function rowAt(index: number): HTMLElement {
  const row = rows()[index];
  if (!(row instanceof HTMLElement)) throw new Error(`There is no row ${index}`);
  return row;
}

async function deleteEverything(): Promise<void> {
  await agent().click(screen.getByRole("button", { name: "Delete history…" }));
  await agent().click(screen.getByRole("button", { name: "Delete everything" }));
}

/** jsdom's files have no `text()`. */
function textOf(file: Blob | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!file) throw new Error("No file was handed over");
    const reader = new FileReader();
    reader.onerror = () => reject(new Error("The file can't be read"));
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : "");
    reader.readAsText(file);
  });
}

/** A journal of the right version, without what belongs in it. */
function makeDamagedJournal(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(JOURNAL_NAME, JOURNAL_VERSION);
    opening.onerror = () => reject(new Error("The journal could not be made"));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}
