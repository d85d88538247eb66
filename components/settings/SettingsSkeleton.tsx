import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

/** As many as the form has, so that nothing jumps when it comes. */
const FIELDS = 6;

/** What is on the settings page until the worker has said what is stored. */
export function SettingsSkeleton() {
  const { settings } = usePageWords(settingsWords);
  return (
    <>
      <h1>{settings.title}</h1>
      <p class="off-screen" role="status">
        {settings.loading}
      </p>
      <div class="settings" aria-hidden="true">
        {Array.from({ length: FIELDS }, (_, index) => (
          <div key={index} class="field">
            <span class="skeleton skeleton-label" />
            <span class="skeleton skeleton-input" />
          </div>
        ))}
      </div>
    </>
  );
}
