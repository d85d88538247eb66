import { useEffect, useRef, useState } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import { FIRST_FIX } from "../../lib/fixes/fix-ids.ts";
import { TICKET_FIELDS } from "../../lib/result/ticket-fields.ts";
import { LONGEST_TEMPLATE, TICKET_FORMATS, type TicketFormat, type TicketStyle } from "../../lib/state/settings.ts";
import { builtInTemplate, namesRequestId, unknownFields } from "../../lib/result/ticket-template.ts";
import { ticketOf } from "../../lib/result/ticket.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import type { SettingsWords } from "../../lib/words/settings-en.ts";
import { HtmlPreview } from "./HtmlPreview.tsx";
import { useSaving } from "./use-saving.ts";
import { usePageWords } from "../shared/use-words.ts";

interface TicketSettingsProps {
  /** As it is stored by now. A template that can't be used doesn't take its place. */
  initial: TicketStyle;
  /** The organisation's format and template; absent if the agent may have their own. */
  managedFormat?: TicketFormat | undefined;
  managedTemplate: string | undefined;
  /**
   * Saves as the agent types; only what can be used is saved. Rejects if it could not be saved.
   */
  onSave: (style: TicketStyle) => Promise<void>;
}

/**
 * The format and the template of **Copy for ticket**, with what they make of a sample. Saved as it
 * is typed.
 */
export function TicketSettings({ initial, managedFormat, managedTemplate, onSave }: TicketSettingsProps) {
  const words = usePageWords(settingsWords);
  const { ticketStyle } = words;
  const [style, setStyle] = useState(initial);
  const before = useRef(initial.templates);
  // Another tab can save too; what is typed here and can't be saved stays.
  useEffect(() => {
    const isTyped = (format: TicketFormat) => templates[format]?.trim() !== before.current[format]?.trim();
    const shown = TICKET_FORMATS.map((one) => [one, (isTyped(one) ? templates : initial.templates)[one]] as const);
    setStyle({ format: initial.format, templates: Object.fromEntries(shown) });
    before.current = initial.templates;
  }, [JSON.stringify(initial)]);
  const { said, follow, forget } = useSaving(ticketStyle.saved);
  const field = useRef<HTMLTextAreaElement>(null);
  const { templates } = style;
  const format = managedFormat ?? style.format;
  const managed = managedTemplate !== undefined;
  const template = managedTemplate ?? templates[format] ?? builtInTemplate(format, words, FIRST_FIX);
  const wrong = managed ? undefined : whatIsWrong(template, ticketStyle);

  const lacks = managed || namesRequestId(template) ? undefined : ticketStyle.noRequestId;

  const choose = (next: TicketFormat) => {
    setStyle({ ...style, format: next });
    follow(onSave({ format: next, templates: initial.templates }));
  };

  /** @param next absent: the built-in one */
  const change = (next: string | undefined) => {
    setStyle({ ...style, templates: { ...templates, [format]: next } });
    if (next !== undefined && whatIsWrong(next, ticketStyle) !== undefined) {
      forget();
      return;
    }
    follow(onSave({ format: style.format, templates: { ...initial.templates, [format]: next?.trim() } }));
  };

  const shown = { format, templates: { [format]: template } };
  const sample = ticketOf(sampleAttempt(ticketStyle), words, shown);
  return (
    <section class="settings ticket-settings" aria-labelledby="ticket-title">
      <h2 id="ticket-title">{ticketStyle.title}</h2>
      <div class="field">
        <label for="ticket-format">{ticketStyle.format}</label>
        <select
          id="ticket-format"
          class="input"
          value={format}
          disabled={managedFormat !== undefined}
          onChange={(event) => choose(formatCalled(event.currentTarget.value))}
        >
          {TICKET_FORMATS.map((known) => (
            <option key={known} value={known}>
              {ticketStyle.formats[known]}
            </option>
          ))}
        </select>
        {managedFormat !== undefined && <p class="note">{words.setByOrganisation}</p>}
      </div>
      <div class="field">
        <label for="ticket-template">{ticketStyle.template}</label>
        <textarea
          id="ticket-template"
          ref={field}
          class="input template"
          rows={12}
          value={template}
          readOnly={managed}
          spellcheck={false}
          aria-invalid={wrong !== undefined}
          aria-describedby="ticket-note ticket-fields"
          onInput={(event) => change(event.currentTarget.value)}
        />
        <p id="ticket-note" class={(wrong ?? lacks ?? said?.isBad) ? "note note-warning" : "note"} aria-live="polite">
          {wrong ?? (managed ? ticketStyle.managed : [said?.text ?? ticketStyle.hint, lacks ?? []].flat().join(" "))}
        </p>
        <p id="ticket-fields" class="note">
          {ticketStyle.fields}: {TICKET_FIELDS.map((field) => `{{${field}}}`).join(" ")}
        </p>
      </div>
      <div class="buttons">
        <button
          type="button"
          class="button"
          disabled={managed || templates[format] === undefined}
          onClick={() => {
            change(undefined);
            // A disabled button would drop the focus.
            field.current?.focus();
          }}
        >
          {ticketStyle.reset}
        </button>
      </div>
      <figure class="ticket-preview" aria-labelledby="ticket-preview">
        <figcaption id="ticket-preview">
          {ticketStyle.preview} <span class="muted">{ticketStyle.previewNote}</span>
        </figcaption>
        <div class="ticket-previews">
          {sample.html !== undefined && <HtmlPreview html={sample.html} />}
          <pre>{sample.html ?? sample.text}</pre>
        </div>
      </figure>
    </section>
  );
}

function whatIsWrong(template: string, words: SettingsWords["ticketStyle"]): string | undefined {
  if (template.trim() === "") return words.emptyTemplate;
  if (template.length > LONGEST_TEMPLATE) return words.longTemplate(template.length - LONGEST_TEMPLATE);
  const unknown = unknownFields(template);
  return unknown.length === 0 ? undefined : words.unknownField(unknown);
}

function formatCalled(name: string): TicketFormat {
  return TICKET_FORMATS.find((format) => format === name) ?? "plain";
}

const SAMPLE_REQUEST_ID = "0f6b2c1e-8d47-4b9a-9c35-7a1e5d20c4b8";

/** Refused, because that shows the most: every part of an answer is there. */
function sampleAttempt({ sampleName, sampleMessage }: SettingsWords["ticketStyle"]): Attempt {
  const at = Date.UTC(2026, 0, 15, 9, 30);
  const answer = {
    httpStatus: 200,
    statusCode: 400,
    apiCode: 2001,
    message: sampleMessage,
    requestId: SAMPLE_REQUEST_ID,
  };
  return {
    attemptId: "3f0c9a52-7d0e-4f5e-9f43-0c1b8a6d2e11",
    fixId: FIRST_FIX,
    route: "unbind-phone",
    serviceAddress: "https://api.authing.cn",
    userId: "6319a1504f3aaaaf214dd5b7",
    userName: sampleName,
    target: "138****8000",
    state: "settled",
    preparedAt: at,
    sentAt: at,
    answeredAt: at,
    settledAt: at,
    answer,
    failure: { code: "refused", answer },
    readBack: { at, done: false },
    outcome: "refused",
  };
}
