import { Arbitrary, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { findBsn, passesElevenCheck } from "./findBsn.ts"

const found = (text: string) => findBsn(text).map(({ from, to }) => text.slice(from, to))

describe("findBsn", () => {
  it.each([
    ["Zijn BSN is 123456782.", "123456782"],
    ["bsn:123 456 782, verder niets", "123 456 782"],
    ["BSN 123.456.782", "123.456.782"],
    ["1234 56 782 staat op de kaart", "1234 56 782"],
    ["huisnummer 12 123456782", "123456782"],
    ["sinds 2026 123456782", "123456782"],
    ["111222333", "111222333"],
    ["nummer123456782x", "123456782"]
  ])("finds the number in %s", (text, number) => {
    expect(found(text)).toEqual([number])
  })

  it.each([
    "06-12345678",
    "06 12 34 56 78",
    "+31 6 12345678",
    "+31 (0)6-44113169",
    "0031612345678",
    "010-1234567",
    "geboren op 04-03-2008 om 12.30",
    "2026-10-02",
    "123456789",
    "1234567821",
    "dossier 2026-12345",
    "000000000",
    "NL91ABNA0417164300",
    ""
  ])("leaves %s alone", (text) => {
    expect(found(text)).toEqual([])
  })

  it("finds every number that passes the 11-check, however it is grouped, and no other", () => {
    const digits = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 100_000_000, maximum: 999_999_999 })))
    const samples = Effect.runSync(Arbitrary.sampleEffect(digits, { count: 2000, seed: 7 })).map(String)
    const passing = samples.filter(passesElevenCheck)
    expect(passing.length).toBeGreaterThan(100)
    for (const number of samples) {
      const expected = passesElevenCheck(number) ? 1 : 0
      const grouped = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
      expect(findBsn(`a ${number} b`), number).toHaveLength(expected)
      expect(findBsn(`a ${grouped}, b`), grouped).toHaveLength(expected)
    }
  })
})
