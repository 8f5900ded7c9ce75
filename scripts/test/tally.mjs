/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Tally */

/**
 * Counts what Vitest's JSON report says, names what failed, and what it does not count itself: a file that could not be loaded, an error outside
 * any test, a run that ended without a report. Each of those is one failure, so no broken run can look like a good one.
 * @param {string | undefined} report the report's text; undefined when there is none
 * @param {number} exitCode Vitest's own
 * @returns {Tally}
 */
export function tally(report, exitCode) {
  const files = parse(report)
  if (files === undefined) {
    const note = `vitest ended without a report (exit code ${exitCode})`
    return { passed: 0, failed: 1, skipped: 0, notes: [note] }
  }
  /** @type {Tally} */
  const sum = { passed: 0, failed: 0, skipped: 0, notes: [] }
  for (const file of files) {
    const tests = file.assertionResults ?? []
    for (const test of tests) {
      if (test.status === "passed") sum.passed++
      else if (test.status === "failed") {
        sum.failed++
        sum.notes.push(`failed: ${file.name}: ${test.fullName}`)
      } else {
        sum.skipped++
        sum.notes.push(`skipped: ${test.fullName}`)
      }
    }
    if (file.status === "failed" && !tests.some((test) => test.status === "failed")) {
      sum.failed++
      sum.notes.push(`file failed outside its tests: ${file.name}`)
    }
  }
  if (sum.passed + sum.failed + sum.skipped === 0) {
    sum.failed++
    sum.notes.push("vitest found no test at all")
  }
  if (exitCode !== 0 && sum.failed === 0) {
    sum.failed++
    sum.notes.push(`vitest failed without a failed test (exit code ${exitCode}): an error outside the tests, see above`)
  }
  return sum
}

function parse(report) {
  try {
    const { testResults } = JSON.parse(report ?? "")
    return Array.isArray(testResults) ? testResults : undefined
  } catch {
    return undefined
  }
}
