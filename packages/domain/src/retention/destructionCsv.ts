import { csvLine } from "../csv.ts"
import type { RetentionState } from "./RetentionState.ts"

/** A destruction record as a row. Months `YYYY-MM`, the day local. */
export type DestructionRow = {
  readonly covenant: string
  readonly covenantVersion: number
  readonly state: RetentionState
  readonly list: string
  readonly entry: string
  readonly destroyedOn: string
  readonly receivedFrom: string
  readonly receivedUntil: string
  readonly count: number
  /** Of these, how many a hold had kept past the end of their clock. */
  readonly heldLonger: number
}

const columns = [
  ["covenant", "convenant"],
  ["covenantVersion", "versie"],
  ["state", "toestand"],
  ["list", "selectielijst"],
  ["entry", "categorie"],
  ["destroyedOn", "vernietigd op"],
  ["receivedFrom", "ontvangen van"],
  ["receivedUntil", "ontvangen tot en met"],
  ["count", "aantal"],
  ["heldLonger", "waarvan langer vastgehouden"]
] as const satisfies ReadonlyArray<readonly [keyof DestructionRow, string]>

const states: Readonly<Record<RetentionState, string>> = {
  unlinked: "zonder verband",
  rejected: "afgewezen verband",
  linked: "in een verband",
  notAdopted: "niet opgepakt",
  openCase: "open casus",
  closedCase: "gesloten casus"
}

/** Destruction records as CSV (RFC 4180, CRLF, header line). */
export function destructionCsv(rows: ReadonlyArray<DestructionRow>): string {
  const cells = rows.map((row) =>
    columns.map(([field]) => (field === "state" ? states[row.state] : String(row[field])))
  )
  return [columns.map(([, title]) => title), ...cells].map(csvLine).join("")
}
