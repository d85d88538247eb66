/** Polls the page and swaps in what changed; copies, breaks and switches on request. */
export const pageScript = `
const said = document.getElementById("said");
let known = new Set([...document.querySelectorAll("[data-said]")].map((one) => one.dataset.said));
async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll(".live")) {
    const next = fresh.getElementById(part.id);
    if (next === null || next.innerHTML === part.dataset.shown) continue;
    if (part.dataset.shown === undefined && next.innerHTML === part.innerHTML) { part.dataset.shown = next.innerHTML; continue; }
    const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    part.dataset.shown = next.innerHTML;
    part.replaceChildren(...document.importNode(next, true).childNodes);
    if (focused !== null) part.querySelector('[aria-label="' + CSS.escape(focused) + '"]')?.focus();
  }
  const now = [...document.querySelectorAll("[data-said]")];
  const added = now.find((one) => !known.has(one.dataset.said));
  if (added !== undefined) {
    said.textContent = said.dataset.new + " " + added.dataset.said;
    added.classList.add("new");
  }
  known = new Set(now.map((one) => one.dataset.said));
}
async function loop() {
  await refresh().catch(() => {});
  setTimeout(loop, 1000);
}
setTimeout(loop, 1000);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button === null) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.classList.add("copied");
  said.textContent = said.dataset.copied + " " + button.dataset.copy;
  setTimeout(() => button.classList.remove("copied"), 1200);
});
document.getElementById("reset").addEventListener("click", async () => {
  await fetch("/sandbox/reset", { method: "POST" });
  await refresh();
  said.textContent = said.dataset.reset;
});
const post = (path, body) => fetch(path, { method: "POST", body: JSON.stringify(body) }).then(refresh);
document.addEventListener("click", ({ target }) => {
  const { fault } = target.closest("[data-fault]")?.dataset ?? {};
  if (fault !== undefined) post("/sandbox/faults", { ...JSON.parse(fault), call: document.getElementById("call").value });
  if (target.id === "mend") fetch("/sandbox/faults", { method: "DELETE" }).then(refresh);
});
document.addEventListener("change", ({ target }) => {
  const name = target.dataset.switch;
  if (name === undefined) return;
  const value = { checkbox: target.checked, number: Number(target.value) }[target.type] ?? target.value;
  post("/sandbox/switches", { [name]: value });
});
`;
