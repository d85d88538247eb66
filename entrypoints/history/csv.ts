/** Excel takes a file without it for one in the system's old code page. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One record by RFC 4180, with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe;
}

/** Spreadsheets run what starts so, quoted or not. Source: OWASP, CSV injection. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text);
}
