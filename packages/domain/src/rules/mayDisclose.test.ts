import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { Role } from "../role/Role.ts"
import { DisclosureLevel } from "../signal/Sharing.ts"
import { Network, SignalKind } from "../signal/SignalFacts.ts"
import { covenantDocument, grant, ids, signalFacts } from "../testing/builders.ts"
import { Angle } from "../vocabulary/vocabulary.ts"
import { type DiscloseFacts, levelOrder, mayDisclose, type Viewer } from "./mayDisclose.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const signal = signalFacts(1)
const viewer = (role: Role, over: Partial<Viewer> = {}): Viewer => ({
  user: ids.user("u"),
  grants: [grant(role)],
  ...over
})
const level = (over: Partial<DiscloseFacts>) =>
  mayDisclose({
    viewer: viewer("coordinator"),
    signal,
    covenants: [covenantDocument()],
    relation: "link",
    now,
    ...over
  }).level

describe("mayDisclose", () => {
  it("shows posters their own organisation's signal in full, linked or not", () => {
    const own = viewer("poster", { partner: signal.partner })
    expect(level({ viewer: own, relation: "own-signal" })).toBe("full")
    expect(level({ viewer: own, relation: undefined, signal: { ...signal, level: "existence-only" } })).toBe("full")
  })

  it("shows a coordinator what poster and covenant allow, once there is a link", () => {
    expect(level({})).toBe("full")
    expect(level({ relation: undefined })).toBe("none")
    expect(level({ signal: { ...signal, level: "without-source" } })).toBe("without-source")
    const covenants = [covenantDocument({ levels: { byAngle: { education: { coordinator: "without-source" } } } })]
    expect(level({ covenants })).toBe("without-source")
  })

  it("shows other posters what the covenant gives partners, only in a link of their own", () => {
    const other = viewer("poster", { partner: ids.partner("welfare") })
    expect(level({ viewer: other })).toBe("existence-only")
    expect(level({ viewer: other, relation: "own-signal" })).toBe("none")
    expect(level({ viewer: other, covenants: [covenantDocument({ levels: { partners: "full" } })] })).toBe("full")
  })

  it("keeps mental health care at existence, unless covenant and poster both open it", () => {
    const care = { ...signal, angle: "mental-health" as const, partner: ids.partner("care") }
    const open = [covenantDocument({ levels: { byAngle: { "mental-health": { coordinator: "full" } } } })]
    const silent = [covenantDocument({ levels: { byAngle: {} } })]
    expect(level({ signal: care })).toBe("existence-only")
    expect(level({ signal: care, covenants: silent })).toBe("existence-only")
    expect(level({ signal: care, covenants: open })).toBe("full")
    expect(level({ signal: { ...care, level: "without-source" }, covenants: open })).toBe("existence-only")
  })

  it("gives a coordinator of one municipality only what touches it", () => {
    const narrowed = viewer("coordinator", { municipality: ids.municipality("GM9002") })
    expect(level({ viewer: narrowed })).toBe("none")
    expect(level({ viewer: narrowed, linkMunicipalities: [ids.municipality("GM9002")] })).toBe("full")
    expect(level({ viewer: narrowed, signal: { ...signal, municipality: ids.municipality("GM9002") } })).toBe("full")
  })

  it("takes the widest of several roles, within this covenant only", () => {
    const grants = [grant("policy-analyst"), grant("data-protection-officer")]
    expect(level({ viewer: viewer("poster", { grants }) })).toBe("existence-only")
    expect(level({ viewer: viewer("poster", { grants: [grant("coordinator", "c2")] }) })).toBe("none")
    expect(level({ viewer: viewer("poster", { grants: [] }) })).toBe("none")
  })

  it("lets a partner that left see its own signals only, and shows no content of them", () => {
    const covenants = [covenantDocument({ departures: [{ partner: "school", on: "2026-10-30" }] })]
    expect(level({ covenants })).toBe("existence-only")
    const own = viewer("poster", { partner: signal.partner })
    expect(level({ covenants, viewer: own, relation: "own-signal" })).toBe("full")
    const other = { ...signal, partner: ids.partner("welfare") }
    expect(level({ covenants, viewer: own, signal: other })).toBe("none")
    expect(level({ covenants, viewer: viewer("poster", { partner: ids.partner("police") }), signal: other })).toBe(
      "existence-only"
    )
    expect(level({ covenants, viewer: viewer("coordinator", { partner: signal.partner }), signal: other })).toBe("full")
  })

  it("is for the covenant's purposes only", () => {
    expect(level({ purpose: "early-signalling" })).toBe("full")
    expect(level({ purpose: "research" })).toBe("none")
  })

  it.each([
    [{ status: "suspended" }, "full", "none"],
    [{ status: "ended" }, "none", "none"],
    [{ status: "draft" }, "none", "none"],
    [{ validUntil: "2026-11-01" }, "none", "none"],
    [{ id: "c2" }, "none", "none"]
  ] as const)("under a covenant with %o gives its poster %s and a coordinator %s", (over, own, other) => {
    const covenants = [covenantDocument(over)]
    expect(level({ covenants, viewer: viewer("poster", { partner: signal.partner }) })).toBe(own)
    expect(level({ covenants })).toBe(other)
  })

  describe("whatever role, level, angle, network, kind and covenant", () => {
    const covenants: ReadonlyArray<CovenantDocument> = [
      covenantDocument(),
      covenantDocument({ levels: { partners: "full", byAngle: { "mental-health": { partners: "full" } } } }),
      covenantDocument({ levels: { partners: "without-source", coordinator: "existence-only", byAngle: {} } }),
      covenantDocument({ status: "suspended" }),
      covenantDocument({ status: "ended" })
    ]
    const cases = Role.literals.flatMap((role) =>
      DisclosureLevel.literals.flatMap((poster) =>
        Angle.literals.flatMap((angle) =>
          Network.literals.flatMap((network) =>
            SignalKind.literals.flatMap((kind) =>
              covenants.flatMap((covenant) =>
                (["own-signal", "link", undefined] as const).flatMap((relation) =>
                  (["school", "welfare", undefined] as const).map((partner) => ({
                    role,
                    covenant,
                    own: partner === "school",
                    facts: {
                      viewer: viewer(role, partner === undefined ? {} : { partner: ids.partner(partner) }),
                      signal: { ...signal, level: poster, angle, network, kind },
                      covenants: [covenant],
                      relation,
                      now
                    }
                  }))
                )
              )
            )
          )
        )
      )
    )
    const seen = cases.map((one) => ({ ...one, level: mayDisclose(one.facts).level }))
    const others = seen.filter((one) => !(one.own && one.role === "poster"))

    it("nobody else sees more than the poster set", () => {
      for (const one of others) expect(levelOrder(one.level)).toBeLessThanOrEqual(levelOrder(one.facts.signal.level))
    })

    it("policy analysts and administrators see nothing", () => {
      const walled = seen.filter((one) => one.role === "policy-analyst" || one.role === "administrator")
      expect(new Set(walled.map((one) => one.level))).toEqual(new Set(["none"]))
    })

    it("the data protection officer never sees more than existence", () => {
      for (const one of seen.filter((other) => other.role === "data-protection-officer")) {
        expect(levelOrder(one.level)).toBeLessThanOrEqual(levelOrder("existence-only"))
      }
    })

    it("nothing informal shows in person-directed work", () => {
      for (const one of others) {
        const { kind, network } = one.facts.signal
        if (kind === "radicalisation" && network === "informal") expect(one.level).toBe("none")
      }
    })

    it("only an active covenant shows anything to others", () => {
      for (const one of others) if (one.covenant.status !== "active") expect(one.level).toBe("none")
      for (const one of seen) if (one.covenant.status === "ended") expect(one.level).toBe("none")
    })

    it("without a link neither coordinators nor other partners see anything", () => {
      for (const one of others) {
        const byLink = one.role !== "desk-officer" && one.role !== "data-protection-officer"
        if (one.facts.relation !== "link" && byLink) expect(one.level).toBe("none")
      }
    })

    it("mental health care content shows only where the covenant names it", () => {
      for (const one of others) {
        if (one.facts.signal.angle !== "mental-health") continue
        const named = one.covenant.levels.byAngle["mental-health"]?.partners === "full"
        if (!named) expect(levelOrder(one.level)).toBeLessThanOrEqual(levelOrder("existence-only"))
      }
    })

    it("something is shown at every level", () => {
      expect(new Set(seen.map((one) => one.level))).toEqual(
        new Set(["none", "existence-only", "without-source", "full"])
      )
    })
  })
})
