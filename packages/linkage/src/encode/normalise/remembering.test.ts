import { describe, expect, it } from "vitest"
import { remembering } from "./remembering.ts"

describe("remembering", () => {
  it("answers as the function does, and asks it once for a text that comes back", () => {
    const asked: Array<string> = []
    const upper = remembering((text) => {
      asked.push(text)
      return text.toUpperCase()
    })
    for (const text of ["", "a", "Şahin", "\ud83d", "a longer text"]) expect(upper(text)).toBe(text.toUpperCase())
    asked.length = 0
    expect([upper("once and again"), upper("once and again")]).toEqual(["ONCE AND AGAIN", "ONCE AND AGAIN"])
    expect(asked.length).toBe(1)
  })

  it("forgets before it grows without end, and answers the same after that", () => {
    let asked = 0
    const length = remembering((text) => {
      asked++
      return text.length
    })
    for (let i = 0; i < 20_001; i++) length(`text ${i}`)
    expect(length("text 0")).toBe(6)
    expect(asked).toBe(20_002)
  })
})
