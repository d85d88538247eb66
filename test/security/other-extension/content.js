const { runtime } = globalThis.chrome;
const isNobody = (error) => error?.message.includes("Receiving end does not exist");

// Sends what the page around it hands over, with the rights of a content script.
document.addEventListener("send", async ({ detail }) => {
  const { id, messages } = JSON.parse(detail);
  const tally = { delivered: 0, answered: 0 };
  for (const message of messages) await new Promise((done) => send(id, message, tally, done));
  document.dispatchEvent(new CustomEvent("sent", { detail: JSON.stringify(tally) }));
});

function send(id, message, tally, done) {
  runtime.sendMessage(id, message, (reply) => {
    if (!isNobody(runtime.lastError)) tally.delivered++;
    if (reply !== undefined) tally.answered++;
    done();
  });
}
