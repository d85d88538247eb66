/** Milliseconds for which the browser may still be reading the file. */
const KEPT = 60_000;

/** Hands the agent a file, as a link to it would; no permission is needed for that. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
