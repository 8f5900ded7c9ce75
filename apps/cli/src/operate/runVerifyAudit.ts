import { type LogVerdict, sqlLayer, verifyLog } from "@kruisverband/store"
import { Effect } from "effect"
import { withEngine } from "./withEngine.ts"

export const VERIFY_HELP = `kv verify-audit
  Walks the hash chains of both processing logs (casework's and ingest's) from their first line; says whether they are
  whole, or which line does not fit. Keep the heads it prints elsewhere: a log cut short at its end then shows.`

const LOGS = ["casework", "ingest"] as const

const report = (owner: string, { lines, head, broken }: LogVerdict) => {
  if (broken === undefined) console.log(`${owner}: ${lines} regels, heel / lines, whole; head ${head}`)
  else console.log(`${owner}: regel / line ${broken.seq}: ${broken.why} (${lines} regels in orde / lines in order)`)
  return broken === undefined
}

const verifyBoth = Effect.map(
  Effect.forEach(LOGS, (owner) =>
    verifyLog().pipe(
      Effect.provide(sqlLayer(owner)),
      Effect.map((verdict) => report(owner, verdict))
    )
  ),
  (whole) => (whole.every((one) => one) ? 0 : 1)
)

/** Exit code: 0 whole, 1 broken or not readable. */
export const runVerifyAudit = (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.includes("--help")) {
    console.log(VERIFY_HELP)
    return Promise.resolve(0)
  }
  return withEngine(verifyBoth)
}
