/* A worker that does nothing but answer. */
globalThis.chrome.runtime.onMessage.addListener((message, sender, reply) => reply(true));
