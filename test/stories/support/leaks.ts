/** What must not be seen by anybody, by what it is. */
export type Secrets = Record<string, string>;

/**
 * Which secret lies open where.
 * @param places the text of each place, by its name
 */
export function leaksIn(places: Record<string, string>, secrets: Secrets): string[] {
  return Object.entries(places).flatMap(([where, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => standsIn(secret, text))
      .map(([what]) => `${what} in ${where}`),
  );
}

/** A pass code is a few digits: where it stands within a longer number or ID it is chance. */
function standsIn(secret: string, text: string): boolean {
  return /^\d+$/.test(secret) ? new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(text) : text.includes(secret);
}

/**
 * A page's markup and what stands in its fields, but for those in which a secret is being typed. The pass code's own field has it
 * in its markup too, so that the browser does not keep it for restoring the tab.
 */
export const ON_PAGE = `(() => {
  const typing = "input[type=password], input[autocomplete=one-time-code]";
  const markup = document.documentElement.cloneNode(true);
  for (const field of markup.querySelectorAll(typing)) field.removeAttribute("value");
  const values = [...document.querySelectorAll("input, textarea")].filter((field) => !field.matches(typing));
  return [markup.outerHTML, ...values.map(({ value }) => value)].join("\\n");
})()`;

/** Everything on disk and in memory, for any browser, but for the two items that are there to hold a secret while unlocked. */
export const STORED = `(async () => {
  const { secret, token, ...session } = await chrome.storage.session.get();
  const journal = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onerror = fail;
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      Promise.all(stores.map((store) => new Promise((read) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => read(all.result);
      }))).then((rows) => { database.close(); done(rows); });
    };
  })));
  return { local: await chrome.storage.local.get(), session, journal };
})()`;
