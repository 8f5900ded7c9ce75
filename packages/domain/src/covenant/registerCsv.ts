import type { RegisterEntry } from "./registerEntryOf.ts"

const columns = [
  ["covenant", "convenant"],
  ["version", "versie"],
  ["status", "status"],
  ["name", "naam van de verwerking"],
  ["registerEntry", "nummer in het register"],
  ["controllers", "verwerkingsverantwoordelijken"],
  ["contactPoint", "contactpunt"],
  ["arrangement", "regeling"],
  ["purposes", "doelen"],
  ["lawfulBasis", "grondslag"],
  ["subjects", "betrokkenen"],
  ["dataCategories", "gegevens"],
  ["specialCategories", "bijzondere gegevens"],
  ["recipients", "ontvangers"],
  ["transfers", "doorgifte buiten de EU"],
  ["retention", "bewaartermijnen"],
  ["archive", "selectielijst"],
  ["measures", "beveiliging"],
  ["dpia", "DPIA"],
  ["notified", "gemeld bij"],
  ["consultation", "voorafgaande raadpleging"],
  ["validFrom", "van"],
  ["validUntil", "tot en met"]
] as const satisfies ReadonlyArray<readonly [keyof RegisterEntry, string]>

/** The register as CSV (RFC 4180, CRLF, header line); lists within a cell are separated by "; ". */
export function registerCsv(entries: ReadonlyArray<RegisterEntry>): string {
  const rows = entries.map((entry) => columns.map(([field]) => textOf(entry[field])))
  return [columns.map(([, title]) => title), ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")
}

/**
 * One cell. A spreadsheet runs what begins with `=`, `+`, `-`, `@`, tab, carriage return or NUL as a formula, so those
 * get a leading apostrophe (ASVS 1.2.10).
 */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\0]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

const textOf = (value: RegisterEntry[keyof RegisterEntry]): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : value.join("; ")
