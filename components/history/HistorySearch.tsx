import { useEffect, useRef } from "preact/hooks";
import { OUTCOMES, type Outcome } from "../../lib/state/attempt.ts";
import { historyWords } from "../../lib/words/history-words.ts";
import { usePageWords } from "../shared/use-words.ts";

/** What is in the search fields. */
export interface HistoryFilter {
  text: string;
  /** Empty for any. */
  outcome: Outcome | "";
  /** As a date field has it, `2026-11-02`; empty for open. */
  from: string;
  to: string;
}

export const NO_FILTER: HistoryFilter = { text: "", outcome: "", from: "", to: "" };

export function isFiltered(filter: HistoryFilter): boolean {
  return Object.values(filter).some((value) => value !== "");
}

interface HistorySearchProps {
  filter: HistoryFilter;
  /** What is wrong with the text, and what to do. */
  failure?: string | undefined;
  onChange: (filter: HistoryFilter) => void;
  /** Enter, with what is in the text field. */
  onEnter: (text: string) => void;
}

/** One field for whatever the agent has in hand, and the two things that narrow it down. */
export function HistorySearch({ filter, failure, onChange, onEnter }: HistorySearchProps) {
  const { history, outcomes } = usePageWords(historyWords);
  const set = (change: Partial<HistoryFilter>) => onChange({ ...filter, ...change });
  const input = useRef<HTMLInputElement>(null);
  // Whoever opens the history looks for something.
  useEffect(() => input.current?.focus(), []);
  return (
    <form class="history-search" role="search" aria-label={history.title} onSubmit={(event) => event.preventDefault()}>
      <div class="field history-text">
        <label for="search">{history.search}</label>
        <input
          id="search"
          ref={input}
          type="search"
          class="input"
          value={filter.text}
          placeholder={history.searchHint}
          // A customer's number has no business in the browser's form history.
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={failure !== undefined}
          aria-describedby={failure && "search-failure"}
          onInput={(event) => set({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) onEnter(event.currentTarget.value);
          }}
        />
        {failure !== undefined && (
          <p id="search-failure" class="note note-warning" role="alert">
            {failure}
          </p>
        )}
      </div>
      <div class="field">
        <label for="outcome">{history.outcome}</label>
        <select
          id="outcome"
          class="input"
          value={filter.outcome}
          onChange={(event) => set({ outcome: OUTCOMES.find((known) => known === event.currentTarget.value) ?? "" })}
        >
          <option value="">{history.anyOutcome}</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {outcomes[outcome]}
            </option>
          ))}
        </select>
      </div>
      <DateField id="from" label={history.from} value={filter.from} onChange={(from) => set({ from })} />
      <DateField id="to" label={history.to} value={filter.to} onChange={(to) => set({ to })} />
      <button
        type="button"
        class="button"
        disabled={!isFiltered(filter)}
        onClick={() => {
          onChange(NO_FILTER);
          // A disabled button would drop the focus.
          input.current?.focus();
        }}
      >
        {history.clear}
      </button>
    </form>
  );
}

interface DateFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function DateField({ id, label, value, onChange }: DateFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" class="input" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
