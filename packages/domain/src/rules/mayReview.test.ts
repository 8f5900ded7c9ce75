import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../role/Role.ts"
import { covenantDocument, grant, ids, signalFacts } from "../testing/builders.ts"
import { mayAsk, mayReview } from "./mayReview.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const elzerveen = ids.municipality("GM9001")
const waterdam = ids.municipality("GM9002")
const link = { covenant: ids.covenant("c1"), municipalities: [elzerveen] }
const signal = signalFacts(1)

const facts = (role: Role, over: { readonly municipality?: typeof elzerveen; readonly covenant?: string } = {}) => ({
  viewer: {
    user: ids.user("u"),
    grants: [grant(role, over.covenant)],
    ...(over.municipality === undefined ? {} : { municipality: over.municipality })
  },
  link,
  covenants: [covenantDocument()],
  now
})
const code = (result: ReturnType<typeof mayReview>) =>
  Result.match(result, { onSuccess: () => "allowed", onFailure: (refusal) => refusal.reasons[0].code })

describe("mayReview", () => {
  it.each(Role.literals)("as %s", (role) => {
    const expected = role === "coordinator" || role === "lead-municipality" ? "allowed" : "not-a-reviewer"
    expect(code(mayReview(facts(role)))).toBe(expected)
  })

  it("holds within the covenant and the municipality of the reviewer", () => {
    expect(code(mayReview(facts("coordinator", { covenant: "c2" })))).toBe("not-a-reviewer")
    expect(code(mayReview(facts("coordinator", { municipality: elzerveen })))).toBe("allowed")
    expect(code(mayReview(facts("lead-municipality", { municipality: waterdam })))).toBe("outside-municipality")
  })

  it.each([
    [{ status: "suspended" }, "covenant-suspended"],
    [{ status: "ended" }, "covenant-not-active"],
    [{ id: "c2" }, "covenant-unknown"]
  ] as const)("under a covenant with %o is refused", (over, expected) => {
    expect(code(mayReview({ ...facts("coordinator"), covenants: [covenantDocument(over)] }))).toBe(expected)
  })
})

describe("mayAsk", () => {
  it("is for who may review and sees that the signal exists", () => {
    const ask = (over: Partial<Parameters<typeof mayAsk>[0]>) =>
      code(mayAsk({ ...facts("coordinator"), signal: { ...signal, level: "existence-only" }, ...over }))
    expect(ask({})).toBe("allowed")
    expect(ask(facts("poster"))).toBe("not-a-reviewer")
    expect(ask({ signal: { ...signal, network: "informal" } })).toBe("not-visible")
    expect(ask({ signal: { ...signal, covenant: ids.covenant("c2") } })).toBe("not-visible")
    expect(ask({ purpose: "research" })).toBe("not-visible")
    expect(ask({ viewer: { ...facts("coordinator").viewer, partner: signal.partner } })).toBe("own-signal")
  })
})
