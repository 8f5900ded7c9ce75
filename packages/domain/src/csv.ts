/** One line with its end (RFC 4180, CRLF). */
export function csvLine(cells: ReadonlyArray<string>): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

/**
 * One cell. A spreadsheet runs what begins with `=`, `+`, `-`, `@`, tab, carriage return or NUL as a formula, so those
 * get a leading apostrophe (ASVS 1.2.10).
 */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\0]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
