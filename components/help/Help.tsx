import { useState, type Dispatch } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { SENT_LATELY } from "../../lib/authing/sent-lately.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import { OUTCOMES } from "../../lib/state/attempt.ts";
import { helpWords } from "../../lib/words/help-words.ts";
import type { HelpWords } from "../../lib/words/help-en.ts";
import type { Words } from "../../lib/words/en.ts";
import { listedCodes, type ListedCode } from "../../lib/words/service-codes.ts";
import { deskKeys } from "../shared/desk-keys.ts";
import { usePageWords } from "../shared/use-words.ts";

interface HelpProps {
  /** The keys that open the desk, as the browser words them; empty if there are none. */
  deskShortcut: string;
}

/** What every outcome and code means and what to do next, from the tables that the desk reads. */
export function Help({ deskShortcut }: HelpProps) {
  const words = usePageWords(helpWords);
  const { help, outcomes } = words;
  const [find, setFind] = useState("");
  const foundApiCodes = [...listedCodes(words.apiCodes), ...sentLately(words)].filter((listed) => fits(listed, find));
  const foundStatusCodes = [...listedCodes(words.statusCodes), ...endUserOnly(words)]
    .sort((a, b) => a.code - b.code)
    .filter((listed) => fits(listed, find));
  return (
    <div class="help">
      <h1>{help.title}</h1>
      <p>{help.text}</p>
      <nav aria-label={help.contents}>
        <ul class="help-contents">
          {(["outcomes", "fixes", "keys", "apiCodes", "statusCodes", "unlisted"] as const).map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{help[section]}</a>
            </li>
          ))}
        </ul>
      </nav>

      <Section id="outcomes" title={help.outcomes} text={help.outcomesText}>
        <HelpTable
          label={help.outcomes}
          headings={[help.outcome, help.happened, help.next]}
          rows={OUTCOMES.map((outcome) => {
            const { means, next } = help.outcomeMeanings[outcome];
            return [outcomes[outcome], means, next];
          })}
        />
      </Section>

      <Section id="fixes" title={help.fixes} text={help.fixesText}>
        <HelpTable
          label={help.fixes}
          headings={[words.desk.fix, help.does]}
          rows={fixIds.map((id) => [words.fixes[id].name, words.fixes[id].about])}
        />
      </Section>

      <Section id="keys" title={help.keys} text={help.keysText}>
        <HelpTable label={help.keys} headings={[help.key, help.does]} rows={keys(words, deskShortcut)} />
      </Section>

      <FindCode find={find} onFind={setFind} />
      {foundApiCodes.length + foundStatusCodes.length === 0 && <p role="status">{help.noCode}</p>}
      <Section id="apiCodes" title={help.apiCodes} text={help.apiCodesText}>
        <CodeTable label={help.apiCodes} codes={foundApiCodes} />
      </Section>
      <Section id="statusCodes" title={help.statusCodes} text={help.statusCodesText}>
        <CodeTable label={help.statusCodes} codes={foundStatusCodes} />
      </Section>
      <Section id="unlisted" title={help.unlisted} text={help.unlistedText} />
    </div>
  );
}

/** What two more codes mean, but only in the answer to **Send code**. */
function sentLately({ failures, help }: Words & HelpWords): ListedCode[] {
  const { says, next } = failures["code-sent-lately"];
  return SENT_LATELY.map((code) => ({ code, means: `${help.sendCodeOnly} ${says}`, next }));
}

/** `statusCode`s by which a service says that it keeps an unbind to the customer's own session. */
const END_USER_ONLY = [401, 404];

interface Row extends ListedCode {
  /** The calls that it is about; absent if it means the same after every one. */
  after?: string;
}

/** What they mean, but only in the answer to an unbind. */
function endUserOnly({ failures }: Words): Row[] {
  const { says: means, next } = failures["end-user-only"];
  return END_USER_ONLY.map((code) => ({ code, after: "unbind-phone, unbind-email", means, next }));
}

function nameOf({ code, after }: Row): string {
  return after === undefined ? String(code) : `${code} (${after})`;
}

function fits(row: Row, find: string): boolean {
  const wanted = find.normalize("NFKC").trim().toLowerCase();
  return `${nameOf(row)} ${row.means} ${row.next}`.toLowerCase().includes(wanted);
}

function keys(words: Words & HelpWords, deskShortcut: string): [string, string][] {
  const { openDesk, trace, close } = words.help.keyMeanings;
  const opening: [string, string][] = deskShortcut === "" ? [] : [[deskShortcut, openDesk]];
  return [...opening, ...deskKeys(words), ["Enter", trace], ["Esc", close]];
}

interface SectionProps {
  id: string;
  title: string;
  text: string;
  children?: ComponentChildren;
}

function Section({ id, title, text, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

function FindCode({ find, onFind }: { find: string; onFind: Dispatch<string> }) {
  const { help } = usePageWords(helpWords);
  return (
    <form role="search" class="field help-find" onSubmit={(event) => event.preventDefault()}>
      <label for="find-code">{help.find}</label>
      <input
        id="find-code"
        type="search"
        class="input"
        value={find}
        placeholder={help.findHint}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onFind(event.currentTarget.value)}
      />
    </form>
  );
}

function CodeTable({ label, codes }: { label: string; codes: readonly Row[] }) {
  const { help } = usePageWords(helpWords);
  if (codes.length === 0) return null;
  const rows = codes.map((row) => [nameOf(row), row.means, row.next]);
  return <HelpTable label={label} headings={[help.code, help.means, help.next]} rows={rows} />;
}

interface HelpTableProps {
  label: string;
  headings: readonly string[];
  /** The first cell of each names the row. */
  rows: readonly (readonly string[])[];
}

function HelpTable({ label, headings, rows }: HelpTableProps) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
