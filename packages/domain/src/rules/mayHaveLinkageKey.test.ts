import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, partner } from "../testing/builders.ts"
import { mayHaveLinkageKey } from "./mayHaveLinkageKey.ts"

const now = DateTime.makeUnsafe("2026-11-02T09:00:00Z")
const sealing = [
  { partner: "school", angle: "education", sealsAtSource: true },
  { partner: "welfare", angle: "welfare" }
] as const
const asked = (over: Parameters<typeof covenantDocument>[0] = {}, more: object = {}) => {
  const verdict = mayHaveLinkageKey({
    covenants: [covenantDocument({ parties: sealing, ...over })],
    partner: partner(),
    bound: true,
    now,
    ...more
  })
  if (verdict === undefined) return "hidden"
  return Result.isSuccess(verdict) ? "given" : verdict.failure.reasons.map((one) => one.code).join()
}

describe("who may be given a covenant's linkage key", () => {
  it("is a party that the covenant lets seal at the source", () => {
    expect(asked()).toBe("given")
    expect(asked({}, { partner: partner({ id: "welfare" }) })).toBe("sealing-not-permitted")
    expect(asked({ parties: [{ partner: "school", angle: "education", sealsAtSource: false }] })).toBe(
      "sealing-not-permitted"
    )
  })

  it("proves that its token is its own, where the covenant asks that", () => {
    expect(asked({ boundTokens: true }, { bound: false })).toBe("token-not-bound")
    expect(asked({ boundTokens: true })).toBe("given")
    expect(asked({}, { bound: false })).toBe("given")
  })

  it("is nobody under a covenant that is suspended, over or not begun", () => {
    expect(asked({ status: "suspended" })).toBe("covenant-suspended")
    expect(asked({ status: "ended" })).toBe("covenant-not-active")
    expect(asked({ validFrom: "2026-12-01" })).toBe("covenant-not-active")
    expect(asked({ validUntil: "2026-11-01" })).toBe("covenant-not-active")
  })

  it("is told of strangers, leavers, drafts and unknown covenants alike: there is none", () => {
    expect(asked({}, { partner: partner({ id: "stranger" }) })).toBe("hidden")
    expect(asked({}, { partner: undefined })).toBe("hidden")
    expect(asked({ departures: [{ partner: "school", on: "2026-10-01" }] })).toBe("hidden")
    expect(asked({ status: "draft" })).toBe("hidden")
    expect(asked({}, { covenants: [] })).toBe("hidden")
    expect(asked({ status: "ended" }, { partner: partner({ id: "stranger" }) })).toBe("hidden")
  })

  it("is no informal network, and nobody where there are no persons", () => {
    expect(asked({}, { partner: partner({ network: "informal" }) })).toBe("informal-network")
    expect(asked({ kinds: ["polarisation"] })).toBe("kind-not-covered")
  })
})
