import { Arbitrary, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { checkMarks } from "./checkMarks.ts"
import type { MarkedPassage } from "./MarkedPassage.ts"
import { markOf, publicParts, redact } from "./redact.ts"
import { WooGround } from "./WooDecision.ts"

const passage = (from: number, to: number, over: Partial<MarkedPassage> = {}): MarkedPassage => ({
  from,
  to,
  grounds: ["5.1.2.e"],
  reason: "Privé.",
  contains: [],
  ...over
})

/** Texts as pieces: what stays, and what is refused with its grounds (none: it stays after all). */
const Piece = Schema.Struct({
  kept: Schema.String.check(Schema.isMaxLength(12)),
  words: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(20)),
  others: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(40)),
  grounds: Schema.Array(WooGround).check(Schema.isMaxLength(3))
})
const samples = Effect.runSync(
  Arbitrary.sampleEffect(Arbitrary.schema(Schema.Array(Piece).check(Schema.isMaxLength(5))), { count: 600, seed: 27 })
)

/** The text that the pieces make with either words, and its passages. */
const build = (pieces: ReadonlyArray<typeof Piece.Type>, which: "words" | "others") => {
  let text = ""
  const passages: Array<MarkedPassage> = []
  for (const piece of pieces) {
    text += piece.kept
    const secret = piece.grounds.length === 0 ? piece.words : piece[which]
    passages.push(passage(text.length, text.length + secret.length, { grounds: piece.grounds }))
    text += secret
  }
  return { text, passages }
}

describe("redact", () => {
  it("puts the grounds in the place of what is refused, and leaves the rest as it was", () => {
    const text = "Meldde Jan (111222333) iets?"
    const passages = [
      passage(12, 21, { grounds: ["5.1.2.e", "5.1.1.e"] }),
      passage(7, 10),
      passage(23, 27, { grounds: [] })
    ]
    expect(redact(text, passages)).toBe("Meldde [5.1.2.e] ([5.1.1.e, 5.1.2.e]) iets?")
  })

  it("tells the same whatever was refused, however long: nothing of it is left, not even its length", () => {
    for (const pieces of samples) {
      const [one, other] = [build(pieces, "words"), build(pieces, "others")]
      expect(redact(one.text, one.passages)).toBe(redact(other.text, other.passages))
    }
  })

  it("is made of the kept words and the marks, in their order, and of nothing else", () => {
    for (const pieces of samples) {
      const { passages, text } = build(pieces, "words")
      const expected = pieces.map(({ grounds, kept, words }) => kept + (grounds.length === 0 ? words : markOf(grounds)))
      expect(redact(text, passages)).toBe(expected.join(""))
      expect(redact(text, passages.toReversed())).toBe(expected.join(""))
      const marks = publicParts(text, passages).filter(({ kind }) => kind === "mark")
      expect(marks).toHaveLength(pieces.filter(({ grounds }) => grounds.length > 0).length)
    }
  })

  it("makes no passage of what it makes: passages side by side fit their text", () => {
    for (const pieces of samples) {
      const { passages, text } = build(pieces, "words")
      const halves = passages.some(({ from, to }) =>
        [from, to].some((at) => /[\uD800-\uDBFF]$/.test(text.slice(0, at)))
      )
      if (!halves) expect(checkMarks(text, passages)).toEqual([])
    }
  })
})

describe("checkMarks", () => {
  const fields = (text: string, ...passages: ReadonlyArray<MarkedPassage>) =>
    checkMarks(text, passages).map(({ field }) => field)

  it("refuses what lies outside the text, is empty, or cuts a character in two", () => {
    expect(fields("kort", passage(0, 4))).toEqual([])
    expect(fields("kort", passage(0, 5))).toEqual(["/passages/0"])
    expect(fields("kort", passage(2, 2))).toEqual(["/passages/0"])
    expect(fields("a😀b", passage(0, 2))).toEqual(["/passages/0"])
    expect(fields("a😀b", passage(1, 3))).toEqual([])
  })

  it("refuses every two that overlap, and none that only touch", () => {
    expect(fields("0123456789", passage(0, 5), passage(5, 8))).toEqual([])
    for (const [from, to] of [
      [0, 10],
      [4, 6],
      [3, 4],
      [2, 6]
    ] as const)
      expect(fields("0123456789", passage(2, 6), passage(from, to))).toEqual(["/passages/1"])
  })
})
