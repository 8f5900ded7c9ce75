import { assert, describe, it } from "@effect/vitest"
import { ExplainedTerm } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { signed, waterfall } from "./waterfall.ts"

describe("waterfall", () => {
  it.effect.prop(
    "ends at the sum of all terms, each bar starting where the last ended",
    [Schema.Array(ExplainedTerm)],
    ([terms]) =>
      Effect.sync(() => {
        const small = terms.map((term) => ({
          ...term,
          weight: Math.sign(term.weight) * Math.min(30, Math.abs(term.weight))
        }))
        const picture = waterfall(small)
        const total = small.reduce((sum, term) => sum + term.weight, 0)
        assert.closeTo(picture.sum, total, 1e-9)
        picture.steps.forEach((step, index) => {
          assert.strictEqual(step.from, picture.steps[index - 1]?.to ?? 0)
          assert.isAtLeast(step.to, picture.low)
          assert.isAtMost(step.to, picture.high)
        })
      })
  )
  it("shows what speaks for before what speaks against, and leaves out what says nothing", () => {
    const term = (field: "familyName" | "phone" | "sex" | "prior", weight: number) => ({
      field,
      agreement: weight === 0 ? ("missing" as const) : ("exact" as const),
      weight,
      text: { nl: "", en: "" }
    })
    const picture = waterfall([term("sex", -2), term("familyName", 6), term("phone", 0), term("prior", -5)])
    assert.deepStrictEqual(
      picture.steps.map((step) => step.term.field),
      ["prior", "familyName", "sex"]
    )
  })
})

describe("signed", () => {
  it("always shows the sign, in the language's own notation", () => {
    assert.strictEqual(signed(6.12, "nl"), "+6,1")
    assert.strictEqual(signed(-2.4, "en"), "-2.4")
  })
})
