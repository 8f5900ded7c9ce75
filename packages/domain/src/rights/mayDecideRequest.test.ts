import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantId, UserId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import { type DecideRequestFacts, mayDecideRequest } from "./mayDecideRequest.ts"
import { mayHandleRights, overseesRights } from "./mayHandleRights.ts"

const facts: DecideRequestFacts = {
  kind: "objection",
  state: "open",
  outcome: "dismissed",
  reason: "Het belang van het convenant weegt hier zwaarder.",
  toldOn: "2026-11-02",
  today: "2026-11-02"
}
const codes = (over: Partial<DecideRequestFacts>) => {
  const found = mayDecideRequest({ ...facts, ...over })
  return Result.isSuccess(found) ? [] : found.failure.reasons.map((one) => one.code)
}

describe("deciding a person's request", () => {
  it("needs words, and the person told before a restriction is lifted", () => {
    expect(codes({})).toEqual([])
    expect(codes({ reason: " ", toldOn: undefined })).toEqual(["reason-missing", "not-told-first"])
    expect(codes({ toldOn: "2026-11-03" })).toEqual(["told-in-future"])
    expect(codes({ outcome: "upheld", toldOn: undefined })).toEqual([])
  })

  it("waits for identity, save for a request that is taken back, and is done once", () => {
    expect(codes({ state: "registered" })).toEqual(["identity-not-verified"])
    expect(codes({ state: "registered", outcome: "withdrawn" })).toEqual([])
    expect(codes({ state: "closed" })).toEqual(["already-decided"])
  })
})

describe("handling persons' requests", () => {
  const covenant = CovenantId.make("c1")
  const as = (role: Role, on = covenant) => ({
    viewer: { user: UserId.make("u"), grants: [{ role, covenant: on }], partner: undefined, municipality: undefined },
    covenant
  })

  it("is for the covenant's data protection officer alone", () => {
    expect(Result.isSuccess(mayHandleRights(as("data-protection-officer")))).toBe(true)
    expect(Result.isSuccess(mayHandleRights(as("data-protection-officer", CovenantId.make("c2"))))).toBe(false)
    for (const role of ["coordinator", "administrator", "poster"] as const)
      expect(Result.isSuccess(mayHandleRights(as(role)))).toBe(false)
  })

  it("is overseen by who answers for the covenant, in numbers", () => {
    expect(overseesRights(as("administrator"))).toBe(true)
    expect(overseesRights(as("lead-municipality"))).toBe(true)
    expect(overseesRights(as("coordinator"))).toBe(false)
  })
})
