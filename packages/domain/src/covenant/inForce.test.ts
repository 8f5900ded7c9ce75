import { Arbitrary, DateTime, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument } from "../testing/builders.ts"
import { localDate } from "../time/localDate.ts"
import { CovenantStatus } from "./CovenantDocument.ts"
import { covenantStanding, inForce } from "./inForce.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

describe("covenantStanding", () => {
  it.each([
    [[], "unknown"],
    [[{ status: "draft" }], "draft"],
    [[{ validFrom: "2026-12-01" }], "not-yet-in-force"],
    [[{ validUntil: "2026-11-01" }], "expired"],
    [[{ status: "ended" }], "ended"],
    [[{ status: "suspended" }], "suspended"],
    [[{ status: "suspended", validUntil: "2026-11-01" }], "expired"],
    [[{}, { version: 2, status: "draft" }], "in-force"],
    [[{}, { version: 2, validFrom: "2026-12-01" }], "in-force"],
    [[{}, { version: 2, validUntil: "2026-11-01" }], "expired"],
    [[{ status: "suspended" }, { version: 2 }], "in-force"],
    [[{}, { status: "suspended" }], "suspended"]
  ] as const)("of versions %o is %s", (versions, standing) => {
    expect(covenantStanding(versions.map(covenantDocument), now).standing).toBe(standing)
  })

  it("has one version in force at most, whatever the order in which versions come", () => {
    const month = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))
    const draft = Schema.Struct({ status: CovenantStatus, from: month, until: month })
    const sets = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(Schema.Array(draft).check(Schema.isMaxLength(4))), {
        count: 500,
        seed: 2
      })
    )
    for (const drafts of sets) {
      const versions = drafts.map((one, index) =>
        covenantDocument({
          version: index + 1,
          status: one.status,
          validFrom: `2026-${String(one.from).padStart(2, "0")}-01`,
          validUntil: `2026-${String(one.until).padStart(2, "0")}-28`
        })
      )
      const found = inForce(versions, now)
      expect(inForce(versions.toReversed(), now)).toEqual(found)
      if (found === undefined) continue
      expect(found.status).toBe("active")
      expect(found.validFrom <= localDate(now) && localDate(now) <= found.validUntil).toBe(true)
    }
  })
})
