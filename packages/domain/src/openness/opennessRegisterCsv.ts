import { csvLine } from "../csv.ts"
import type { WooGround } from "./WooDecision.ts"
import type { WooOutcome, WooState } from "./WooRequest.ts"

/** A request as the register has it: nobody is named. Local dates. */
export type OpennessRegisterRow = {
  readonly id: string
  readonly covenant: string
  readonly receivedOn: string
  readonly subject: string
  readonly state: WooState
  readonly extendedOn?: string | undefined
  readonly decideBy: string
  readonly decidedOn?: string | undefined
  readonly outcome?: WooOutcome | undefined
  readonly documents: number
  readonly grounds: ReadonlyArray<WooGround>
  readonly destroyedOn?: string | undefined
}

const columns = [
  ["id", "nummer"],
  ["covenant", "convenant"],
  ["receivedOn", "ontvangen op"],
  ["subject", "onderwerp"],
  ["state", "toestand"],
  ["extendedOn", "verdaagd op"],
  ["decideBy", "besluiten vóór of op"],
  ["decidedOn", "besloten op"],
  ["outcome", "besluit"],
  ["documents", "aantal documenten"],
  ["grounds", "weigeringsgronden"],
  ["destroyedOn", "stukken vernietigd op"]
] as const satisfies ReadonlyArray<readonly [keyof OpennessRegisterRow, string]>

const states: Readonly<Record<WooState, string>> = { open: "open", extended: "verdaagd", decided: "besloten" }
const outcomes: Readonly<Record<WooOutcome, string>> = {
  granted: "openbaar",
  "partly-refused": "gedeeltelijk openbaar",
  refused: "geweigerd",
  "no-documents": "geen documenten",
  withdrawn: "ingetrokken"
}

/** The register of requests for openness as CSV (RFC 4180, CRLF, header line); grounds within a cell parted by "; ". */
export function opennessRegisterCsv(rows: ReadonlyArray<OpennessRegisterRow>): string {
  const cellOf = (row: OpennessRegisterRow, field: keyof OpennessRegisterRow): string => {
    if (field === "state") return states[row.state]
    if (field === "outcome") return row.outcome === undefined ? "" : outcomes[row.outcome]
    if (field === "grounds") return row.grounds.join("; ")
    return String(row[field] ?? "")
  }
  const cells = rows.map((row) => columns.map(([field]) => cellOf(row, field)))
  return [columns.map(([, title]) => title), ...cells].map(csvLine).join("")
}
