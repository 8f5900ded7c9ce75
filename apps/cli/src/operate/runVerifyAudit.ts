import { type LogVerdict, verifyLog } from "@kruisverband/casework"
import { sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import { withEngine } from "./withEngine.ts"

export const VERIFY_HELP = `kv verify-audit
  Walks the processing log's hash chain from its first line; says whether it is whole, or which line does not fit.
  Keep the head it prints elsewhere: a log cut short at its end then shows.`

const casework = sqlLayer("casework")

const report = ({ lines, head, broken }: LogVerdict) => {
  if (broken === undefined) console.log(`${lines} regels, heel / lines, whole; head ${head}`)
  else console.log(`regel / line ${broken.seq}: ${broken.why} (${lines} regels in orde / lines in order)`)
  return broken === undefined ? 0 : 1
}

/** Exit code: 0 whole, 1 broken or not readable. */
export const runVerifyAudit = (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.includes("--help")) {
    console.log(VERIFY_HELP)
    return Promise.resolve(0)
  }
  return withEngine(verifyLog().pipe(Effect.provide(casework), Effect.map(report)))
}
