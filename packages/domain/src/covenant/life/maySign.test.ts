import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../../role/Role.ts"
import { completeCovenant, grant, ids } from "../../testing/builders.ts"
import { maySign, type SignFacts } from "./maySign.ts"
import { type Proposal, unsignedBy } from "./Proposal.ts"

const document = completeCovenant({ status: "draft" })
const offered: Proposal = { document, drafters: [ids.user("drafter")], offered: true, text: "digest" }
const school = ids.partner("school")
const signer = { user: ids.user("head"), partner: school, grants: [grant("signatory")] }
const outcome = (over: Partial<SignFacts>) =>
  Result.match(maySign({ actor: signer, proposal: offered, signatures: [], text: "digest", ...over }), {
    onSuccess: ({ partner }) => partner,
    onFailure: (refusal) => refusal.reasons[0].code
  })

describe("maySign", () => {
  it("lets a party's signatory sign the text that lies there", () => {
    expect(outcome({})).toBe("school")
  })

  it.each([
    [
      "somebody of an organisation that is no party",
      { actor: { ...signer, partner: ids.partner("other") } },
      "partner-not-party"
    ],
    ["somebody of no organisation", { actor: { user: signer.user, grants: signer.grants } }, "partner-not-party"],
    [
      "a signatory of another covenant",
      { actor: { ...signer, grants: [grant("signatory", "c2")] } },
      "not-a-signatory"
    ],
    ["a text still being written", { proposal: { ...offered, offered: false } }, "not-offered"],
    ["another text than the person read", { text: "older digest" }, "text-changed"],
    ["a second time", { signatures: [{ partner: school, text: "digest" }] }, "already-signed"]
  ] as const)("refuses %s", (_, over, code) => {
    expect(outcome(over)).toBe(code)
  })

  it("lets a party sign anew when the text has changed since its signature", () => {
    expect(outcome({ signatures: [{ partner: school, text: "older digest" }] })).toBe("school")
  })

  it("is for signatories alone, whatever other role somebody has", () => {
    for (const role of Role.literals) {
      const allowed = outcome({ actor: { ...signer, grants: [grant(role)] } }) === "school"
      expect(allowed, role).toBe(role === "signatory")
    }
  })

  it("leaves fewer parties unsigned with every signature, and none of another text counts", () => {
    const partners = document.parties.map((party) => party.partner)
    const signatures = partners.map((partner) => ({ partner, text: "digest" }))
    for (const count of partners.keys()) {
      expect(unsignedBy(offered, signatures.slice(0, count))).toEqual(partners.slice(count))
      expect(unsignedBy({ ...offered, text: "new" }, signatures.slice(0, count))).toEqual(partners)
    }
  })
})
