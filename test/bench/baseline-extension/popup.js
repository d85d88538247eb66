const page = globalThis.document;

/* The least that any popup does: handlers, focus, and on a press one fetch whose answer is put on the screen. */

page.querySelector("input").addEventListener("input", () => undefined);
page.querySelector("button").addEventListener("click", async () => {
  const { url, init } = globalThis.call;
  const answer = await (await fetch(url, init)).json();
  const id = page.createElement("code");
  id.textContent = answer.requestId;
  page.querySelector("section").replaceChildren(id);
});
page.querySelector("input").focus();
