/** Presses **Unlock** and resolves when the desk is there; milliseconds. */
export async function unlockToDesk(): Promise<number> {
  const button = document.querySelector<HTMLButtonElement>("button[type=submit]");
  if (!button) throw new Error("There is no button to press");
  const shown = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector("#user") === null) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  const start = performance.now();
  button.click();
  await shown;
  return performance.now() - start;
}

/** The same key derivation as the vault's, with nothing around it; milliseconds. */
export async function deriveAlone(passphrase: string, iterations: number): Promise<number> {
  const start = performance.now();
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, [
    "deriveKey",
  ]);
  await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
  return performance.now() - start;
}
