import { setUpWords } from "../../lib/words/set-up.ts";
import { usePageWords } from "../shared/use-page-words.ts";

/** As many as the form has, so that nothing jumps when it comes. */
const FIELDS = 6;

/** What stands on the settings page until the worker has said what is stored. */
export function SettingsSkeleton() {
  const words = usePageWords();
  return (
    <>
      <h1>{words.settings.title}</h1>
      <p class="off-screen" role="status">
        {setUpWords[words.code].loading}
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
