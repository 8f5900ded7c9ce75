import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { ids } from "../testing/builders.ts"
import { mayAgreeToRevoke, mayRevoke } from "./mayRevoke.ts"
import { type RequestEndFacts, requestEndOf } from "./requestEndOf.ts"

describe("requestEndOf", () => {
  const end = (over: Partial<RequestEndFacts>) =>
    requestEndOf({
      kind: "access",
      outcome: "upheld",
      decidedOn: "2026-11-02",
      closedCase: "P5Y",
      restrictionEndedOn: null,
      untold: false,
      ...over
    })

  it.each([
    ["the covenant's term for closed cases", {}, "2031-11-02"],
    ["a shorter one", { closedCase: "P2Y" }, "2028-11-02"],
    ["five years where the covenant's is longer", { closedCase: "P10Y" }, "2031-11-02"],
    ["the same for an objection that was dismissed", { kind: "objection", outcome: "dismissed" }, "2031-11-02"],
    [
      "from the day the restriction ended for one that was upheld",
      { kind: "objection", restrictionEndedOn: "2027-12-31" },
      "2032-12-31"
    ]
  ] as const)("is over after %s", (_, over, endsOn) => {
    expect(end(over)).toMatchObject({ endsOn, because: "term" })
  })

  it("is not over while its restriction stands, nor while somebody has to be told", () => {
    expect(end({ kind: "objection" })).toMatchObject({ endsOn: null, because: "restriction" })
    expect(end({ untold: true })).toMatchObject({ endsOn: null, because: "untold" })
  })
})

describe("taking back an upheld objection", () => {
  const codes = (result: ReturnType<typeof mayRevoke>) =>
    Result.isFailure(result) ? result.failure.reasons.map(({ code }) => code) : []
  const facts = {
    kind: "objection",
    state: "closed",
    outcome: "upheld",
    revoked: false,
    reason: "De rechtbank besloot anders.",
    decidedOn: "2026-11-01",
    toldOn: "2026-11-02",
    today: "2026-11-02"
  } as const

  it.each([
    [{}, []],
    [{ kind: "erasure" }, ["nothing-to-take-back"]],
    [{ outcome: "dismissed" }, ["nothing-to-take-back"]],
    [{ state: "closing" }, ["nothing-to-take-back"]],
    [{ revoked: true }, ["taken-back-already"]],
    [{ reason: " " }, ["reason-missing"]],
    [{ decidedOn: "2026-11-03" }, ["decided-in-future"]],
    [{ toldOn: "2026-11-03" }, ["told-in-future"]]
  ] as const)("with %o is refused for %o", (over, expected) => {
    expect(codes(mayRevoke({ ...facts, ...over }))).toEqual(expected)
  })

  it("takes a second person who answers for the covenant", () => {
    const covenant = ids.covenant("c1")
    const viewer = (role: "administrator" | "coordinator") => ({
      ...{ covenant, proposedBy: ids.user("officer") },
      viewer: { user: ids.user("other"), grants: [{ role, covenant }] }
    })
    expect(codes(mayAgreeToRevoke(viewer("administrator")))).toEqual([])
    expect(codes(mayAgreeToRevoke(viewer("coordinator")))).toEqual(["not-answerable"])
    expect(codes(mayAgreeToRevoke({ ...viewer("administrator"), proposedBy: ids.user("other") }))).toEqual([
      "second-person"
    ])
  })
})
