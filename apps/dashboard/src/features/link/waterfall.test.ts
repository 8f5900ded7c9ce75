import { assert, describe, it } from "@effect/vitest"
import { ExplainedTerm } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { signed, waterfall } from "./waterfall.ts"

const term = (field: ExplainedTerm["field"], weight: number, note?: string): ExplainedTerm => ({
  field,
  agreement: weight === 0 ? "missing" : "exact",
  weight,
  ...(note === undefined ? {} : { note }),
  text: { nl: "", en: "" }
})

describe("waterfall", () => {
  it.effect.prop(
    "ends at the sum of all terms to the last bit, and holds every bar and the threshold",
    [Schema.Array(ExplainedTerm), Schema.Finite],
    ([terms, bar]) =>
      Effect.sync(() => {
        const picture = waterfall(terms, bar)
        assert.strictEqual(
          picture.sum,
          terms.reduce((sum, one) => sum + one.weight, 0)
        )
        for (const { from, to, term: shown } of picture.steps) {
          assert.strictEqual(to, from + shown.weight)
          assert.isAtLeast(to, picture.low)
          assert.isAtMost(to, picture.high)
        }
        assert.isTrue(picture.low <= Math.min(0, bar) && picture.high >= Math.max(0, bar))
      })
  )

  it("keeps the order in which the terms were weighed, and gives no bar to what says nothing", () => {
    const picture = waterfall(
      [term("prior", -5), term("sex", -2), term("phone", 0), term("address", 0, "hub"), term("familyName", 6)],
      undefined
    )
    assert.deepStrictEqual(
      picture.steps.map((step) => [step.term.field, step.from, step.to]),
      [
        ["prior", 0, -5],
        ["sex", -5, -7],
        ["familyName", -7, -1]
      ]
    )
  })
})

describe("signed", () => {
  it("always shows the sign, in the language's own notation", () => {
    assert.strictEqual(signed(6.12, "nl"), "+6,1")
    assert.strictEqual(signed(-2.4, "en"), "-2.4")
  })
})
