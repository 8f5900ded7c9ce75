import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../../role/Role.ts"
import { covenantDocument, grant, ids } from "../../testing/builders.ts"
import { CovenantStatus } from "../CovenantDocument.ts"
import { mayChangeStatus, mayLeave } from "./mayChangeStatus.ts"

const administrator = { user: ids.user("u"), grants: [grant("administrator")] }

describe("mayChangeStatus", () => {
  it("suspends, resumes and ends, and brings nothing back from its end", () => {
    const possible = new Set(["active>suspended", "active>ended", "suspended>active", "suspended>ended"])
    for (const from of CovenantStatus.literals) {
      for (const to of CovenantStatus.literals) {
        const outcome = mayChangeStatus({ actor: administrator, document: covenantDocument({ status: from }), to })
        expect(Result.isSuccess(outcome), `${from}>${to}`).toBe(possible.has(`${from}>${to}`))
      }
    }
  })

  it("is the administrator's, whatever other role somebody has", () => {
    for (const role of Role.literals) {
      const actor = { user: ids.user("u"), grants: [grant(role)] }
      const outcome = mayChangeStatus({ actor, document: covenantDocument(), to: "suspended" })
      expect(Result.isSuccess(outcome), role).toBe(role === "administrator")
    }
  })
})

describe("mayLeave", () => {
  const school = ids.partner("school")
  const signer = { user: ids.user("head"), partner: school, grants: [grant("signatory")] }
  const code = (over: Partial<Parameters<typeof mayLeave>[0]>) =>
    Result.match(mayLeave({ actor: signer, document: covenantDocument(), partner: school, ...over }), {
      onSuccess: () => "allowed",
      onFailure: (refusal) => refusal.reasons[0].code
    })

  it("lets a party go by its own signatory, or by the administrator", () => {
    expect(code({})).toBe("allowed")
    expect(code({ actor: administrator })).toBe("allowed")
  })

  it("lets nobody take another party out", () => {
    expect(code({ partner: ids.partner("welfare") })).toBe("not-an-administrator")
    expect(code({ actor: { ...signer, grants: [grant("signatory", "c2")] } })).toBe("not-an-administrator")
  })

  it("knows who is a party: not a stranger, not who left already", () => {
    expect(code({ actor: administrator, partner: ids.partner("other") })).toBe("partner-not-party")
    const left = covenantDocument({ departures: [{ partner: "school", on: "2026-10-01" }] })
    expect(code({ document: left })).toBe("partner-not-party")
  })

  it.each([
    ["active", "allowed"],
    ["suspended", "allowed"],
    ["draft", "status-not-possible"],
    ["ended", "covenant-ended"]
  ] as const)("of a covenant that is %s is %s", (status, expected) => {
    expect(code({ document: covenantDocument({ status }) })).toBe(expected)
  })
})
