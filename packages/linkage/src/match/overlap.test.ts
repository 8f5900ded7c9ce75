import { describe, expect, it } from "vitest"
import { aloneCode, OVERLAPS, overlapCode, overlapOf } from "./overlap.ts"

describe("an overlap", () => {
  it("tells few shared tokens and followers exactly, and many together", () => {
    expect(overlapOf(overlapCode(1, 2))).toEqual({ shared: 1, followers: 2, alone: false })
    expect(overlapOf(overlapCode(2, 4))).toEqual({ shared: 2, followers: 4, alone: false })
    expect(overlapOf(overlapCode(9, 5))).toEqual({ shared: 3, followers: 8, alone: false })
    expect(overlapOf(overlapCode(1, 128))).toEqual({ shared: 1, followers: 32, alone: false })
  })

  it("has a code of its own for every answer, 0 left for none", () => {
    const codes = [2, 3, 4, 8, 16, 32].flatMap((followers) =>
      [1, 2, 3].flatMap((shared) => {
        const code = overlapCode(shared, followers)
        return [code, aloneCode(code)]
      })
    )
    expect(codes.toSorted((x, y) => x - y)).toEqual(Array.from({ length: OVERLAPS }, (_, i) => i + 1))
  })

  it("keeps the rest when two records turn out to be alone, and is told so once", () => {
    const code = aloneCode(overlapCode(2, 3))
    expect(overlapOf(code)).toEqual({ shared: 2, followers: 3, alone: true })
    expect(aloneCode(code)).toBe(code)
  })
})
