import { inDeskWords } from "../../components/shared/in-desk-words.tsx";
import { mount, type PageLanguage } from "../../components/shared/mount.tsx";
import { loadResultContent } from "../../components/result/Result.tsx";
import { pageLanguage } from "../../lib/settings/language.ts";
import { openAndEmptyLanguage } from "../../lib/open-and-empty.ts";
import { openScreen, openScreenSoon, type ScreenFeed } from "../../lib/desk/desk-state.ts";
import type { Language } from "../../lib/state/language.ts";
import { App, loadBeforeDesk } from "./App.tsx";
import { extraOf, mirroredExtra, mirrorExtra, type Extra } from "./extra.ts";

const loaders: Record<Extra, () => Promise<void>> = { "before-desk": loadBeforeDesk, result: loadResultContent };

/**
 * Puts the desk on the page, drawn once, as it stands: reading goes on beside loading, and nothing jumps afterwards. One whose address
 * says that it is open and empty is drawn at once, and the reading confirms it.
 */
export function mountDesk({ inPanel = false } = {}): void {
  const assumed = openAndEmptyLanguage(location);
  const feed = assumed === undefined ? openScreen() : openScreenSoon();
  feed.follow((screen) => mirrorExtra(extraOf(screen)));
  if (assumed === undefined) mountAsRead(feed, inPanel);
  else mountAsAssumed(assumed, feed, inPanel);
}

function mountAsRead(feed: ScreenFeed, inPanel: boolean): void {
  // Beside the reading. Where it is the wrong guess, it is a load that nobody waits for.
  const guess = mirroredExtra();
  if (guess) void loaders[guess]();
  const known = feed.ready.then(async () => {
    const screen = feed.current();
    const extra = screen && extraOf(screen);
    if (extra) await loaders[extra]();
  });
  void mount(pageLanguage, async (language) => {
    const [page] = await Promise.all([inDeskWords(language, <App feed={feed} inPanel={inPanel} />), known]);
    return page;
  });
}

function mountAsAssumed(assumed: Language, feed: ScreenFeed, inPanel: boolean): void {
  const language: PageLanguage = {
    ...pageLanguage,
    mirrored: () => assumed,
    mirror: (now) => {
      pageLanguage.mirror(now);
      // The page is about to start again, and its address is out of date.
      if (now !== assumed) history.replaceState(null, "", location.pathname);
    },
  };
  void mount(language, (words) => inDeskWords(words, <App feed={feed} inPanel={inPanel} isAssumedOpen />));
}
