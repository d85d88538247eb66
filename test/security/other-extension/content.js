// Sends what the page around it hands over, with the rights of a content script.
document.addEventListener("send", async ({ detail }) => {
  const { id, messages, overPorts } = JSON.parse(detail);
  let delivered = 0;
  let answered = 0;
  for (const message of messages) {
    await new Promise((done) => {
      if (overPorts) {
        const port = globalThis.chrome.runtime.connect(id);
        port.onMessage.addListener(() => answered++);
        port.onDisconnect.addListener(() => {
          const error = globalThis.chrome.runtime.lastError ?? port.error;
          if (!error?.message.includes("Receiving end does not exist")) delivered++;
          done();
        });
        try {
          port.postMessage({ number: 1, content: message });
        } catch {
          // Closed already.
        }
        return;
      }
      globalThis.chrome.runtime.sendMessage(id, message, (reply) => {
        if (!globalThis.chrome.runtime.lastError?.message.includes("Receiving end does not exist")) delivered++;
        if (reply !== undefined) answered++;
        done();
      });
    });
  }
  document.dispatchEvent(new CustomEvent("sent", { detail: JSON.stringify({ delivered, answered }) }));
});
