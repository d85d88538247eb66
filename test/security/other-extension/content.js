// Sends what the page around it hands over, with the rights of a content script.
document.addEventListener("send", async ({ detail }) => {
  const { id, messages } = JSON.parse(detail);
  let delivered = 0;
  let answered = 0;
  for (const message of messages) {
    await new Promise((done) => {
      globalThis.chrome.runtime.sendMessage(id, message, (reply) => {
        if (!globalThis.chrome.runtime.lastError?.message.includes("Receiving end does not exist")) delivered++;
        if (reply !== undefined) answered++;
        done();
      });
    });
  }
  document.dispatchEvent(new CustomEvent("sent", { detail: JSON.stringify({ delivered, answered }) }));
});
