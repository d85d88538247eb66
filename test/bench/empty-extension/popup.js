const { document: page, fetch } = globalThis;

/* The least that any popup does: focus, and on a press one fetch whose answer goes on the screen. */

page.querySelector("button").addEventListener("click", async () => {
  const { url, init } = globalThis.call;
  const answer = await (await fetch(url, init)).json();
  page.querySelector("section").textContent = answer.requestId;
});
page.querySelector("input").focus();
