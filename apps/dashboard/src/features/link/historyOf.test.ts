import { describe, expect, it } from "vitest"
import { sampleLink } from "../../testing/sampleLinks.ts"
import { historyOf } from "./historyOf.ts"

const [review] = sampleLink(1).reviews
const at = (moment: string, id: string) => ({ ...review, id, at: moment })
const split = (moment: string) => ({ kind: "split", at: moment, before: [], after: [] })

describe("historyOf", () => {
  it("has the latest first, and a regrouping after the decision of that moment", () => {
    const link = sampleLink(1, {
      reviews: [at("2026-11-01T10:00:00.000Z", "r1"), at("2026-11-03T10:00:00.000Z", "r2")],
      regroupings: [split("2026-11-02T10:00:00.000Z"), split("2026-11-03T10:00:00.000Z")]
    })
    expect(historyOf(link).map((entry) => (entry.what === "review" ? entry.review.id : entry.at))).toEqual([
      "2026-11-03T10:00:00.000Z",
      "r2",
      "2026-11-02T10:00:00.000Z",
      "r1"
    ])
  })

  it("keeps the order in which things of one moment came", () => {
    const moment = "2026-11-03T10:00:00.000Z"
    const link = sampleLink(1, { reviews: [at(moment, "first"), at(moment, "second")], regroupings: [] })
    expect(historyOf(link).map((entry) => entry.what === "review" && entry.review.id)).toEqual(["second", "first"])
  })
})
