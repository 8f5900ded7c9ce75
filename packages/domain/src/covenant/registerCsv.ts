import { csvLine } from "../csv.ts"
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
  return [columns.map(([, title]) => title), ...rows].map(csvLine).join("")
}

const textOf = (value: RegisterEntry[keyof RegisterEntry]): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : value.join("; ")
