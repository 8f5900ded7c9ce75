import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { NOTHING_COMMON } from "../../../test/frequencies.ts"
import { anyTension, dayAfter, tension } from "../../../test/tensions.ts"
import {
  comparePolarisation,
  frequenciesOf,
  isThemeGround,
  knownGroup,
  OVERFULL,
  POLARISATION_THRESHOLD,
  type PolarisationFacts
} from "../index.ts"
import { groundTokens } from "./groundTokens.ts"

const compared = (a: PolarisationFacts, b: PolarisationFacts, frequencies = NOTHING_COMMON) =>
  comparePolarisation(a, b, frequencies)
const links = (a: PolarisationFacts, b: PolarisationFacts, frequencies = NOTHING_COMMON) =>
  compared(a, b, frequencies).weight >= POLARISATION_THRESHOLD
const termOf = (a: PolarisationFacts, b: PolarisationFacts, field: string, frequencies = NOTHING_COMMON) =>
  compared(a, b, frequencies).terms.find((term) => term.field === field)

/** As of a place where so many signals have each theme that these two have. */
const withStep = (step: number, ...signals: ReadonlyArray<PolarisationFacts>) =>
  frequenciesOf(
    new Map(
      signals
        .flatMap(groundTokens)
        .filter(isThemeGround)
        .map((token) => [token, step])
    )
  )

const themes = ["antisemitism"]
const groups = ["Voorpost Noord"]

describe("comparePolarisation", () => {
  it("is symmetric, and sums to the last bit in any order of its terms", () => {
    fc.assert(
      fc.property(anyTension, anyTension, (a, b) => {
        const found = compared(a, b)
        expect(compared(b, a)).toEqual(found)
        expect(found.terms.reduce((sum, term) => sum + term.weight, 0)).toBe(found.weight)
        expect(found.terms.toReversed().reduce((sum, term) => sum + term.weight, 0)).toBe(found.weight)
      })
    )
  })

  it("has one term for each field, and no value in it", () => {
    fc.assert(
      fc.property(anyTension, anyTension, (a, b) => {
        const { terms } = compared(a, b)
        expect(terms.map((term) => term.field)).toEqual(["prior", "place", "time", "group", "theme", "expression"])
        for (const token of [...a.groups, ...a.expressions, ...a.places])
          expect(JSON.stringify(terms)).not.toContain(token)
      })
    )
  })

  it("never lets what agrees speak against", () => {
    fc.assert(
      fc.property(anyTension, anyTension, (a, b) => {
        for (const term of compared(a, b).terms) {
          if (["group", "theme", "expression"].includes(term.field) && ["exact", "close"].includes(term.agreement))
            expect(term.weight).toBeGreaterThanOrEqual(0)
        }
      })
    )
  })

  it("links one theme in one municipality within a month", () => {
    expect(links(tension({ themes }), tension({ themes, day: dayAfter(30) }))).toBe(true)
    expect(links(tension({ themes }), tension({ themes, day: dayAfter(31) }))).toBe(false)
  })

  it("links one theme in one district, or a group with its theme, within sixty days", () => {
    const district = "Centrum"
    expect(links(tension({ themes, district }), tension({ themes, district, day: dayAfter(60) }))).toBe(true)
    expect(links(tension({ themes, groups }), tension({ themes, groups, day: dayAfter(60) }))).toBe(true)
  })

  it("links a group or an account alone, in one municipality within a month", () => {
    const expressions = [{ type: "handle" as const, value: "@voorpost88" }]
    expect(links(tension({ groups }), tension({ groups, day: dayAfter(30) }))).toBe(true)
    expect(links(tension({ expressions }), tension({ expressions, day: dayAfter(30) }))).toBe(true)
  })

  it("links nothing later than the window, elsewhere, or of an unreadable day, whatever else agrees", () => {
    const all = {
      themes,
      groups,
      district: "Centrum",
      postcode: "9901",
      expressions: [{ type: "handle" as const, value: "@voorpost88" }]
    }
    expect(links(tension(all), tension({ ...all, day: dayAfter(60) }))).toBe(true)
    expect(links(tension(all), tension({ ...all, day: dayAfter(61) }))).toBe(false)
    expect(links(tension(all), tension({ ...all, municipality: "GM9002" }))).toBe(false)
    expect(links(tension(all), tension({ ...all, day: "unknown" }))).toBe(false)
  })

  it("links nothing by place and time alone", () => {
    const place = { district: "Centrum", postcode: "9901" }
    expect(links(tension({ ...place, themes }), tension({ ...place, themes: ["group-conflict"] }))).toBe(false)
  })

  it("counts the same district for more than the same municipality, and another district against", () => {
    const weight = (district: string | undefined) =>
      termOf(tension({ themes, district: "Centrum" }), tension({ themes, ...(district ? { district } : {}) }), "place")
        ?.weight ?? 0
    expect(weight("Centrum")).toBeGreaterThan(weight(undefined))
    expect(weight("Noord")).toBeLessThan(0)
    expect(termOf(tension({ district: "Centrum" }), tension({ district: "Noord" }), "place")?.note).toBe(
      "other-district"
    )
  })

  it("counts less the more days lie between", () => {
    let last = Number.POSITIVE_INFINITY
    for (let days = 0; days <= 61; days++) {
      const { weight } = compared(tension({ themes }), tension({ themes, day: dayAfter(days) }))
      expect(weight).toBeLessThanOrEqual(last)
      last = weight
    }
  })
})

