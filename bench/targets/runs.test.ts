import { expect, it } from "vitest"
import { readReport } from "./runs.ts"

it("reads the report of link, and no other text", () => {
  const report = [
    "columns not read: state",
    "5000 records, 2 rows skipped, 7241 pairs compared, 0 values of too many",
    "2011 clusters, 1169 of more than one record, 4158 records linked, 0 fit two clusters equally and were left alone",
    "2.56 s (1.87 s reading and encoding), 1956 records a second, 285 MB of memory, model 2026.11-2, as shipped"
  ].join("\n")
  expect(readReport(report)).toEqual({ records: 5000, seconds: 2.56, megabytes: 285 })
  expect(() => readReport("usage: …")).toThrow("not the report")
})
