import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../../role/Role.ts"
import { covenantDocument, grant, ids } from "../../testing/builders.ts"
import { type DraftFacts, mayDraft, mayReopen } from "./mayDraft.ts"
import type { Proposal } from "./Proposal.ts"

const adopted = [covenantDocument()]
const next = covenantDocument({ version: 2, status: "draft" })
const proposal: Proposal = { document: next, drafters: [ids.user("a")], offered: false, text: "digest" }
const actor = (role: Role, covenant = "c1") => ({ user: ids.user("u"), grants: [grant(role, covenant)] })
const code = (over: Partial<DraftFacts>) =>
  Result.match(mayDraft({ actor: actor("administrator"), document: next, adopted, proposal: undefined, ...over }), {
    onSuccess: () => "allowed",
    onFailure: (refusal) => refusal.reasons[0].code
  })

describe("mayDraft", () => {
  it("lets the administrator and the data protection officer of the covenant write its next version, and no one else", () => {
    for (const role of Role.literals) {
      const drafts = role === "administrator" || role === "data-protection-officer"
      expect(code({ actor: actor(role) }), role).toBe(drafts ? "allowed" : "not-a-drafter")
      expect(code({ actor: actor(role, "c2") }), role).toBe("not-a-drafter")
    }
  })

  it("lets who drafts some covenant begin a new one", () => {
    const fresh = { document: covenantDocument({ id: "new" }), adopted: [] }
    expect(code({ ...fresh, actor: actor("administrator", "c2") })).toBe("allowed")
    expect(code({ ...fresh, actor: actor("coordinator", "c2") })).toBe("not-a-drafter")
    expect(code({ ...fresh, proposal, actor: actor("administrator", "c2") })).toBe("not-a-drafter")
  })

  it("never changes a version that was adopted, and numbers on from the last", () => {
    for (const version of [0, 1]) expect(code({ document: covenantDocument({ version }) })).toBe("version-exists")
    for (const version of [2, 5]) expect(code({ document: covenantDocument({ version }) })).toBe("allowed")
  })

  it("lets a draft be written on until it is offered for signature", () => {
    expect(code({ proposal })).toBe("allowed")
    expect(code({ proposal: { ...proposal, offered: true } })).toBe("already-offered")
  })

  it("amends a suspended or expired covenant, and none that has ended", () => {
    expect(code({ adopted: [covenantDocument({ status: "suspended" })] })).toBe("allowed")
    expect(code({ adopted: [covenantDocument({ validUntil: "2026-02-01" })] })).toBe("allowed")
    expect(code({ adopted: [covenantDocument({ status: "ended" })] })).toBe("covenant-ended")
  })
})

describe("mayReopen", () => {
  it("takes an offered text back, by who drafts", () => {
    const offered = { ...proposal, offered: true }
    expect(Result.isSuccess(mayReopen(actor("administrator"), offered))).toBe(true)
    expect(Result.isSuccess(mayReopen(actor("signatory"), offered))).toBe(false)
    expect(Result.isSuccess(mayReopen(actor("administrator"), proposal))).toBe(false)
  })
})