describe("a group", () => {
  const term = (one: string, other: string) => termOf(tension({ groups: [one] }), tension({ groups: [other] }), "group")

  it("agrees by its name, and by another spelling a little less", () => {
    expect(term("Voorpost Noord", "de VOORPOST-noord")?.agreement).toBe("exact")
    expect(term("Voorpost Noord", "Voorpost Nord")).toMatchObject({ agreement: "close", note: "spelling" })
    expect(term("Voorpost Noord", "Noord Voorpost")).toMatchObject({ agreement: "close", note: "spelling" })
    expect(term("Voorpost Noord", "Voorpost Zuid")?.agreement).toBe("differs")
    expect(term("Voorpost Noord", "VPN")?.agreement).toBe("differs")
  })

  it("agrees by an entry of the vocabulary that both names are in", () => {
    const as = (name: string) => {
      const one = tension({ groups: [name] })
      return { ...one, groups: [...one.groups, knownGroup("entry")] }
    }
    expect(termOf(as("Voorpost Noord"), as("VPN"), "group")).toMatchObject({ agreement: "close", note: "alias" })
    expect(termOf(as("Voorpost Noord"), as("Voorpost Noord"), "group")?.agreement).toBe("exact")
  })

  it("does not differ where one side names none", () => {
    expect(termOf(tension({ groups }), tension({}), "group")).toMatchObject({ agreement: "missing", weight: 0 })
  })

  it("tells most of what its theme tells", () => {
    const alone = termOf(tension({ themes }), tension({ themes }), "theme")?.weight ?? 0
    const withGroup = termOf(tension({ themes, groups }), tension({ themes, groups }), "theme")?.weight ?? 0
    expect(withGroup).toBeLessThan(alone)
  })
})

