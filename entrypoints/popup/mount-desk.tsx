import { inDeskWords } from "../../components/in-desk-words.tsx";
import { mount } from "../../components/mount.tsx";
import { loadResultContent } from "../../components/Result.tsx";
import { pageLanguage } from "../../lib/language.ts";
import { hadResult, mirrorResult } from "../../lib/result-mirror.ts";
import { openScreen, showsResult } from "../../lib/screen.ts";
import { App } from "./App.tsx";

/** Puts the desk on the page, drawn once, as it stands: reading goes on beside loading, and nothing jumps afterwards. */
export function mountDesk({ inPanel = false } = {}): void {
  const feed = openScreen();
  feed.follow((screen) => mirrorResult(showsResult(screen)));
  // Beside the reading. Where it was the wrong guess, it was a load that nobody waited for.
  if (hadResult()) void loadResultContent();
  const known = feed.ready.then(async () => {
    if (showsResult(feed.current())) await loadResultContent();
  });
  void mount(pageLanguage, async (language) => {
    const [page] = await Promise.all([inDeskWords(language, <App feed={feed} inPanel={inPanel} />), known]);
    return page;
  });
}
