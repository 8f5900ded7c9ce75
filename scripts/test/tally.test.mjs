import { expect, it } from "vitest"
import { tally } from "./tally.mjs"

const test = (status, fullName = "a test") => ({ status, fullName })
const report = (...files) => JSON.stringify({ testResults: files })

it("counts each test once, todo and pending as skipped, and names what did not pass", () => {
  const text = report(
    { name: "a", status: "passed", assertionResults: [test("passed"), test("passed"), test("pending", "needs kafka")] },
    { name: "b", status: "failed", assertionResults: [test("failed"), test("todo", "later")] }
  )
  expect(tally(text, 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 2,
    notes: ["skipped: needs kafka", "failed: b: a test", "skipped: later"]
  })
})

it("counts a file that could not be loaded as a failure", () => {
  const text = report(
    { name: "a", status: "passed", assertionResults: [test("passed")] },
    { name: "broken.test.ts", status: "failed", assertionResults: [] }
  )
  expect(tally(text, 1)).toMatchObject({ passed: 1, failed: 1 })
})

it("counts a failing hook after passed tests as a failure", () => {
  const text = report({ name: "a", status: "failed", assertionResults: [test("passed")] })
  expect(tally(text, 1)).toMatchObject({ passed: 1, failed: 1 })
})

it("does not believe a good report when vitest itself failed", () => {
  const text = report({ name: "a", status: "passed", assertionResults: [test("passed")] })
  expect(tally(text, 1)).toMatchObject({ passed: 1, failed: 1 })
  expect(tally(text, 0)).toMatchObject({ passed: 1, failed: 0 })
})

it.each([
  ["no report", undefined],
  ["half a report", '{"testResults":['],
  ["another report", "{}"]
])("counts %s as a failure, whatever the exit code", (_, text) => {
  expect(tally(text, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})

it("counts a run without any test as a failure", () => {
  expect(tally(report(), 0)).toMatchObject({ passed: 0, failed: 1 })
})