describe("a theme", () => {
  const a = tension({ themes, district: "Centrum" })
  const b = tension({ themes, district: "Noord" })
  const c = tension({ themes, district: "Noord", day: dayAfter(3) })

  it("counts less the more signals have it there and then, and for nothing where too many have", () => {
    const weights = [4, 8, 16, 32, 64, 128].map((step) => termOf(a, b, "theme", withStep(step, a, b))?.weight ?? 0)
    expect(weights).toEqual(weights.toSorted((x, y) => y - x))
    expect(weights.at(0)).toBeGreaterThan(weights.at(-1) ?? 0)
    expect(termOf(a, b, "theme", withStep(OVERFULL, a, b))).toMatchObject({
      agreement: "missing",
      weight: 0,
      note: "hub"
    })
    expect(links(a, b, withStep(OVERFULL, a, b))).toBe(false)
  })

  it("is looked at in the district that both share, not in the whole municipality", () => {
    const busyTown = frequenciesOf(
      new Map(
        groundTokens(b)
          .filter((token) => token.startsWith("T:"))
          .map((token) => [token, OVERFULL])
      )
    )
    expect(termOf(b, c, "theme", busyTown)).toMatchObject({ agreement: "exact" })
    expect(termOf(a, b, "theme", busyTown)).toMatchObject({ agreement: "missing", note: "hub" })
  })

  it("agrees when one of several is the same", () => {
    const several = tension({ themes: ["antisemitism", "group-conflict"] })
    expect(termOf(several, tension({ themes }), "theme")?.agreement).toBe("exact")
    expect(termOf(several, tension({ themes: ["jihadism"] }), "theme")?.agreement).toBe("differs")
  })
})

describe("an expression", () => {
  const at = (type: "handle" | "slogan" | "symbol" | "music" | "image", days: number) => {
    const expressions = [{ type, value: "Voorwaarts mannen" }]
    return [tension({ expressions }), tension({ expressions, day: dayAfter(days) })] as const
  }
  const weight = (type: Parameters<typeof at>[0], days: number) => termOf(...at(type, days), "expression")?.weight ?? 0

  it("fades with the days between: an account hardly, a picture in weeks", () => {
    expect(weight("handle", 0) - weight("handle", 60)).toBeLessThan(0.5)
    expect(weight("slogan", 0) - weight("slogan", 60)).toBeGreaterThan(0.5)
    expect(weight("image", 60)).toBeLessThan(0.5)
    for (const type of ["handle", "slogan", "symbol", "music", "image"] as const) {
      for (let days = 1; days <= 60; days++) expect(weight(type, days)).toBeLessThanOrEqual(weight(type, days - 1))
    }
  })

  it("links by itself within its time and not after, within one window", () => {
    expect(links(...at("image", 7))).toBe(true)
    expect(links(...at("image", 28))).toBe(false)
    expect(links(...at("slogan", 60))).toBe(true)
  })

  it("says that it has faded, and that it was not in use", () => {
    expect(termOf(...at("image", 28), "expression")?.note).toBe("faded")
    const worn = [{ type: "slogan" as const, value: "Wij eerst" }]
    const found = termOf(tension({ worn }), tension({ expressions: worn }), "expression")
    expect(found).toMatchObject({ agreement: "missing", weight: 0, note: "worn" })
  })

  it("agrees less by another form, order or platform", () => {
    const of = (type: "handle" | "slogan", one: string, other: string) =>
      termOf(
        tension({ expressions: [{ type, value: one }] }),
        tension({ expressions: [{ type, value: other }] }),
        "expression"
      )
    expect(of("slogan", "Wij eerst", "eerst wij")).toMatchObject({ agreement: "close", note: "spelling" })
    expect(of("handle", "@voorpost88", "t.me/voorpost88")).toMatchObject({ agreement: "close", note: "platform" })
    expect(of("handle", "@voorpost88", "@ander")?.agreement).toBe("differs")
  })

  it("takes the one that is worth most of several", () => {
    const handle = { type: "handle" as const, value: "@voorpost88" }
    const image = { type: "image" as const, value: "vlag" }
    const both = [
      tension({ expressions: [handle, image] }),
      tension({ expressions: [handle, image], day: dayAfter(40) })
    ] as const
    const alone = [tension({ expressions: [handle] }), tension({ expressions: [handle], day: dayAfter(40) })] as const
    expect(termOf(...both, "expression")).toEqual(termOf(...alone, "expression"))
  })
})
