import { Arbitrary, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { completeCovenant, covenantDocument } from "../testing/builders.ts"
import { CovenantDocument } from "./CovenantDocument.ts"
import { compareVersions } from "./compareVersions.ts"

const complete = completeCovenant()
const fields = (after: CovenantDocument) => compareVersions(complete, after).map((one) => one.field)

describe("compareVersions", () => {
  it("finds nothing between equal texts, whatever their number, state and departures", () => {
    const same = completeCovenant({
      version: 7,
      status: "ended",
      departures: [{ partner: "school", on: "2026-01-01" }]
    })
    expect(compareVersions(complete, same)).toEqual([])
  })

  it("tells each place with what it said and says", () => {
    const after = completeCovenant({ minimumAge: 14, retention: { ...complete.retention, unlinked: "P90D" } })
    expect(compareVersions(complete, after)).toEqual([
      { field: "/minimumAge", before: 12, after: 14 },
      { field: "/retention/unlinked", before: "P180D", after: "P90D" }
    ])
  })

  it("knows parties by their name, whatever their order", () => {
    expect(fields(completeCovenant({ parties: complete.parties.toReversed() }))).toEqual([])
    const [school, ...others] = complete.parties
    if (school === undefined) throw new Error("no parties")
    expect(fields(completeCovenant({ parties: others }))).toEqual(["/parties/school"])
    const added = completeCovenant({ parties: [...complete.parties, { partner: "vest", angle: "housing" }] })
    expect(compareVersions(complete, added)[0]).toMatchObject({ field: "/parties/vest", after: { angle: "housing" } })
    const raised = completeCovenant({ parties: [{ ...school, trainingRequired: true }, ...others] })
    expect(fields(raised)).toEqual(["/parties/school/trainingRequired"])
    const sealing = completeCovenant({ parties: [{ ...school, sealsAtSource: true }, ...others] })
    expect(compareVersions(complete, sealing)).toEqual([{ field: "/parties/school/sealsAtSource", after: true }])
  })

  it("minds which purpose comes first: it is the one a signal gets by default", () => {
    expect(fields(completeCovenant({ purposes: complete.purposes.toReversed() }))).toEqual(["/purposes"])
  })

  describe("of any two documents", () => {
    const sample = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(Schema.toType(CovenantDocument)), { count: 400, seed: 21 })
    )
    const pairs = sample.flatMap((before, index) => {
      const other = sample[(index * 7 + 1) % sample.length]
      return other === undefined ? [] : [[before, other] as const, [before, before] as const]
    })

    it("says the same seen from the other side, turned round", () => {
      for (const [before, after] of pairs) {
        const turned = compareVersions(after, before).map(({ field, before: from, after: to }) => ({
          field,
          ...(to === undefined ? {} : { before: to }),
          ...(from === undefined ? {} : { after: from })
        }))
        expect(turned).toEqual(compareVersions(before, after))
      }
    })

    it("finds a document equal to itself, and every changed field", () => {
      for (const [before, after] of pairs) {
        expect(compareVersions(before, before)).toEqual([])
        const changed = {
          ...before,
          minimumAge: before.minimumAge + 1,
          title: { ...before.title, nl: `${before.title.nl}!` }
        }
        expect(compareVersions(before, changed).map((one) => one.field)).toEqual(["/minimumAge", "/title/nl"])
        if (before !== after && before.id !== after.id)
          expect(compareVersions(before, after).map((one) => one.field)).toContain("/id")
      }
    })
  })

  it("escapes what a pointer cannot hold as it is", () => {
    const of = (category: string) => covenantDocument({ specialCategories: [{ category, exception: "x" }] })
    expect(compareVersions(covenantDocument(), of("a/b~c")).map((one) => one.field)).toEqual([
      "/specialCategories/a~1b~0c"
    ])
  })
})
