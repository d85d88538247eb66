const page = globalThis.document;
const { storage, permissions, runtime } = globalThis.chrome;

/*
 * The product's own steps by hand, without a library, a schema, a form or a word: asks the browser what to show, then draws it; on a
 * press the worker does what it must, and tells the page the answer over the port that it was asked over.
 */

Promise.all([storage.local.get(), storage.session.get(), permissions.getAll()]).then(() => {
  page.body.innerHTML =
    '<input id="user" type="text" /><button type="submit">Fetch</button><section role="status"></section>';
  page.querySelector("button").addEventListener("click", () => line().postMessage(globalThis.call));
  page.querySelector("input").focus();
});

/** Before a press, as the product's page does when a customer is there: the worker that the last port led to may have been killed since. */
globalThis.getReady = () => void line();

let port;

function line() {
  if (port) return port;
  port = runtime.connect();
  port.onDisconnect.addListener(() => (port = undefined));
  port.onMessage.addListener((answer) => {
    const id = page.createElement("code");
    id.textContent = answer.requestId;
    page.querySelector("section").replaceChildren(id);
  });
  return port;
}
