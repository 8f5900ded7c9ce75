import { Arbitrary, DateTime, Effect, Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantStatus, Identifier } from "../covenant/CovenantDocument.ts"
import { Network, SignalKind } from "../signal/SignalFacts.ts"
import { SignalInput } from "../signal/SignalInput.ts"
import { covenantDocument, partner, polarisation, radicalisation } from "../testing/builders.ts"
import { Angle } from "../vocabulary/vocabulary.ts"
import { mayRegister, type RegisterFacts } from "./mayRegister.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

const draft = Schema.Struct({
  status: CovenantStatus,
  kinds: Schema.Array(SignalKind),
  identifiers: Schema.Array(Identifier),
  angle: Angle,
  network: Network,
  isParty: Schema.Boolean,
  restricted: Schema.Boolean
})

const sample = <S extends Schema.Top>(schema: S, count: number, seed: number) =>
  Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(schema), { count, seed }))

const inputs = sample(SignalInput, 400, 3)
const drafts = sample(draft, 400, 5)

const open = (angle: Angle) => covenantDocument({ kinds: SignalKind.literals, parties: [{ partner: "school", angle }] })

const cases: ReadonlyArray<RegisterFacts> = inputs.flatMap((generated, index) => {
  const one = drafts[index]
  if (one === undefined) return []
  const covenants = [
    covenantDocument({
      status: one.status,
      kinds: one.kinds,
      identifiers: one.identifiers,
      parties: one.isParty ? [{ partner: "school", angle: one.angle }] : []
    })
  ]
  const shared = { covenants, partner: partner({ network: one.network }), restricted: one.restricted, now }
  const { purpose: _, place: __, ...bare } = generated
  const input = { ...bare, covenant: radicalisation().covenant }
  const plain = { ...radicalisation(), ...(generated.sharing === undefined ? {} : { sharing: generated.sharing }) }
  return [
    { ...shared, input: generated },
    { ...shared, input },
    { ...shared, input: plain },
    { ...shared, input: plain, covenants: [open(one.angle)] },
    {
      ...shared,
      input: { ...polarisation(), themes: generated.themes ?? [], behaviours: generated.behaviours ?? [] },
      covenants: [open(one.angle)]
    }
  ]
})

describe("mayRegister, whatever is posted under whatever covenant", () => {
  const decided = cases.map((facts) => ({ facts, outcome: mayRegister(facts) }))

  it("registers some and refuses some", () => {
    expect(decided.filter((one) => Result.isSuccess(one.outcome)).length).toBeGreaterThan(10)
    expect(decided.filter((one) => Result.isFailure(one.outcome)).length).toBeGreaterThan(100)
  })

  it("registers only under an active covenant that has the party and the kind, unrestricted", () => {
    for (const { facts, outcome } of decided) {
      if (Result.isFailure(outcome)) continue
      const [covenant] = facts.covenants
      expect(covenant?.status).toBe("active")
      expect(covenant?.kinds).toContain(facts.input.kind)
      expect(covenant?.parties.map((party) => party.partner)).toContain(facts.partner?.id)
      expect(facts.restricted).toBe(false)
      expect(outcome.success.network === "informal" && facts.input.kind === "radicalisation").toBe(false)
    }
  })

  it("never registers mental health care above existence without a ground", () => {
    for (const { facts, outcome } of decided) {
      if (Result.isFailure(outcome) || outcome.success.angle !== "mental-health") continue
      if (facts.input.sharing?.ground === undefined) expect(outcome.success.level).toBe("existence-only")
    }
  })

  it("tells every reason once, and is deaf to chance: the same facts give the same answer", () => {
    for (const { facts, outcome } of decided) {
      expect(mayRegister(facts)).toEqual(outcome)
      if (Result.isSuccess(outcome)) continue
      const codes = outcome.failure.reasons.map((one) => one.code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  it("repeats nothing of what was posted in a refusal", () => {
    const secret = "Zwanenburgia"
    const input = radicalisation({
      observation: `${secret} 123456782`,
      purpose: secret,
      subjects: [{ fullName: secret, handles: [secret], bsn: secret, birthDate: "2020" }]
    })
    const outcome = mayRegister({ input, covenants: [covenantDocument()], partner: undefined, now })
    expect(Result.isFailure(outcome) && outcome.failure.reasons.length).toBeGreaterThan(4)
    expect(JSON.stringify(outcome)).not.toContain(secret)
    expect(JSON.stringify(outcome)).not.toContain("123456782")
  })
})
