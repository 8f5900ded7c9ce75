import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../../../test/arbitraries.ts"
import { compact, fold, isPlaceholder, LONGEST } from "./text.ts"

const anything = fc.oneof(
  anyText(300),
  // halves of letters outside the basic plane
  fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 40 }).map((units) => String.fromCharCode(...units))
)

describe("fold", () => {
  it.each([
    ["ÇİĞDEM", "cigdem"],
    ["Çiğdem", "cigdem"],
    ["YILDIZ", "yildiz"],
    ["Yıldız", "yildiz"],
    ["Łukasz Wiśniewski", "lukasz wisniewski"],
    ["Straße", "strasse"],
    ["STRASSE", "strasse"],
    ["Ĳsselmeer", "ijsselmeer"],
    ["van\u00a0der\u2003Berg", "van der berg"],
    ["’t Hart", "'t hart"],
    ["ʿAlī", "'ali"],
    ["El\u2011Amrani", "el-amrani"],
    ["\u200fZoe\u0308\u200e\ufeff", "zoe"],
    ["Jan\u0000\tBakker\r\n", "jan bakker"],
    ["  Jan  Bakker ", "jan bakker"],
    ["`t Hart", "'t hart"],
    ["", ""],
    ["Ｊａｎ", "jan"],
    ["Шевченко", "shevchenko"],
    ["Їжак", "izhak"],
    ["Παπαδόπουλος", "papadopoylos"],
    ["محمد", "mhmd"],
    ["أحمد", "ahmd"],
    ["ተስፋይ ገብረስላሴ", "tesfay gebreslase"],
    ["ሚካኤል", "mikael"]
  ])("reads %j as %j", (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it("is idempotent, bounded and total", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = fold(text)
        expect(fold(once)).toBe(once)
        expect(once.length).toBeLessThanOrEqual(LONGEST)
        expect(once.isWellFormed()).toBe(true)
        expect(once).toBe(once.trim())
      })
    )
  })

  it("does not see how letters are composed or spaced", () => {
    const letters = fc.array(fc.constantFrom(..."aeioubcdfgklmnrstvwzçğşöüéèëïáñłøšž -"), { maxLength: 40 })
    fc.assert(
      fc.property(letters, (list) => {
        const text = list.join("")
        for (const other of [
          text.normalize("NFC"),
          text.normalize("NFD"),
          text.toUpperCase(),
          text.replaceAll(" ", "\u00a0 ")
        ])
          expect(fold(other)).toBe(fold(text))
      })
    )
  })

  it("still finds the letters under a hundred marks each", () => {
    const zalgo = [..."fenna"].map((letter) => letter + "\u0301".repeat(100)).join("")
    expect(fold(zalgo)).toBe("fenna")
  })

  it("reads no more than the beginning of a megabyte", () => {
    for (const text of ["a", "a ", "' ", "é", "\u202e", "ﷺ", "- "])
      expect(fold(text.repeat(1_000_000 / text.length)).length).toBeLessThanOrEqual(LONGEST)
  })
})

describe("compact", () => {
  it("keeps letters and digits only", () => {
    expect(compact("o'brien-smith 2 ")).toBe("obriensmith2")
  })
})

describe("isPlaceholder", () => {
  it.each(["", "-", "...", "n.n.", "onbekend", "xxx", "123", "aaa", "niet", "nvt"])("takes %j for nothing", (text) => {
    expect(isPlaceholder(text)).toBe(true)
  })
  it.each(["jan", "nina", "ali", "xu", "li", "aad", "bo"])("takes %j for a name", (text) => {
    expect(isPlaceholder(text)).toBe(false)
  })
})
