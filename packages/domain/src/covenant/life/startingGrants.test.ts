import { describe, expect, it } from "vitest"
import type { Role, User } from "../../role/Role.ts"
import { covenantDocument, grant, ids } from "../../testing/builders.ts"
import { postingGrants, startingGrants } from "./startingGrants.ts"

const document = covenantDocument({ id: "new", municipalities: ["GM9001"] })
const others = [
  covenantDocument({ id: "near" }),
  covenantDocument({ id: "far", municipalities: ["GM9009"], parties: [{ partner: "harbour", angle: "police" }] })
]
const person = (id: string, role: Role, covenant: string, over: Partial<User> = {}): User => ({
  id: ids.user(id),
  displayName: id,
  grants: [grant(role, covenant)],
  ...over
})
const given = (person: User, drafter = "nobody") =>
  startingGrants({ document, drafter: ids.user(drafter), people: [person], others }).map((one) => one.role)

describe("startingGrants", () => {
  it("has who drafts a covenant draft it, in the role that lets them draft", () => {
    expect(given(person("a", "administrator", "far"), "a")).toEqual(["administrator"])
    expect(given(person("f", "data-protection-officer", "far"), "f")).toEqual(["data-protection-officer"])
    expect(given(person("a", "administrator", "far"))).toEqual([])
  })

  it("gives oversight to who has it for the same parties or municipalities", () => {
    for (const role of ["administrator", "data-protection-officer", "lead-municipality"] as const) {
      expect(given(person("x", role, "near"))).toEqual([role])
      expect(given(person("x", role, "far"))).toEqual([])
    }
  })

  it("lets the parties' signatories sign, and no stranger's", () => {
    expect(given(person("s", "signatory", "far", { partner: ids.partner("school") }))).toEqual(["signatory"])
    expect(given(person("s", "signatory", "near", { partner: ids.partner("harbour") }))).toEqual([])
  })

  it("lets nobody see a signal by it", () => {
    for (const role of ["coordinator", "poster", "case-participant", "desk-officer", "policy-analyst"] as const) {
      expect(given(person("x", role, "near", { partner: ids.partner("school") })), role).toEqual([])
    }
  })
})

describe("postingGrants", () => {
  const named = covenantDocument({ parties: [{ partner: "school", angle: "education", roles: ["teacher"] }] })
  const teacher = person("t", "poster", "near", { partner: ids.partner("school"), profession: "teacher" })
  const granted = (one: User, covenant = named) => postingGrants(covenant, [one]).length

  it("has those who post for a party post here, as far as the covenant names their profession", () => {
    expect(granted(teacher)).toBe(1)
    expect(granted({ ...teacher, profession: "caretaker" })).toBe(0)
    expect(granted({ ...teacher, profession: "caretaker" }, covenantDocument())).toBe(1)
    expect(granted({ ...teacher, partner: ids.partner("harbour") })).toBe(0)
    expect(granted({ ...teacher, grants: [grant("signatory", "near")] })).toBe(0)
  })
})
