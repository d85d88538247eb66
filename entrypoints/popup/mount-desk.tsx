import { inDeskWords } from "../../components/in-desk-words.tsx";
import { mount } from "../../components/mount.tsx";
import { loadResultContent } from "../../components/Result.tsx";
import { pageLanguage } from "../../lib/language.ts";
import { openScreen } from "../../lib/screen.ts";
import { App, loadBeforeDesk } from "./App.tsx";
import { extraOf, mirroredExtra, mirrorExtra, type Extra } from "./extra.ts";

const loaders: Record<Extra, () => Promise<void>> = { "before-desk": loadBeforeDesk, result: loadResultContent };

/** Puts the desk on the page, drawn once, as it stands: reading goes on beside loading, and nothing jumps afterwards. */
export function mountDesk({ inPanel = false } = {}): void {
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
