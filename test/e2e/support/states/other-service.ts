/** Run in a page of ours: the settings name an address that the browser was never asked to allow. */
export const OTHER_SERVICE = `chrome.storage.local.get("settings").then(({ settings }) =>
  chrome.storage.local.set({ settings: { ...settings, serviceAddress: "https://authing.example.com" } }))`;
