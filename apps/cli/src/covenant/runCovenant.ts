import { readFile } from "node:fs/promises"
import { CovenantDocument, checkActivation } from "@kruisverband/domain"
import { decodeStrict } from "@kruisverband/http"
import { Effect, Result } from "effect"
import { parse } from "yaml"

export const COVENANT_HELP = `kv covenant check FILE.yaml|json
  Says whether the document is a covenant, and names each field that is missing before it can be activated.`

/** Exit code: 0 when it can be activated, 1 when it cannot, 2 when called wrongly. */
export const runCovenant = async (argv: ReadonlyArray<string>): Promise<number> => {
  const [verb, file] = argv
  if (verb !== "check" || file === undefined) {
    console.log(COVENANT_HELP)
    return verb === "--help" ? 0 : 2
  }
  const document: unknown = parse(await readFile(file, "utf8"))
  const decoded = await Effect.runPromise(Effect.result(decodeStrict(CovenantDocument)(document)))
  if (Result.isFailure(decoded)) {
    for (const reason of decoded.failure.reasons ?? [])
      console.log(`${reason.pointer ?? ""}: ${reason.text.nl} / ${reason.text.en}`)
    return 1
  }
  const missing = checkActivation(decoded.success, document)
  for (const { field, law, text } of missing) console.log(`${field} (${law}): ${text.nl} / ${text.en}`)
  if (missing.length === 0) console.log(`${decoded.success.id} versie ${decoded.success.version}: in orde / complete`)
  return missing.length === 0 ? 0 : 1
}
