// `npm test`: types, lint, import boundaries, build, then every test of every workspace. Each of the four checks counts as one test.
// The last line is `N passed, N failed, N skipped`; the exit code is 1 when anything failed.
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { pinnedEnv, root, runHere, underPinnedNode } from "./pinnedNode.mjs"
import { openFiles } from "./test/OpenFilesReporter.mjs"
import { tally } from "./test/tally.mjs"

await underPinnedNode(import.meta.url)
// Below npm we end with it, also when it is killed.
if (process.env.npm_lifecycle_event !== undefined) await import("./start/followParent.mjs")

/** Above any honest run on two cores; a hanging test must not hang the build for ever. */
const TESTS_MS = 28 * 60_000

const enginesRequired = process.env.REQUIRE_ENGINES === "1"

const checks = [
  { name: "types", command: "tsc", args: ["-b", ".", "scripts"] },
  { name: "lint", command: "biome", args: ["check", "."] },
  { name: "import boundaries", command: "turbo", args: ["boundaries"] },
  { name: "build", command: "turbo", args: ["run", "build", "--output-logs=errors-only"] }
]

const sum = { passed: 0, failed: 0, skipped: 0 }
const outcomes = []

function textOf(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}

async function timed(name, act) {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const ok = await act().catch((error) => {
    console.error(error)
    sum.failed++ // by name none of the tests, but a run that breaks here must not end without its last line
    return false
  })
  outcomes.push(`${ok ? "ok    " : "FAILED"} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return ok
}

for (const { name, command, args } of checks) {
  const ok = await timed(name, async () => (await runHere(command, args)) === 0)
  sum[ok ? "passed" : "failed"]++
}

await timed("engines", async () => {
  const { engineNames, findEngine } = await import("../packages/testing/src/engines/engines.ts")
  const engines = []
  for (const name of engineNames) engines.push(await findEngine(name))
  for (const engine of engines)
    console.log(engine.found ? `${engine.name}: ${engine.path}` : `${engine.name}: MISSING, ${engine.reason}`)
  const chromium = engines.find((engine) => engine.name === "chromium")
  if (chromium?.found) pinnedEnv.CHROMIUM = chromium.path
  const absent = engines.filter((engine) => !engine.found)
  for (const { name, reason } of absent)
    outcomes.push(`${enginesRequired ? "FAILED" : "skip  "} engine ${name}: ${reason}`)
  if (enginesRequired) sum.failed += absent.length
  return !enginesRequired || absent.length === 0
})

await timed("tests", async () => {
  const report = join(root, "test-results/vitest.json")
  mkdirSync(join(root, "test-results"), { recursive: true })
  for (const old of [report, openFiles]) rmSync(old, { force: true }) // must not be taken for this run's
  const open = join(root, "scripts/test/OpenFilesReporter.mjs")
  const reporters = ["--reporter=default", "--reporter=json", `--reporter=${open}`, `--outputFile.json=${report}`]
  const code = await runHere("vitest", ["run", ...reporters], { env: pinnedEnv, timeoutMs: TESTS_MS })
  const tests = tally(textOf(report), code)
  if (textOf(report) === undefined) tests.notes.push(`begun and not ended: ${textOf(openFiles) ?? "no file"}`)
  for (const key of ["passed", "failed", "skipped"]) sum[key] += tests[key]
  outcomes.push(...tests.notes)
  return tests.failed === 0
})

console.log(`\n${outcomes.join("\n")}\n`)
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed === 0 ? 0 : 1
