import { inDeskWords } from "../../components/in-desk-words.tsx";
import { mount, type PageLanguage } from "../../components/mount.tsx";
import { loadResultContent } from "../../components/Result.tsx";
import { pageLanguage } from "../../lib/language.ts";
import { openAndEmptyLanguage } from "../../lib/open-and-empty.ts";
import { openScreen, openScreenSoon } from "../../lib/screen.ts";
import type { Language } from "../../lib/words/language.ts";
import { App, loadBeforeDesk } from "./App.tsx";
import { extraOf, mirroredExtra, mirrorExtra, type Extra } from "./extra.ts";

const loaders: Record<Extra, () => Promise<void>> = { "before-desk": loadBeforeDesk, result: loadResultContent };

/**
 * Puts the desk on the page, drawn once, as it stands: reading goes on beside loading, and nothing jumps afterwards. One whose address
 * says that it is open and empty is drawn at once, and the reading confirms it.
 */
export function mountDesk({ inPanel = false } = {}): void {
  const assumed = openAndEmptyLanguage(location);
  if (assumed === undefined) mountAsRead(inPanel);
  else mountAsAssumed(assumed, inPanel);
}

function mountAsRead(inPanel: boolean): void {
  const feed = openScreen();
  feed.follow((screen) => mirrorExtra(extraOf(screen)));
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

function mountAsAssumed(assumed: Language, inPanel: boolean): void {
  const feed = openScreenSoon();
  feed.follow((screen) => mirrorExtra(extraOf(screen)));
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
