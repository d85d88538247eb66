import { LANGUAGES, type Language } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface LanguageChoiceProps {
  /** Absent: the browser's. */
  chosen: Language | undefined;
  /** The organisation decides. */
  locked: boolean;
  /** Why it is not the page's language now. */
  failure: string | undefined;
  onChoose: (language: Language | undefined) => void;
}

/** Each language by its own name, so that whoever needs it can read it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", "zh-CN": "简体中文" };

/** **Language**: the browser's, or another. */
export function LanguageChoice({ chosen, locked, failure, onChoose }: LanguageChoiceProps) {
  const { language, setByOrganisation } = usePageWords(settingsWords);
  return (
    <div class="field language">
      <label for="language">{language.title}</label>
      <select
        id="language"
        class="input"
        value={chosen ?? ""}
        disabled={locked}
        aria-describedby={locked ? "language-note" : undefined}
        onChange={(event) => onChoose(LANGUAGES.find((known) => known === event.currentTarget.value))}
      >
        <option value="">{language.automatic}</option>
        {LANGUAGES.map((known) => (
          <option key={known} value={known} lang={known}>
            {LANGUAGE_NAMES[known]}
          </option>
        ))}
      </select>
      {locked && (
        <p id="language-note" class="note">
          {setByOrganisation}
        </p>
      )}
      <p class="note note-bad" role="alert">
        {failure}
      </p>
    </div>
  );
}
