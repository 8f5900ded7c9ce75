import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantId, UserId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import { type DecideRequestFacts, mayDecideRequest } from "./mayDecideRequest.ts"
import { mayHandleRights, overseesRights } from "./mayHandleRights.ts"
import { searchOf } from "./searchOf.ts"

const facts: DecideRequestFacts = {
  kind: "objection",
  state: "open",
  outcome: "dismissed",
  reason: "Het belang van het convenant weegt hier zwaarder.",
  toldOn: "2026-11-02",
  today: "2026-11-02",
  search: "whole",
  searchAgain: false
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

  it("searches again what a search may have missed, and where it cannot yet, asks to confirm that it will", () => {
    expect(codes({ search: "repeatable", searchAgain: true })).toEqual(["search-again-first"])
    for (const outcome of ["upheld", "dismissed"] as const)
      expect(codes({ search: "missed", outcome })).toEqual(["search-not-confirmed"])
    expect(codes({ search: "missed", searchAgain: true })).toEqual([])
    for (const search of ["repeatable", "missed"] as const) expect(codes({ search, outcome: "withdrawn" })).toEqual([])
  })

  it("calls a search whole that was made while linking went on, and one that cannot be made again missed", () => {
    const of = (searchedPaused: boolean, paused: boolean, covenantEnded: boolean) =>
      searchOf({ searchedPaused, paused, covenantEnded })
    expect([of(false, false, false), of(false, true, true)]).toEqual(["whole", "whole"])
    expect(of(true, false, false)).toBe("repeatable")
    expect([of(true, true, false), of(true, false, true), of(true, true, true)]).toEqual(["missed", "missed", "missed"])
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
