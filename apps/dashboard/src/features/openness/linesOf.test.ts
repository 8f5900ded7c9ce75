import { describe, expect, it } from "vitest"
import { linesOf, trimmed } from "./linesOf.ts"

describe("linesOf", () => {
  it("gives each line with words its place in the text", () => {
    const text = "Een\n\n  twee woorden \nslot"
    expect(linesOf(text).map(({ from, start, to }) => [text.slice(from, to), start])).toEqual([
      ["Een", "Een"],
      ["  twee woorden ", "twee woorden"],
      ["slot", "slot"]
    ])
  })

  it("shows of a long line how it begins", () => {
    expect(linesOf("a".repeat(60))[0]?.start).toBe(`${"a".repeat(50)}…`)
  })
})

describe("trimmed", () => {
  it("leaves white space at the ends out, and gives nothing for nothing else", () => {
    expect(trimmed("x  Jan \ny", 1, 8)).toEqual({ from: 3, to: 6 })
    expect(trimmed("x  \n y", 1, 5)).toBeUndefined()
    expect(trimmed("Jan", 1, 1)).toBeUndefined()
  })
})
