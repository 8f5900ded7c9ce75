import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../../../test/arbitraries.ts"
import { nameParts } from "./names.ts"
import { nameSkeleton, nameSound, skeleton, sound } from "./sound.ts"

const given = fc.constantFrom(
  "Mohammed",
  "Fenna",
  "Çiğdem",
  "İbrahim",
  "Zoë",
  "Jan Willem",
  "Abd al-Rahman",
  "Małgorzata",
  "Gebre Selassie",
  "Noor",
  "Radjesh",
  "Khadija",
  "Олена",
  "Xasan"
)
const prefixed = fc.constantFrom(
  ["van der", "Berg"],
  ["de", "Vries"],
  ["in 't", "Veld"],
  ["van 't", "Hof"],
  ["el", "Amrani"],
  ["al", "Khatib"],
  ["ten", "Brink"],
  ["van den", "Broek"],
  ["d'", "Angelo"]
)
const plain = fc.constantFrom(
  "Yıldız",
  "Bakker",
  "Öztürk",
  "Kowalska",
  "Tesfay",
  "Soekhradj",
  "Ben Ali",
  "Oulad Ali",
  "Bakker-de Jong",
  "Шевченко"
)

/** Ways of writing that say the same. */
const rewritten = (text: string): ReadonlyArray<string> => [
  text.normalize("NFC"),
  text.normalize("NFD"),
  text.toUpperCase(),
  text.toLowerCase(),
  text.replaceAll(" ", "\u00a0"),
  `  ${text.replaceAll(" ", "   ")}\t`,
  `\u200f${text}\u200e`,
  text.replaceAll("'", "\u2019"),
  text.replaceAll("-", "\u2011")
]

describe("nameParts", () => {
  it("does not see composition, capitals, spaces, invisible marks, or the kind of apostrophe", () => {
    fc.assert(
      fc.property(given, plain, (givenNames, familyName) => {
        const parts = nameParts({ givenNames, familyName })
        rewritten(givenNames).forEach((other, i) => {
          expect(nameParts({ givenNames: other, familyName: rewritten(familyName)[i] ?? "" })).toEqual(parts)
        })
      })
    )
  })

  it("reads one field in either order as two fields", () => {
    fc.assert(
      fc.property(given, prefixed, (givenNames, [prefix = "", familyName = ""]) => {
        const parts = nameParts({ givenNames, prefix, familyName })
        for (const fullName of [
          `${familyName}, ${givenNames} ${prefix}`,
          `${prefix} ${familyName}, ${givenNames}`,
          `${familyName.toUpperCase()}, ${prefix}, ${givenNames}`,
          `${prefix} ${familyName} ${givenNames}`
        ])
          for (const text of rewritten(fullName)) expect(nameParts({ fullName: text })).toEqual(parts)
        expect(nameParts({ givenNames, familyName: `${prefix} ${familyName}` })).toEqual(parts)
        expect(nameParts({ familyName: `${familyName}, ${givenNames}` })).toEqual(parts)
      })
    )
  })

  it("reads given names, prefix, surname in one field", () => {
    fc.assert(
      fc.property(given, prefixed, (givenNames, [prefix = "", familyName = ""]) => {
        expect(nameParts({ fullName: `${givenNames} ${prefix} ${familyName}` })).toEqual(
          nameParts({ givenNames, prefix, familyName })
        )
      })
    )
  })

  it.each([
    ["van der", "v.d.", "v/d", "v d", "vd", "van de", "van den", "V.D.", "vander"],
    ["in 't", "int", "in t", "in het"],
    ["van 't", "vant", "v.t", "van het", "van t"],
    ["de", "den", "d."],
    ["op de", "op den", "opde"],
    ["aan de", "a/d", "aan den"],
    ["el", "al", "es"],
    ["von der", "vom", "zu"]
  ])("hears one surname behind %s, %s and the like", (...prefixes) => {
    for (const prefix of prefixes) {
      expect(nameParts({ familyName: `${prefix} Lindehout` }).family).toEqual(["lindehout"])
      expect(nameParts({ prefix, familyName: "Lindehout" }).family).toEqual(["lindehout"])
    }
  })

  it.each([
    "Jansen-de Vries",
    "Jansen - de Vries",
    "JANSEN-DE VRIES",
    "de Vries e/v Jansen",
    "de Vries e.v. Jansen",
    "Jansen, geb. de Vries",
    "Jansen geboren de Vries",
    "Jansen (geb. de Vries)",
    "Jansen/de Vries"
  ])("reads the married name %s", (name) => {
    const written = name.includes(",") || name.includes("(") ? { fullName: `${name}` } : { familyName: name }
    expect(nameParts(written).family).toEqual(["jansen", "vries"])
  })

  it("never throws, and gives at most two forms of bounded length", () => {
    const text = fc.oneof(
      anyText(120),
      fc
        .array(
          fc.constantFrom(
            "van",
            "de",
            "el",
            "ben",
            "abd",
            "al",
            "e/v",
            "geb.",
            "(",
            ")",
            '"',
            ",",
            "-",
            "'",
            "jr.",
            "dr.",
            "J.",
            "Jan",
            "Ali",
            "ullah",
            "din",
            "/"
          ),
          { maxLength: 30 }
        )
        .map((words) => words.join(" "))
    )
    fc.assert(
      fc.property(
        fc.record(
          { givenNames: text, initials: text, prefix: text, familyName: text, fullName: text },
          { requiredKeys: [] }
        ),
        (identity) => {
          const parts = nameParts(identity)
          for (const forms of [parts.given, parts.family]) {
            expect(forms.length).toBeLessThanOrEqual(2)
            for (const form of forms) {
              expect(form).toMatch(/^[\p{L}\p{N}]+$/u)
              expect(form.length).toBeLessThanOrEqual(60)
            }
          }
          expect(parts.initialOnly).toBe(parts.given.length === 0 && parts.initial !== "")
        }
      ),
      { numRuns: 500 }
    )
  })

  it("reads its own answer as itself", () => {
    fc.assert(
      fc.property(given, plain, (givenNames, familyName) => {
        const once = nameParts({ givenNames, familyName })
        const again = nameParts({ givenNames: once.given[0] ?? "", familyName: once.family.join("-") })
        expect(again.given[0]).toBe(once.given[0])
        expect(again.family[0]).toBe(once.family[0])
      })
    )
  })

  it("answers ten thousand words, and a megabyte of anything", () => {
    for (const unit of [
      "van ",
      "el-",
      "(",
      "e/v ",
      "geb. ",
      "abd al ",
      "jan ",
      "a",
      "'",
      ", ",
      "\u0301",
      "\ud800",
      "ﷺ",
      "- "
    ]) {
      const long = unit.repeat(1_000_000 / unit.length)
      const parts = nameParts({ givenNames: long, familyName: long, fullName: long, prefix: long, initials: long })
      expect(parts.given.length + parts.family.length).toBeLessThanOrEqual(4)
    }
  })
})

describe("sound and skeleton", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), maxLength: 60 })

  it("never grow, and keep to a few letters", () => {
    fc.assert(
      fc.property(letters, (name) => {
        expect(sound(name).length).toBeLessThanOrEqual(name.length)
        expect(skeleton(name).length).toBeLessThanOrEqual(name.length)
        expect(skeleton(name).slice(1)).not.toMatch(/[aeo]/u)
      })
    )
  })

  it("give one class to all that sounds alike", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        if (nameSound(a) === nameSound(b)) expect(nameSkeleton(a)).toBe(nameSkeleton(b))
      })
    )
  })
})
