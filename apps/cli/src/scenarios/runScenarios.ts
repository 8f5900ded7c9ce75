import { readFile } from "node:fs/promises"
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { lendPlatform } from "./lendPlatform.ts"
import { parseScenarioYaml } from "./parseScenarioYaml.ts"
import { type Outcome, runScenario } from "./runScenario.ts"
import { ScenarioFile } from "./Scenario.ts"

export const SCENARIOS_HELP = `npm run scenarios -- FILE.yaml…
  Runs scenario files through the HTTP API of a fresh platform; a line per expectation.`

const format = SchemaIssue.makeFormatterStandardSchemaV1()
const decode = Schema.decodeUnknownResult(ScenarioFile, { errors: "all", onExcessProperty: "error" })

const read = async (file: string) => {
  const result = decode(parseScenarioYaml(await readFile(file, "utf8")))
  if (Result.isSuccess(result)) return result.success
  for (const { path, message } of format(result.failure.issue).issues)
    console.error(`${file} ${(path ?? []).join(".")}: ${message}`)
  return undefined
}

const report = ({ scenario, run, expectation, finding }: Outcome) =>
  console.log(
    `${finding === undefined ? "ok  " : "FAIL"} ${scenario} [${run}] ${expectation}${finding === undefined ? "" : `: ${finding}`}`
  )

/** Exit code: 0 when every expectation holds, 1 when one does not, 2 when called wrongly or a file is no scenario. */
export const runScenarios = async (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.length === 0 || argv.includes("--help")) {
    console.log(SCENARIOS_HELP)
    return argv.length === 0 ? 2 : 0
  }
  const files = await Promise.all(argv.map(read))
  if (files.includes(undefined)) return 2
  const scenarios = files.flatMap((file) => file ?? [])
  const program = Effect.gen(function* () {
    const lend = yield* lendPlatform
    const outcomes: Array<Outcome> = []
    for (const scenario of scenarios) {
      const found = yield* runScenario(scenario, lend)
      found.forEach(report)
      outcomes.push(...found)
    }
    return outcomes
  })
  const outcomes = await Effect.runPromise(Effect.scoped(program))
  const failed = outcomes.filter((outcome) => outcome.finding !== undefined).length
  console.log(`${outcomes.length - failed} passed, ${failed} failed`)
  return failed === 0 && outcomes.length > 0 ? 0 : 1
}
