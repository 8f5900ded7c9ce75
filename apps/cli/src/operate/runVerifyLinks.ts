import { type LinksVerdict, verifyLinks } from "@kruisverband/casework"
import { sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import { withEngine } from "./withEngine.ts"

export const VERIFY_LINKS_HELP = `kv verify-links
  Works every link out again from its own explanation: each weight from its terms, and whether the signals are one link.
  Prints how many there are, and each that differs with what does: "sum" or "verdict".`

const casework = sqlLayer("casework")

const report = ({ links, wrong }: LinksVerdict) => {
  for (const { link, why } of wrong) console.log(`${link}: ${why.join(", ")}`)
  console.log(`${links} kruisverbanden, ${wrong.length} wijken af / links, ${wrong.length} differ`)
  return wrong.length === 0 ? 0 : 1
}

/** Exit code: 0 all follow from their explanation, 1 some do not, or not readable. */
export const runVerifyLinks = (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.includes("--help")) {
    console.log(VERIFY_LINKS_HELP)
    return Promise.resolve(0)
  }
  return withEngine(verifyLinks().pipe(Effect.provide(casework), Effect.map(report)))
}
