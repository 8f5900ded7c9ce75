import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import type { User } from "../role/Role.ts"
import { Role } from "../role/Role.ts"
import { covenantDocument, grant, ids } from "../testing/builders.ts"
import { FRESHNESS, isDormant, isFresh } from "./freshness.ts"
import { type DelegateFacts, mayDelegate } from "./mayDelegate.ts"
import { type Allowed, conflicts, mayGrant, mayShut, mayWithdraw } from "./mayGrant.ts"
import type { RoleDays } from "./roleDays.ts"

const document = covenantDocument()
const { id } = document
const now = DateTime.makeUnsafe("2026-11-02T09:00:00Z")

const person = (name: string, over: Partial<User> = {}): User => ({
  id: ids.user(name),
  displayName: name,
  grants: [],
  ...over
})
const admin = person("admin", { grants: [grant("administrator", id)] })
const codeOf = (outcome: Allowed) => (Result.isSuccess(outcome) ? "allowed" : outcome.failure.reasons[0].code)
const give = (role: typeof Role.Type, to: User, actor = admin) =>
  codeOf(mayGrant({ actor, person: to, role, document }))

describe("giving a role", () => {
  it("is for this covenant's administrator, to somebody else", () => {
    expect(give("coordinator", person("new"))).toBe("allowed")
    expect(give("coordinator", admin)).toBe("own-access")
    const elsewhere = person("other-admin", { grants: [grant("administrator", "another")] })
    expect(give("coordinator", person("new"), elsewhere)).toBe("not-an-administrator")
    expect(give("coordinator", person("new"), person("coordinator", { grants: [grant("coordinator", id)] }))).toBe(
      "not-an-administrator"
    )
  })

  it("gives a party's role to people of a party only", () => {
    const teacher = person("teacher", { partner: ids.partner("school") })
    const stranger = person("stranger", { partner: ids.partner("stranger") })
    for (const role of ["poster", "case-participant", "signatory"] as const) {
      expect([give(role, teacher), give(role, stranger), give(role, person("none"))]).toEqual([
        "allowed",
        "partner-not-party",
        "partner-not-party"
      ])
    }
  })

  it("keeps apart who gives access, who supervises and who works with signals, in either order", () => {
    for (const role of Role.literals) {
      for (const other of Role.literals) expect(conflicts(role, other)).toBe(conflicts(other, role))
    }
    const lead = person("lead", { grants: [grant("coordinator", id)] })
    expect(give("administrator", lead)).toBe("role-conflict")
    expect(give("data-protection-officer", lead)).toBe("role-conflict")
    expect(give("policy-analyst", lead)).toBe("allowed")
    expect(give("administrator", person("other", { grants: [grant("coordinator", "another")] }))).toBe("allowed")
    expect(give("data-protection-officer", person("second", { grants: [grant("administrator", id)] }))).toBe(
      "role-conflict"
    )
  })
})

describe("a role for a time", () => {
  const during = (days: RoleDays, role: typeof Role.Type = "coordinator") =>
    codeOf(mayGrant({ actor: admin, person: person("new"), role, document, days, today: "2026-11-02" }))
  it("ends on or after the day on which it begins, and not in the past", () => {
    expect(during({})).toBe("allowed")
    expect(during({ firstDay: "2026-12-01" })).toBe("allowed")
    expect(during({ firstDay: "2026-10-01", lastDay: "2026-11-02" })).toBe("allowed")
    expect(during({ lastDay: "2026-11-01" })).toBe("role-days-impossible")
    expect(during({ firstDay: "2026-12-02", lastDay: "2026-12-01" })).toBe("role-days-impossible")
  })

  it("is not an administrator's: a covenant keeps one", () => {
    expect(during({ lastDay: "2027-11-02" }, "administrator")).toBe("administrator-for-good")
    expect(during({ firstDay: "2026-12-01" }, "administrator")).toBe("allowed")
  })
})

