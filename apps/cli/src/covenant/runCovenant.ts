import { readFile } from "node:fs/promises"
import { adviseOn, CovenantDocument, checkActivation, covenantTemplates } from "@kruisverband/domain"
import { decodeStrict } from "@kruisverband/http"
import { Effect, Result } from "effect"
import { parse, stringify } from "yaml"

export const COVENANT_HELP = `kv covenant check FILE.yaml|json
  Says whether the document is a covenant, and names each field that is missing before it can be activated.
  Then what it had better say; that does not keep it from being activated.
kv covenant new TEMPLATE
  Prints a document to begin from: ${covenantTemplates.map(({ code }) => code).join(", ")}.`

/** Exit code: 0 when it can be activated, 1 when it cannot, 2 when called wrongly. */
export const runCovenant = async (argv: ReadonlyArray<string>): Promise<number> => {
  const [verb, file] = argv
  if (verb === "new") return printTemplate(file)
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
  for (const { field, law, text } of adviseOn(decoded.success))
    console.log(`advies / advice ${field} (${law}): ${text.nl} / ${text.en}`)
  if (missing.length === 0) console.log(`${decoded.success.id} versie ${decoded.success.version}: in orde / complete`)
  return missing.length === 0 ? 0 : 1
}

const printTemplate = (code: string | undefined): number => {
  const template = covenantTemplates.find((one) => one.code === code)
  console.log(template === undefined ? COVENANT_HELP : stringify({ id: "", ...template.document }))
  return template === undefined ? 2 : 0
}
