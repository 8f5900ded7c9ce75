import { describe, expect, it } from "vitest"
import type { Told } from "../link/linkTexts.ts"
import { modelTexts } from "./modelTexts.ts"
import { reportTexts } from "./reportTexts.ts"
import { truthTexts } from "./truthTexts.ts"

describe("what kv model says", () => {
  it("says everything in two languages that are not the same, and what to do", () => {
    const { moreFaults, noModel, noRecords, noTruth, otherTruth, shippedName, skipped, there, ...plain } = modelTexts
    const some: ReadonlyArray<Told> = [
      ...Object.values(plain),
      ...[noRecords, noTruth, there].map((text) => text("in.csv")),
      noModel("m.json", { nl: "version ontbreekt: vul aan", en: "version is missing: add it" }),
      moreFaults("m.json", 3),
      otherTruth("t.csv", "in.csv"),
      shippedName("2026.12-1"),
      skipped(3)
    ]
    for (const { nl, en } of some) {
      expect(nl).not.toBe(en)
      for (const text of [nl, en]) expect(text).toMatch(/[:;?] \S|(?:geef|give) /u)
    }
  })

  it("has each word of a report in two languages, but for those that are the same in both", () => {
    const { bin: _, ...truth } = truthTexts
    const { furthest: __, howWell: ___, ...report } = reportTexts
    const alike = [...Object.values(report), ...Object.values(truth)]
      .map((text) => (typeof text === "function" ? text("9") : text))
      .flatMap(({ nl, en }) => (nl === en ? [nl] : []))
    expect(new Set(alike)).toEqual(new Set(["Records", "model", "Scores", "score", "records"]))
  })
})
