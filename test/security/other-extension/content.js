const { runtime } = globalThis.chrome;
const isNobody = (error) => error?.message.includes("Receiving end does not exist");

// Sends what the page around it hands over, with the rights of a content script.
document.addEventListener("send", async ({ detail }) => {
  const { id, messages, overPorts } = JSON.parse(detail);
  const tally = { delivered: 0, answered: 0 };
  const send = overPorts ? sendOverPort : sendByItself;
  for (const message of messages) await new Promise((done) => send(id, message, tally, done));
  document.dispatchEvent(new CustomEvent("sent", { detail: JSON.stringify(tally) }));
});

function sendByItself(id, message, tally, done) {
  runtime.sendMessage(id, message, (reply) => {
    if (!isNobody(runtime.lastError)) tally.delivered++;
    if (reply !== undefined) tally.answered++;
    done();
  });
}

function sendOverPort(id, message, tally, done) {
  const port = runtime.connect(id);
  port.onMessage.addListener(() => tally.answered++);
  port.onDisconnect.addListener(() => {
    if (!isNobody(runtime.lastError ?? port.error)) tally.delivered++;
    done();
  });
  try {
    port.postMessage({ number: 1, content: message });
  } catch {
    // Closed already.
  }
}
