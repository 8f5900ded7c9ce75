import { Arbitrary, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { checkDocument } from "./checkDocument.ts"
import { checkMarks } from "./checkMarks.ts"
import type { MarkedPassage } from "./MarkedPassage.ts"
import { proposeRefusals } from "./proposeRefusals.ts"

const text = `Verslag van 4 maart 2026.
Mevrouw De Vries (geboren op 12-05-1988, BSN 111 222 333) belde met 06-12345678.
Rekening NL91 ABNA 0417 1643 00, e-mail devries@voorbeeld.nl. Zij is depressief.`

const said = (passages: ReadonlyArray<MarkedPassage> = []) =>
  proposeRefusals(text, passages).map(({ from, grounds, kinds, to }) => [text.slice(from, to), kinds, grounds])

const accepted = (of: string): ReadonlyArray<MarkedPassage> =>
  proposeRefusals(of).map(({ contains, from, grounds, to }) => ({ from, to, contains, grounds, reason: "Privé." }))

describe("proposeRefusals", () => {
  it("finds what is of a person, in order, with the ground that fits it", () => {
    expect(said()).toEqual([
      ["Mevrouw De Vries", ["name"], ["5.1.2.e"]],
      ["12-05-1988", ["birth-date"], ["5.1.2.e"]],
      ["111 222 333", ["bsn"], ["5.1.1.e"]],
      ["06-12345678", ["phone"], ["5.1.2.e"]],
      ["NL91 ABNA 0417 1643 00", ["iban", "phone"], ["5.1.2.e"]],
      ["devries@voorbeeld.nl", ["email"], ["5.1.2.e"]],
      ["depressief", ["health"], ["5.1.1.d"]]
    ])
  })

  it("makes one proposal of what lies in another, with both grounds", () => {
    expect(proposeRefusals("mail 111222333@voorbeeld.nl")).toMatchObject([
      { from: 5, to: 27, kinds: ["email", "bsn"], grounds: ["5.1.2.e", "5.1.1.e"] }
    ])
  })

  it("is satisfied where all are taken over, and then proposes nothing more", () => {
    const passages = accepted(text)
    expect(checkDocument({ documentDate: "2026-03-04", text, passages }, "2026-11-02")).toEqual([])
    expect(proposeRefusals(text, passages)).toEqual([])
  })

  it("finds a refused word again elsewhere, with the reason that was given, as a whole word only", () => {
    const twice = "Sjors zag het. Later zei Sjors niets; Sjorsje wel."
    const marked: MarkedPassage = { from: 0, to: 5, grounds: ["5.1.2.e"], reason: "Getuige.", contains: [] }
    expect(proposeRefusals(twice, [marked])).toEqual([
      { from: 25, to: 30, kinds: ["repeated"], grounds: ["5.1.2.e"], contains: [], reason: "Getuige." }
    ])
  })

  it("proposes passages that fit their text and never overlap, whatever the text", () => {
    const parts = [
      "111222333",
      "jan@x.nl",
      " 06-12345678",
      "Jan de Vries ",
      "NL91ABNA0417164300",
      "\n",
      "geb. 1-1-2000",
      "@",
      "😀"
    ]
    const texts = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(Schema.Array(Schema.Literals(parts)).check(Schema.isMaxLength(8))), {
        count: 500,
        seed: 5
      })
    )
    for (const pieces of texts) {
      const joined = pieces.join("")
      expect(checkMarks(joined, accepted(joined)), joined).toEqual([])
    }
  })
})