describe("shutting an account", () => {
  it("is for who administers where that person works, and not for oneself", () => {
    const shut = (who: User) => codeOf(mayShut(admin, who))
    expect(shut(person("lead", { grants: [grant("coordinator", id)] }))).toBe("allowed")
    expect(shut(person("elsewhere", { grants: [grant("coordinator", "another")] }))).toBe("not-an-administrator")
    expect(shut(person("nothing"))).toBe("allowed")
    expect(shut(admin)).toBe("own-access")
    expect(codeOf(mayShut(person("lead", { grants: [grant("coordinator", id)] }), person("nothing")))).toBe(
      "not-an-administrator"
    )
  })
})

describe("taking a role away", () => {
  const take = (role: typeof Role.Type, from: User, people: ReadonlyArray<User>, actor = admin) =>
    codeOf(mayWithdraw({ actor, person: from, role, covenant: id, people }))
  const second = person("second", { grants: [grant("administrator", id)] })

  it("needs the role to be there, and leaves a covenant no day without an administrator", () => {
    const lead = person("lead", { grants: [grant("coordinator", id)] })
    expect(take("coordinator", lead, [admin, lead])).toBe("allowed")
    expect(take("poster", lead, [admin, lead])).toBe("role-not-held")
    expect(take("administrator", second, [admin, second])).toBe("allowed")
    expect(take("administrator", second, [second])).toBe("last-administrator")
    expect(take("administrator", admin, [admin, second])).toBe("own-access")
  })
})

describe("lending a role during leave", () => {
  const holder = person("lead", { grants: [grant("coordinator", id)] })
  const lend = (over: Partial<DelegateFacts> = {}) =>
    codeOf(
      mayDelegate({
        ...{ actor: admin, holder, standIn: person("stand-in"), role: "coordinator", document, now },
        ...{ firstDay: "2026-11-09", lastDay: "2026-11-20" },
        ...over
      })
    )

  it("is for a time that is not over, of half a year at most", () => {
    expect(lend()).toBe("allowed")
    expect(lend({ firstDay: "2026-11-02", lastDay: "2026-11-02" })).toBe("allowed")
    expect(lend({ firstDay: "2026-11-02", lastDay: "2027-05-02" })).toBe("allowed")
    expect(lend({ firstDay: "2026-11-02", lastDay: "2027-05-03" })).toBe("days-impossible")
    expect(lend({ firstDay: "2026-11-20", lastDay: "2026-11-09" })).toBe("days-impossible")
    expect(lend({ firstDay: "2026-10-01", lastDay: "2026-11-01" })).toBe("days-impossible")
  })

  it("lends what is held, to another, who may have it and sees no more by it than the holder", () => {
    expect(lend({ role: "lead-municipality" })).toBe("role-not-held")
    expect(lend({ standIn: holder })).toBe("role-not-held")
    expect(lend({ standIn: admin })).toBe("own-access")
    expect(lend({ standIn: person("fg", { grants: [grant("data-protection-officer", id)] }) })).toBe("role-conflict")
    const local = { ...holder, municipality: ids.municipality("GM9002") }
    expect(lend({ holder: local })).toBe("wider-than-holder")
    expect(lend({ holder: local, standIn: person("near", { municipality: ids.municipality("GM9002") }) })).toBe(
      "allowed"
    )
    expect(lend({ holder: admin, role: "administrator" })).toBe("own-access")
  })
})

describe("time since the log-in", () => {
  const ago = (minutes: number) => DateTime.subtract(now, { minutes })
  it("counts to the minute", () => {
    expect([isFresh(ago(59), FRESHNESS.content, now), isFresh(ago(60), FRESHNESS.content, now)]).toEqual([true, false])
    const days = (count: number) => DateTime.subtract(now, { hours: 24 * count })
    expect([isDormant(days(89), 90, now), isDormant(days(90), 90, now)]).toEqual([false, true])
  })
})
