import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LineReader, LONGEST_LINE } from "./LineReader.ts"

const readAll = (pieces: ReadonlyArray<string>) => {
  const reader = new LineReader()
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
}
const letter = fc.constantFrom("a", "b", "\n", "\r", "\r\n", "é", "\u2028", '"')

describe("LineReader", () => {
  it("gives the lines of the text, wherever the pieces were cut", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(letter, { maxLength: 6 }).map((letters) => letters.join("")),
          { maxLength: 8 }
        ),
        (pieces) => {
          const wanted = pieces.join("").split(/\r\n|\n|\r/u)
          // a line end at the end begins no line
          if (wanted.at(-1) === "") wanted.pop()
          expect(readAll(pieces)).toEqual(wanted)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it("passes over a line that is too long, keeps none of it, and goes on", () => {
    const piece = "x".repeat(1_000_000)
    const pieces = ["a\n", ...Array.from({ length: LONGEST_LINE / piece.length + 2 }, () => piece), "\nb"]
    expect(readAll(pieces)).toEqual(["a", undefined, "b"])
    expect(readAll([...pieces.slice(1, -1)])).toEqual([undefined])
  })

  it("keeps a line of just the limit", () => {
    expect(readAll(["x".repeat(LONGEST_LINE), "\n"])[0]?.length).toBe(LONGEST_LINE)
  })
})
