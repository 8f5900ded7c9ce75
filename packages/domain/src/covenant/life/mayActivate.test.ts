import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { Role } from "../../role/Role.ts"
import { completeCovenant, grant, ids } from "../../testing/builders.ts"
import { type ActivateFacts, mayActivate } from "./mayActivate.ts"
import type { Proposal } from "./Proposal.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const document = completeCovenant({ status: "draft" })
const partners = document.parties.map((party) => party.partner)
const offered: Proposal = { document, drafters: [ids.user("drafter")], offered: true, text: "digest" }
const signedBy = (signers: ReadonlyArray<(typeof partners)[number]>, text = "digest") =>
  signers.map((partner) => ({ partner, text }))
const actor = (role: Role, user = "second") => ({ user: ids.user(user), grants: [grant(role)] })
const facts = (over: Partial<ActivateFacts>): ActivateFacts => ({
  actor: actor("administrator"),
  proposal: offered,
  signatures: signedBy(partners),
  now,
  ...over
})
const codes = (over: Partial<ActivateFacts>) =>
  Result.match(mayActivate(facts(over)), {
    onSuccess: () => [],
    onFailure: (refusal) => [...new Set(refusal.reasons.map((one) => one.code))]
  })

describe("mayActivate", () => {
  it("lets a second person put into force what every party signed", () => {
    expect(codes({})).toEqual([])
  })

  it("never lets who wrote at the text activate it, whatever the role", () => {
    for (const role of ["administrator", "data-protection-officer", "lead-municipality"] as const) {
      expect(codes({ actor: actor(role, "drafter") })).toEqual(["four-eyes"])
      const many = { ...offered, drafters: [ids.user("a"), ids.user("b")] }
      expect(codes({ actor: actor(role, "b"), proposal: many })).toEqual(["four-eyes"])
    }
  })

  it("names every missing field before anything else, so that one can go on drafting", () => {
    const { dpia: _, ...basis } = document.basis
    const bare = { ...document, basis, purposes: [] }
    const refusal = mayActivate(
      facts({ proposal: { ...offered, document: bare }, actor: actor("administrator", "drafter") })
    )
    expect(Result.isFailure(refusal) && refusal.failure.reasons.map((one) => one.field)).toEqual([
      "/purposes",
      "/basis/dpia",
      "/basis/police/purposes"
    ])
  })

  it("names each party whose signature is missing, and takes none that was put under another text", () => {
    const [first, ...rest] = partners
    const refusal = mayActivate(facts({ signatures: signedBy(rest) }))
    expect(Result.isFailure(refusal) && refusal.failure.reasons.map((one) => one.partner)).toEqual([first])
    expect(codes({ signatures: signedBy(partners, "earlier text") })).toEqual(["signature-missing"])
  })

  it("asks no signature of a party that left meanwhile", () => {
    const [first] = partners
    if (first === undefined) throw new Error("no parties")
    const without = { ...document, departures: [{ partner: first, on: "2026-11-01" }] }
    const rest = partners.filter((partner) => partner !== first)
    expect(codes({ proposal: { ...offered, document: without }, signatures: signedBy(rest) })).toEqual([])
  })

  it("wants the text offered, and its term not over", () => {
    expect(codes({ proposal: { ...offered, offered: false } })).toEqual(["not-offered"])
    const over = { ...offered, document: { ...document, validUntil: "2026-11-01" } }
    expect(codes({ proposal: over })).toEqual(["term-is-over"])
  })

  it("takes what came whole with the region as signed on paper, and still wants it complete", () => {
    const region = { ...offered, drafters: [], offered: false }
    expect(codes({ proposal: region, signatures: [] })).toEqual([])
    const bare = { ...region, document: { ...document, parties: [] } }
    expect(codes({ proposal: bare, signatures: [] })).toEqual(["covenant-incomplete"])
  })

  it("allows exactly this, whatever role, person, text and signatures", () => {
    const activating: ReadonlyArray<Role> = ["administrator", "data-protection-officer", "lead-municipality"]
    let allowed = 0
    for (const role of Role.literals) {
      for (const user of ["drafter", "second"]) {
        for (const isOffered of [true, false]) {
          for (let signers = 0; signers < 2 ** partners.length; signers++) {
            const signing = partners.filter((_, index) => (signers & (1 << index)) !== 0)
            const outcome = codes({
              actor: actor(role, user),
              proposal: { ...offered, offered: isOffered },
              signatures: signedBy(signing)
            })
            const expected =
              activating.includes(role) && user === "second" && isOffered && signing.length === partners.length
            expect(outcome.length === 0, `${role} ${user} ${isOffered} ${signing.join()}`).toBe(expected)
            allowed += expected ? 1 : 0
          }
        }
      }
    }
    expect(allowed).toBe(activating.length)
  })

  it("counts no role that is held in another covenant", () => {
    const elsewhere = { user: ids.user("second"), grants: [grant("administrator", "c2")] }
    expect(codes({ actor: elsewhere })).toEqual(["not-an-activator"])
  })
})
