import { render, screen, within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { Help } from "../../../components/help/Help.tsx";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { SENT_LATELY } from "../../../lib/authing/sent-lately.ts";
import { failed } from "../../../lib/failure.ts";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { orEndUserOnly } from "../../../lib/fixes/refusals.ts";
import { OUTCOMES } from "../../../lib/state/attempt.ts";
import { LANGUAGES } from "../../../lib/state/settings.ts";
import { helpWords } from "../../../lib/words/help-words.ts";
import { explainCodes } from "../../../lib/words/service-codes.ts";
import { wordsIn } from "../../../lib/words/words-in.ts";
import { agent } from "../agent.ts";

async function show(language: (typeof LANGUAGES)[number]) {
  const words = await wordsIn(language);
  render(
    <WordsContext.Provider value={words}>
      <Help deskShortcut="Alt+Shift+U" />
    </WordsContext.Provider>,
  );
  return { ...words, ...helpWords[language] };
}

/** What a table says, by the first cell of each row. */
function rowsOf(table: string): Record<string, string[]> {
  const rows = within(screen.getByRole("table", { name: table }))
    .getAllByRole("row")
    .slice(1);
  return Object.fromEntries(
    rows.map((row) => {
      const [name, ...cells] = Array.from(row.children, ({ textContent }) => textContent);
      return [name ?? "", cells];
    }),
  );
}

describe.each(LANGUAGES)("in %s", (language) => {
  it("has every code that the desk explains, in the desk's own words", async () => {
    const words = await show(language);
    const { help, apiCodes, statusCodes } = words;
    const rows = { apiCode: rowsOf(help.apiCodes), statusCode: rowsOf(help.statusCodes) };
    // Every number that a code could be: a code that the desk learns is asked for here too.
    for (const kind of ["apiCode", "statusCode"] as const) {
      const explained = [...Array(10_000).keys(), 2_120_008].filter((code) => explainCodes({ [kind]: code }, words));
      expect(explained.length).toBeGreaterThan(17);
      for (const code of explained) {
        const { means, next } = explainCodes({ [kind]: code }, words) ?? { means: "", next: "" };
        expect(rows[kind][String(code)]).toEqual([means, next]);
      }
    }
    expect(Object.keys(rows.apiCode)).toHaveLength(Object.keys(apiCodes).length + SENT_LATELY.length);
    expect(Object.keys(rows.statusCode).filter((name) => !name.includes("unbind-"))).toHaveLength(
      Object.keys(statusCodes).length,
    );
  });

  it("says which status codes mean after an unbind that only the customer may do it", async () => {
    const { help, statusCodes, failures } = await show(language);
    const { says, next } = failures["end-user-only"];
    const isSo = (statusCode: number) => {
      const read = orEndUserOnly(failed("refused", { answer: { statusCode } }));
      return !read.ok && read.failure.code === "end-user-only";
    };
    const codes = Object.keys(statusCodes).filter((code) => isSo(Number(code)));
    const rows = Object.entries(rowsOf(help.statusCodes)).filter(([name]) => name.includes("unbind-"));
    expect(rows).toEqual(codes.map((code) => [`${code} (unbind-phone, unbind-email)`, [says, next]]));
  });

  it("has what only a send call means by a code", async () => {
    const { help, failures } = await show(language);
    for (const code of SENT_LATELY) {
      expect(rowsOf(help.apiCodes)[String(code)]?.[0]).toContain(failures["code-sent-lately"].says);
    }
  });

  it("has every outcome, by the name that the history has for it", async () => {
    const { help, outcomes } = await show(language);
    expect(Object.keys(rowsOf(help.outcomes))).toEqual(OUTCOMES.map((outcome) => outcomes[outcome]));
  });

  it("has every fix, and what is not known of it", async () => {
    const { help, fixes } = await show(language);
    expect(rowsOf(help.fixes)).toEqual(Object.fromEntries(fixIds.map((id) => [fixes[id].name, [fixes[id].about]])));
    expect(fixes["sign-out"].about).toMatch(/Tokens|令牌/);
  });

  it("has the keys, the desk's own first", async () => {
    const { help } = await show(language);
    expect(Object.keys(rowsOf(help.keys))[0]).toBe("Alt+Shift+U");
  });
});

describe("a code is found", () => {
  it("by its number, or by a word", async () => {
    const { help } = await show("en");
    const field = screen.getByRole("searchbox", { name: help.find });
    await agent().type(field, "2217");
    expect(Object.keys(rowsOf(help.apiCodes))).toEqual(["2217"]);
    expect(screen.queryByRole("table", { name: help.statusCodes })).toBeNull();
    await agent().clear(field);
    await agent().type(field, "Captcha");
    expect(Object.keys(rowsOf(help.apiCodes))).toEqual(["2000"]);
  });

  it("or said not to be there", async () => {
    const { help } = await show("en");
    await agent().type(screen.getByRole("searchbox", { name: help.find }), "99999");
    expect(screen.getByRole("status").textContent).toBe(help.noCode);
  });
});
