const { document: page, MessageChannel } = globalThis;
const { storage, permissions, runtime, extension } = globalThis.chrome;

/*
 * The product's own steps by hand, without a library, a schema, a form or a word: asks the browser what to show, then draws it; on a
 * press the worker does what it must, and tells the page the answer over the channel that it was asked over.
 */

Promise.all([storage.local.get(), storage.session.get(), permissions.getAll()]).then(() => {
  page.body.innerHTML =
    '<input id="user" type="text" /><button type="submit">Fetch</button><section role="status"></section>';
  page.querySelector("button").addEventListener("click", () => channel.postMessage(globalThis.call));
  page.querySelector("input").focus();
});

/** Before a press, as the product's page does when a customer is there: the worker that the last port led to may have been killed since. */
globalThis.getReady = () => {
  if (port) return;
  port = runtime.connect();
  port.onDisconnect.addListener(() => (port = undefined));
  const { port1, port2 } = new MessageChannel();
  channel = port1;
  channel.onmessage = ({ data }) => {
    const id = page.createElement("code");
    id.textContent = data.requestId;
    page.querySelector("section").replaceChildren(id);
  };
  // Once the worker runs.
  port.onMessage.addListener(async () => {
    const background = extension?.getBackgroundPage?.();
    if (background) background.postMessage("line", globalThis.location.origin, [port2]);
    else (await globalThis.navigator.serviceWorker.ready).active.postMessage("line", [port2]);
  });
};

/** Tells when the worker ends. */
let port;
/** Goes from the page to its worker without passing through the browser's own process. */
let channel;
