import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { levelOrder } from "../rules/mayDisclose.ts"
import type { DisclosureLevel } from "../signal/Sharing.ts"
import { covenantDocument, ids, signalFacts } from "../testing/builders.ts"
import { mayTell, type Recipient, type TellFacts } from "./mayTell.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const school = signalFacts(1)
const welfare = signalFacts(2, { partner: ids.partner("welfare"), angle: "welfare" })
const care = signalFacts(3, { partner: ids.partner("care"), angle: "mental-health", level: "existence-only" })
const at = (level: DisclosureLevel, signal = school) => ({ signal: { ...signal, level }, level })
const toPartner = (partner: string): Recipient => ({ kind: "partner", partner: ids.partner(partner) })
const coordinator: Recipient = { kind: "role", role: "coordinator" }
const tell = (over: Partial<TellFacts> = {}) =>
  mayTell({
    seen: [at("full"), at("full", welfare)],
    link: { state: "confirmed", municipalities: [school.municipality] },
    covenants: [covenantDocument()],
    recipient: coordinator,
    now,
    ...over
  })

describe("may I tell this to", () => {
  it("a coordinator: what the posters share", () => {
    expect(tell().answer).toBe("yes")
    const shielded = tell({
      seen: [at("full"), at("without-source", welfare), { signal: care, level: "existence-only" }]
    })
    expect(shielded.answer).toBe("yes")
    expect(shielded.signals.map((one) => one.level)).toEqual(["full", "without-source", "existence-only"])
  })

  it("a party in the link: that the others exist, and its own in full", () => {
    const told = tell({ recipient: toPartner("welfare") })
    expect(told.answer).toBe("yes-without")
    expect(told.sentence.nl).toBe('Ja, maar zonder meer dan "alleen bestaan" van het signaal van onderwijs.')
    expect(told.signals.map((one) => one.level)).toEqual(["existence-only", "full"])
  })

  it("a party outside the link, or before a person confirmed it: nothing of others", () => {
    expect(tell({ recipient: toPartner("police") }).answer).toBe("no")
    const proposed = { state: "proposed" as const, municipalities: [] }
    const early = tell({ recipient: toPartner("welfare"), link: proposed })
    expect(early.signals.map((one) => one.level)).toEqual(["none", "full"])
    expect(early.sentence.nl).toContain("zonder het signaal van onderwijs")
  })

  it("policy and anyone outside: nothing", () => {
    for (const recipient of [{ kind: "role", role: "policy-analyst" }, { kind: "outside" }] as const) {
      const told = tell({ recipient })
      expect(told.answer).toBe("no")
      expect(told.grounds.every((ground) => ground.clause.includes("AVG"))).toBe(true)
    }
  })

  it("nobody while the covenant is suspended", () => {
    const covenants = [covenantDocument({ status: "suspended" })]
    for (const recipient of [coordinator, toPartner("police")]) expect(tell({ covenants, recipient }).answer).toBe("no")
  })

  describe("whatever levels, states and recipients", () => {
    const levels = ["full", "without-source", "existence-only"] as const
    const recipients: ReadonlyArray<Recipient> = [
      ...["school", "welfare", "police", "care"].map(toPartner),
      ...(["coordinator", "lead-municipality", "data-protection-officer", "policy-analyst"] as const).map(
        (role): Recipient => ({ kind: "role", role })
      ),
      { kind: "outside" }
    ]
    const cases = levels.flatMap((first) =>
      levels.flatMap((second) =>
        (["proposed", "confirmed", "rejected"] as const).flatMap((state) =>
          recipients.map(
            (recipient): Partial<TellFacts> => ({
              seen: [at(first), at(second, welfare)],
              link: { state, municipalities: [school.municipality] },
              recipient
            })
          )
        )
      )
    )

    it("nobody is told more than the asker sees", () => {
      for (const one of cases) {
        const told = tell(one)
        for (const [index, { level }] of told.signals.entries())
          expect(levelOrder(level)).toBeLessThanOrEqual(levelOrder(one.seen?.[index]?.level ?? "none"))
      }
    })

    it("gives no source away: who a shielded signal is of changes nothing in the answer", () => {
      for (const one of cases) {
        const moved = (one.seen ?? []).map((each, index) =>
          each.level === "full"
            ? each
            : { ...each, signal: { ...each.signal, partner: ids.partner(index === 0 ? "police" : "care") } }
        )
        expect(tell({ ...one, seen: moved })).toEqual(tell(one))
      }
    })
  })
})
