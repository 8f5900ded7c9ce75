import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Effect, Exit, Schema, Scope } from "effect"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { lendPlatform } from "./lendPlatform.ts"
import { parseScenarioYaml } from "./parseScenarioYaml.ts"
import { type Lend, runScenario } from "./runScenario.ts"
import { ScenarioFile } from "./Scenario.ts"

const folder = fileURLToPath(new URL("../../../../scenarios", import.meta.url))
const read = (file: string) =>
  Schema.decodeUnknownSync(ScenarioFile)(parseScenarioYaml(readFileSync(`${folder}/${file}`, "utf8")))

/** Of a scenario's orders; `npm run scenarios` goes through them all. */
const ORDERS = 6

const scope = Effect.runSync(Scope.make())
let lend: Lend | undefined

beforeAll(async () => {
  lend = await Effect.runPromise(Scope.provide(lendPlatform, scope))
})
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

describe.each(readdirSync(folder).filter((file) => file.endsWith(".yaml")))("%s", (file) => {
  it.each(read(file).map((scenario) => [scenario.scenario, scenario] as const))("%s", async (_, scenario) => {
    if (lend === undefined) throw new Error("no platform")
    const outcomes = await Effect.runPromise(runScenario(scenario, lend, ORDERS))
    const failed = outcomes.filter((outcome) => outcome.finding !== undefined)
    assert.isAbove(outcomes.length, 0)
    assert.deepStrictEqual(failed, [])
  })
})
