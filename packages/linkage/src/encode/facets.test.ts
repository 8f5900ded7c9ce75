import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys, otherKeys } from "../../test/arbitraries.ts"
import { encodeExpression, encodeGroup, encodePlace, FacetKind } from "./index.ts"

const shared = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => a.filter((token) => b.includes(token))
const kinds = (tokens: ReadonlyArray<string>) => tokens.map((token) => token.charAt(0)).join("")
const groups = (a: string, b: string) => kinds(shared(encodeGroup(a, keys), encodeGroup(b, keys)))

describe("encodeGroup", () => {
  it.each([
    ["Voorpost Noord", "de VOORPOST-noord", "GWK"],
    ["Voorpost Noord", "Stichting Voorpost, afd. Noord", "GWK"],
    ["Voorpost Noord", "Noord Voorpost", "W"],
    ["Voorpost Noord", "Voorpost Nord", "K"],
    ["Voorpost Noord", "Foorpost Noort", "K"],
    ["Voorpost Noord", "Voorpost Zuid", ""],
    ["Brigade 2", "Brigade 3", ""],
    ["Voorpost Noord", "VPN", ""],
    ["Havenjeugd", "De haven jeugd", "GK"]
  ])("finds %s and %s by %s", (a, b, by) => {
    expect(groups(a, b)).toBe(by)
  })

  it("has no token of the sound of a short name: too much sounds like it", () => {
    expect(kinds(encodeGroup("VPN", keys))).toBe("G")
  })

  it("has nothing for a name of which nothing is left", () => {
    expect(encodeGroup("...", keys)).toEqual([])
  })

  it("is of one covenant", () => {
    expect(shared(encodeGroup("Voorpost Noord", keys), encodeGroup("Voorpost Noord", otherKeys))).toEqual([])
  })

  it("holds no letter of the name but its kind", () => {
    for (const token of encodeGroup("Voorpost Noord", keys)) expect(token).toMatch(/^[GWK][\w-]{11}$/u)
  })
})

describe("encodeExpression", () => {
  const of = (type: "handle" | "channel" | "slogan" | "symbol" | "music" | "image", value: string) =>
    encodeExpression({ type, value }, keys)

  it("finds a slogan through capitals, signs and the order of its words", () => {
    expect(kinds(shared(of("slogan", "Wij Eerst!"), of("slogan", "wij eerst")))).toBe("XY")
    expect(kinds(shared(of("slogan", "Wij eerst"), of("slogan", "EERST WIJ")))).toBe("Y")
    expect(kinds(shared(of("slogan", "14/88"), of("slogan", "1488")))).toBe("X")
  })

  it("keeps types apart: one text is not one expression", () => {
    expect(shared(of("slogan", "88"), of("symbol", "88"))).toEqual([])
    expect(shared(of("music", "Voorwaarts"), of("image", "Voorwaarts"))).toEqual([])
  })

  it("tells by its second letter of what type it is", () => {
    expect(of("music", "Voorwaarts")[0]).toMatch(/^Xm[\w-]{11}$/u)
    expect(FacetKind.expression).toBe("X")
  })

  it("finds an account through its address, and across platforms more loosely", () => {
    expect(of("handle", "https://x.com/Voorpost88")).toEqual(of("handle", "@voorpost88 (twitter)"))
    expect(kinds(shared(of("handle", "@voorpost88"), of("handle", "x.com/voorpost88")))).toBe("Y")
    expect(kinds(shared(of("handle", "t.me/voorpost88"), of("channel", "t.me/voorpost88")))).toBe("Y")
    expect(shared(of("handle", "@voorpost88"), of("handle", "@voorpost89"))).toEqual([])
  })

  it("reads a sign that has no letters", () => {
    expect(of("symbol", "⚡⚡")).toEqual(of("symbol", " ⚡⚡ "))
    expect(of("symbol", "⚡⚡")).toHaveLength(1)
    expect(of("symbol", "...")).toEqual([])
  })

  it("takes any text of any type", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("handle", "channel", "slogan", "symbol", "music", "image" as const),
        fc.string({ unit: "binary", maxLength: 300 }),
        (type, value) => {
          for (const token of encodeExpression({ type, value }, keys)) expect(token).toMatch(/^[XY][hcsymi][\w-]{11}$/u)
        }
      )
    )
  })
})

describe("encodePlace", () => {
  const of = (district?: string, postcode?: string, municipality = "GM9001") =>
    encodePlace(
      {
        municipality,
        ...(district === undefined ? {} : { district }),
        ...(postcode === undefined ? {} : { postcode })
      },
      keys
    )

  it("has the four digits of a postcode and the district, each by itself", () => {
    expect(kinds(of("Centrum", "9901 AB"))).toBe("PD")
    expect(shared(of("Centrum", "9901 AB"), of("centrum ", "9901xz"))).toHaveLength(2)
    expect(of("Wijk Centrum")).toEqual(of("centrum"))
    expect(of()).toEqual([])
    expect(of("...", "onbekend")).toEqual([])
  })

  it("keeps equal districts of two municipalities apart", () => {
    expect(shared(of("Centrum", "9901"), of("Centrum", "9901", "GM9002"))).toEqual([])
  })

  it("keeps a district that is only a common word", () => {
    expect(of("Wijk")).toHaveLength(1)
  })
})
