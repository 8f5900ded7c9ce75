import { Arbitrary, DateTime, Effect, Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { Identifier } from "../covenant/CovenantDocument.ts"
import { mergeReasons } from "../refusal/Refused.ts"
import { mayRegister } from "../rules/mayRegister.ts"
import { screenBody } from "../rules/screenBody.ts"
import { Network, SignalKind } from "../signal/SignalFacts.ts"
import { SignalInput } from "../signal/SignalInput.ts"
import { covenantDocument, partner, radicalisation } from "../testing/builders.ts"
import { Angle } from "../vocabulary/vocabulary.ts"
import { type CheckFacts, checkDraft } from "./checkDraft.ts"
import { judgeBody } from "./judgeBody.ts"
import { leaveOut } from "./leaveOut.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const sample = <S extends Schema.Top>(schema: S, count: number, seed: number) =>
  Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(schema), { count, seed }))

const terms = Schema.Struct({
  kinds: Schema.Array(SignalKind),
  identifiers: Schema.Array(Identifier),
  angle: Angle,
  network: Network,
  isParty: Schema.Boolean
})
const inputs = sample(SignalInput, 1200, 31)
const covenants = sample(terms, 1200, 37)

/** Generated signals under generated covenants, and plain ones with a generated part in them, so that some are allowed. */
const cases: ReadonlyArray<{ readonly input: SignalInput; readonly facts: CheckFacts }> = inputs.flatMap(
  (generated, index) => {
    const one = covenants[index]
    if (one === undefined) return []
    const facts = (identifiers = one.identifiers, kinds = one.kinds): CheckFacts => ({
      covenants: [
        covenantDocument({
          identifiers,
          kinds,
          parties: one.isParty ? [{ partner: "school", angle: one.angle }] : []
        })
      ],
      partner: partner({ network: one.network }),
      now
    })
    const plain = radicalisation()
    const mixed: SignalInput = {
      ...plain,
      ...(generated.sharing === undefined ? {} : { sharing: generated.sharing }),
      ...(generated.kind === "radicalisation" && generated.subjects !== undefined
        ? { subjects: [...(plain.subjects ?? []), ...generated.subjects].slice(0, 10) }
        : {})
    }
    const { purpose: _, place: __, ...bare } = generated
    return [
      { input: generated, facts: facts() },
      { input: { ...bare, covenant: plain.covenant }, facts: facts() },
      { input: mixed, facts: facts() },
      {
        input: { ...plain, assessment: generated.assessment ?? "" },
        facts: facts(Identifier.literals, SignalKind.literals)
      }
    ]
  }
)

describe("the check of a draft, against what posting it gives", () => {
  const checked = cases.map(({ input, facts }) => ({
    input,
    facts,
    verdict: checkDraft(input, facts),
    posted: mayRegister({ ...facts, input })
  }))

  it("meets every answer there is, thousands of times in all", () => {
    expect(checked.length).toBeGreaterThan(4000)
    for (const answer of ["yes", "yes-without", "no"] as const)
      expect(checked.filter((one) => one.verdict?.answer === answer).length, answer).toBeGreaterThan(20)
  })

  it("says yes exactly where posting records, and gives the very reasons of its refusal elsewhere", () => {
    for (const { input, verdict, posted } of checked) {
      expect(verdict?.answer === "yes").toBe(Result.isSuccess(posted))
      if (Result.isFailure(posted))
        expect(verdict?.grounds).toEqual(mergeReasons(screenBody(input).reasons, posted.failure.reasons))
    }
  })

  it("says what to leave out only where leaving it out is enough, and leaves nothing else out", () => {
    for (const { input, facts, verdict, posted } of checked) {
      if (verdict?.answer !== "yes-without" || Result.isSuccess(posted)) continue
      const [covenant] = facts.covenants
      if (covenant === undefined) throw new Error("no covenant")
      const trimmed = leaveOut(input, input, posted.failure.reasons, covenant, covenant.parties[0]?.angle)
      expect(trimmed.leaveOut).toEqual(verdict.leaveOut)
      expect(judgeBody(trimmed.body, facts).outcome).toBe("recorded")
      expect(trimmed.body.behaviours).toEqual(input.behaviours)
      expect(verdict.leaveOut.length).toBeGreaterThan(0)
    }
  })

  it("always says whom to ask, in both languages, with the clause of each ground", () => {
    for (const { verdict } of checked) {
      if (verdict === undefined) continue
      expect(verdict.ask.length).toBeGreaterThan(0)
      for (const { nl, en } of [verdict.sentence, ...verdict.ask])
        expect([nl, en].every((text) => text !== "")).toBe(true)
      for (const ground of verdict.grounds) expect(ground.clause).not.toBe("")
    }
  })
})

describe("the check of a body with a field that may not be", () => {
  const facts: CheckFacts = { covenants: [covenantDocument()], partner: partner(), now }

  it.each([
    ["religion", "geloof of levensovertuiging"],
    ["etniciteit", "afkomst"],
    ["diagnosis", "gezondheid"],
    ["strafblad", "strafrechtelijk verleden"]
  ])("says to leave out %s, and keeps the rest", (field, label) => {
    const verdict = checkDraft({ ...radicalisation(), [field]: "Zwanenburgia" }, facts)
    expect(verdict).toMatchObject({ answer: "yes-without", sentence: { nl: `Ja, maar zonder ${label}.` } })
    expect(JSON.stringify(verdict)).not.toContain("Zwanenburgia")
  })

  it("is no verdict at all of what is no signal", () => {
    for (const body of [null, 3, "x", [], {}, { kind: "gossip" }, { ...radicalisation(), observedAt: "soon" }])
      expect(checkDraft(body, facts)).toBeUndefined()
  })

  it("repeats nothing of what was written", () => {
    const secret = "Zwanenburgia"
    const body = radicalisation({
      observation: `${secret} bidt vaak.`,
      purpose: secret,
      subjects: [{ fullName: secret, handles: [secret], bsn: secret }]
    })
    expect(JSON.stringify(checkDraft(body, facts))).not.toContain(secret)
    const place = { ...radicalisation(), kind: "polarisation", subjects: [{ fullName: secret }] }
    expect(JSON.stringify(checkDraft(place, facts))).not.toContain(secret)
  })
})
