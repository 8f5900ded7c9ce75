import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyTension, dayAfter, tension } from "../../../test/tensions.ts"
import { isValueToken } from "../index.ts"
import { dayNumber, groundTokens, isThemeGround, POLARISATION_DAYS, sharedThemeTokens } from "./groundTokens.ts"

const common = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => a.filter((token) => b.includes(token))

describe("groundTokens", () => {
  it("are shared by two signals of one theme within the window, wherever its periods begin", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(POLARISATION_DAYS), (from, apart) => {
        const themes = ["antisemitism"]
        const [a, b] = [tension({ themes, day: dayAfter(from) }), tension({ themes, day: dayAfter(from + apart) })]
        expect(common(groundTokens(a), groundTokens(b))).not.toEqual([])
      })
    )
  })

  it("are never shared by what has no theme, group or expression in common, nor across municipalities", () => {
    fc.assert(
      fc.property(anyTension, anyTension, (a, b) => {
        const grounds = [
          ...common(a.themes, b.themes),
          ...common(a.groups, b.groups),
          ...common(a.expressions, b.expressions)
        ]
        if (a.municipality !== b.municipality || grounds.length === 0)
          expect(common(groundTokens(a), groundTokens(b))).toEqual([])
      })
    )
  })

  it("are none for what was not in use, and none for a place alone", () => {
    expect(groundTokens(tension({ worn: [{ type: "slogan", value: "Wij eerst" }], district: "Centrum" }))).toEqual([])
  })

  it("hold each once, no more than a bounded number, and no token that could be a person's value", () => {
    const themes = Array.from({ length: 10 }, (_, n) => `theme-${n}`)
    const groups = Array.from({ length: 20 }, (_, n) => `Voorpost nummer ${n}`)
    const many = groundTokens(tension({ themes, groups, district: "Centrum", postcode: "9901" }))
    expect(new Set(many).size).toBe(many.length)
    expect(many.length).toBeLessThanOrEqual(80)
    expect(many.some(isValueToken)).toBe(false)
    expect(many.every((token) => token.includes(":"))).toBe(true)
  })

  it("are none of an unreadable day", () => {
    expect(dayNumber("unknown")).toBeNaN()
    expect(groundTokens(tension({ themes: ["antisemitism"], day: "unknown" }))).toEqual([])
  })
})

describe("sharedThemeTokens", () => {
  it("are tokens that both signals hold", () => {
    fc.assert(
      fc.property(anyTension, anyTension, (a, b) => {
        if (a.municipality !== b.municipality) return
        for (const theme of common(a.themes, b.themes)) {
          for (const token of sharedThemeTokens(a, b, theme, common(a.places, b.places))) {
            expect(isThemeGround(token)).toBe(true)
            expect(groundTokens(a)).toContain(token)
            expect(groundTokens(b)).toContain(token)
          }
        }
      })
    )
  })
})
