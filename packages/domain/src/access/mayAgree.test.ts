import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../role/Role.ts"
import { grant, ids } from "../testing/builders.ts"
import { agreementRefusalTexts } from "./agreementTexts.ts"
import {
  AgreedAct,
  type AgreementRequest,
  agreementStands,
  mayAgree,
  mayAskAgreement,
  mayTakeBack,
  mayUse
} from "./mayAgree.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const school = ids.partner("school")
const person = (user: string, role: Role, covenant = "c1", partner = school) => ({
  user,
  grants: [grant(role, covenant)],
  partner
})
const asked = (over: Partial<AgreementRequest> = {}): AgreementRequest => ({
  act: "hold",
  covenant: "c1",
  askedBy: "asker",
  state: "pending",
  expiresAt: DateTime.add(now, { days: 14 }),
  ...over
})
const code = (
  outcome: Result.Result<unknown, { readonly reasons: readonly [{ readonly code: string }, ...Array<unknown>] }>
) => (Result.isSuccess(outcome) ? "allowed" : outcome.failure.reasons[0].code)
const roles = (act: AgreedAct) =>
  Role.literals.filter((role) => code(mayAgree(person("other", role), asked({ act }), now)) === "allowed")

describe("an act that takes two persons", () => {
  it.each(AgreedAct.literals)("%s is never agreed to by who asked for it, in whatever role", (act) => {
    for (const role of Role.literals)
      expect(code(mayAgree(person("asker", role), asked({ act }), now))).toBe("own-request")
  })

  it.each(AgreedAct.literals)("%s is nobody's of another covenant", (act) => {
    for (const role of Role.literals) {
      expect(code(mayAgree(person("other", role, "c2"), asked({ act }), now))).toBe("may-not-agree")
      expect(code(mayAskAgreement(person("asker", role, "c2"), { act, covenant: "c1" }))).toBe("may-not-ask")
    }
  })

  it("is agreed to in the roles that know what is at stake", () => {
    expect(roles("hold")).toEqual(["data-protection-officer", "administrator"])
    expect(roles("key-destruction")).toEqual(["data-protection-officer", "administrator"])
    expect(roles("covenant-end")).toEqual(["lead-municipality", "data-protection-officer", "administrator"])
    expect(roles("export")).toEqual(["coordinator", "lead-municipality", "data-protection-officer", "administrator"])
    expect(roles("sharing-raised")).toEqual(["poster", "signatory"])
  })

  it("leaves the source of a signal to its own organisation", () => {
    const request = asked({ act: "sharing-raised", partner: "school" })
    expect(code(mayAgree(person("other", "signatory"), request, now))).toBe("allowed")
    const stranger = person("other", "signatory", "c1", ids.partner("police"))
    expect(code(mayAgree(stranger, request, now))).toBe("may-not-agree")
    expect(code(mayAskAgreement(stranger, { ...request }))).toBe("may-not-ask")
  })

  it("is decided on once, and in time", () => {
    const other = person("other", "administrator")
    const decide = (over: Partial<AgreementRequest>, at = now) => code(mayAgree(other, asked(over), at))
    expect(decide({}, DateTime.add(now, { days: 13 }))).toBe("allowed")
    expect(decide({}, DateTime.add(now, { days: 14 }))).toBe("request-over")
    for (const state of ["agreed", "done", "declined", "withdrawn"] as const)
      expect(decide({ state })).toBe("request-settled")
    expect(agreementStands(asked({ state: "declined" }), DateTime.add(now, { days: 99 }))).toBe("declined")
  })

  it("is taken back by who asked, until it is decided on", () => {
    const asker = person("asker", "administrator")
    expect(code(mayTakeBack(asker, asked(), now))).toBe("allowed")
    expect(code(mayTakeBack(person("other", "administrator"), asked(), now))).toBe("may-not-agree")
    expect(code(mayTakeBack(asker, asked({ state: "agreed" }), now))).toBe("request-settled")
    expect(code(mayTakeBack(asker, asked(), DateTime.add(now, { days: 14 })))).toBe("request-over")
  })

  it("is done by a request for precisely that, once, after another agreed", () => {
    const wanted = { act: "export", covenant: "c1", askedBy: "asker" } as const
    const use = (over: Partial<AgreementRequest>, at = now) =>
      code(mayUse(asked({ act: "export", ...over }), wanted, at))
    expect(use({ state: "agreed" })).toBe("allowed")
    expect(use({})).toBe("not-agreed")
    expect(use({ state: "declined" })).toBe("not-agreed")
    expect(use({ state: "done" })).toBe("request-settled")
    expect(use({ state: "agreed" }, DateTime.add(now, { days: 14 }))).toBe("request-over")
    expect(use({ state: "agreed", act: "hold" })).toBe("not-agreed")
    expect(use({ state: "agreed", covenant: "c2" })).toBe("not-agreed")
    expect(use({ state: "agreed", askedBy: "somebody" })).toBe("not-agreed")
    expect(code(mayUse(undefined, wanted, now))).toBe("not-agreed")
  })

  it("names a law and says it in both languages", () => {
    for (const { clause, text } of Object.values(agreementRefusalTexts)) {
      expect(clause).toMatch(/AVG/u)
      expect(text.nl).not.toBe(text.en)
    }
  })
})
