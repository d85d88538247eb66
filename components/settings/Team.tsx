import { useRef } from "preact/hooks";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import type { Failure } from "../../lib/failure.ts";
import type { SettingChange, SettingsImport, SharedSetting } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import type { SettingsWords } from "../../lib/words/settings-en.ts";
import type { Words } from "../../lib/words/en.ts";
import { useKeptFocus } from "../shared/use-kept-focus.ts";
import { usePageWords } from "../shared/use-words.ts";
import { LANGUAGE_NAMES } from "./LanguageChoice.tsx";

interface TeamProps {
  /** Absent before there is anything to export. */
  onExport?: () => void;
  onChoose: (file: File) => void;
  /** What comes of the chosen file; absent if none was chosen. */
  imported: SettingsImport | undefined;
  /** Whether **Apply** was pressed. If something was saved meanwhile, it is not applied yet. */
  asked: boolean;
  failure: Failure | undefined;
  onApply: () => void;
  onCancel: () => void;
}

/** **Team**: the settings of one desk for another, as a file without any secret. */
export function Team({ onExport, onChoose, imported, asked, failure, onApply, onCancel }: TeamProps) {
  const words = usePageWords(settingsWords);
  const { team, failures } = words;
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  useKeptFocus(() => choose.current?.focus());
  const sentence = failure && failures[failure.code];
  const { applied = false, changes = [], left = [] } = imported ?? {};
  const notApplied = changes.length === 0 ? team.nothing : asked ? team.lookAgain : "";
  const note = applied ? team.applied : imported ? notApplied : "";
  return (
    <section class="settings" aria-labelledby="team-title">
      <h2 id="team-title">{team.title}</h2>
      <p class="note">{team.text}</p>
      <div class="buttons">
        {onExport && (
          <button type="button" class="button" onClick={onExport}>
            {team.exportSettings}
          </button>
        )}
        <button ref={choose} type="button" class="button" onClick={() => input.current?.click()}>
          {team.importSettings}
        </button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={team.file}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // The same file can be chosen again, once it was mended.
            event.currentTarget.value = "";
            if (file) onChoose(file);
          }}
        />
      </div>
      {changes.length > 0 && !applied && <Changes changes={changes} onApply={onApply} onCancel={onCancel} />}
      <p class={sentence ? "note note-bad" : "note"} role="status">
        {sentence ? `${sentence.says} ${sentence.next}` : note}
      </p>
      {left.length > 0 && (
        <p class="note note-warning">
          {team.left(left.map(({ setting, why }) => `${nameOf(setting, words)} (${team.whyLeft[why]})`))}
        </p>
      )}
    </section>
  );
}

/** What the stored secret belongs to: it is forgotten with a change of any. */
const BOUND_TO: ReadonlySet<SharedSetting> = new Set(["serviceAddress", "accessKeyId", "authenticationAddress"]);

interface ChangesProps {
  changes: readonly SettingChange[];
  onApply: () => void;
  onCancel: () => void;
}

function Changes({ changes, onApply, onCancel }: ChangesProps) {
  const words = usePageWords(settingsWords);
  const { team } = words;
  const isOther = changes.some(({ setting }) => BOUND_TO.has(setting));
  return (
    <div class="team-changes" role="group" aria-label={team.changes}>
      <table>
        <caption>{team.changes}</caption>
        <thead>
          <tr>
            <th scope="col">{team.setting}</th>
            <th scope="col">{team.now}</th>
            <th scope="col">{team.then}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ setting, from, to }) => (
            <tr key={setting}>
              <th scope="row">{nameOf(setting, words)}</th>
              <td>
                <bdi>{valueOf(setting, from, words)}</bdi>
              </td>
              <td>
                <bdi>{valueOf(setting, to, words)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOther && <p class="note note-warning">{team.secretAgain}</p>}
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={onApply}>
          {team.apply}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {team.cancel}
        </button>
      </div>
    </div>
  );
}

/** In the words of the settings themselves. */
function valueOf(setting: SharedSetting, text: string, words: Words & SettingsWords): string {
  const named: Partial<Record<SharedSetting, Readonly<Record<string, string>>>> = {
    unbindThrough: words.routes,
    ticketFormat: words.ticketStyle.formats,
    language: LANGUAGE_NAMES,
  };
  if (text === "") return words.team.none;
  if (setting !== "allowedFixes") return named[setting]?.[text] ?? text;
  return fixIds
    .filter((id) => text.split(", ").includes(id))
    .map((id) => words.fixes[id].name)
    .join(", ");
}

function nameOf(
  setting: SharedSetting,
  { settings, fixChoice, retention, ticketStyle, language }: Words & SettingsWords,
): string {
  const names: Record<SharedSetting, string> = {
    serviceAddress: settings.serviceAddress,
    authenticationAddress: settings.authenticationAddress,
    accessKeyId: settings.accessKeyId,
    appId: settings.appId,
    unbindThrough: settings.unbindThrough,
    autoLockMinutes: settings.autoLock,
    allowedFixes: fixChoice.title,
    retentionDays: retention.days,
    ticketFormat: ticketStyle.format,
    ticketTemplate: ticketStyle.template,
    language: language.title,
  };
  return names[setting];
}
