const page = globalThis.document;
const { storage, permissions, runtime } = globalThis.chrome;

/*
 * The product's own steps by hand, without a library, a schema, a form or a word: asks the browser what to show, then draws it; on a
 * press the worker does what it must, and the answer comes by the watched state.
 */

Promise.all([storage.local.get(), storage.session.get(), permissions.getAll()]).then(() => {
  page.body.innerHTML =
    '<input id="user" type="text" /><button type="submit">Fetch</button><section role="status"></section>';
  page.querySelector("button").addEventListener("click", () => void runtime.sendMessage(globalThis.call));
  page.querySelector("input").focus();
});

storage.session.onChanged.addListener(({ answer }) => {
  const id = page.createElement("code");
  id.textContent = answer.newValue.requestId;
  page.querySelector("section").replaceChildren(id);
});
