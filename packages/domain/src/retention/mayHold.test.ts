import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import { holdReaches, keepsClocks, mayConfirmHold, mayHold } from "./mayHold.ts"

const facts = (role: Role, covenant = "c1") => ({
  viewer: { user: "u1", grants: [{ role, covenant: CovenantId.make(covenant) }] },
  covenant: "c1"
})
const codes = (result: ReturnType<typeof mayHold>) =>
  Result.match(result, { onSuccess: () => [], onFailure: ({ reasons }) => reasons.map(({ code }) => code) })

describe("stopping clocks", () => {
  it("is for who supervises or administers that very covenant", () => {
    expect(codes(mayHold(facts("data-protection-officer")))).toEqual([])
    expect(codes(mayHold(facts("administrator")))).toEqual([])
    expect(keepsClocks(facts("administrator"))).toBe("administrator")
    expect(codes(mayHold(facts("administrator", "c2")))).toEqual(["hold-role-missing"])
    for (const role of ["coordinator", "poster", "lead-municipality"] as const)
      expect(codes(mayHold(facts(role)))).toEqual(["hold-role-missing"])
  })

  it("is confirmed by another person than who did it", () => {
    expect(codes(mayConfirmHold({ ...facts("administrator"), setBy: "u2" }))).toEqual([])
    expect(codes(mayConfirmHold({ ...facts("administrator"), setBy: "u1" }))).toEqual(["hold-second-person"])
    expect(codes(mayConfirmHold({ ...facts("coordinator"), setBy: "u1" }))).toEqual(["hold-role-missing"])
  })

  it("reaches two weeks at most until then, and never beyond its end", () => {
    const reach = (until: string, confirmed: boolean) => holdReaches({ setOn: "2026-11-02", until, confirmed })
    expect(reach("2027-11-02", false)).toBe("2026-11-16")
    expect(reach("2027-11-02", true)).toBe("2027-11-02")
    expect(reach("2026-11-10", false)).toBe("2026-11-10")
  })
})
