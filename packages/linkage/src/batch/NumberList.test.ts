import { describe, expect, it } from "vitest"
import { NumberList } from "./NumberList.ts"

describe("NumberList", () => {
  it("keeps what was pushed, over the borders of its pieces", () => {
    for (const length of [0, 1, 16, 17, 48, 49, 200_000]) {
      const list = new NumberList()
      for (let i = 0; i < length; i++) list.push(i)
      expect(list.length).toBe(length)
      expect(list.toArray()).toEqual(Uint32Array.from({ length }, (_, i) => i))
    }
  })

  it("keeps whole numbers of 32 bits", () => {
    const list = new NumberList()
    list.push(0xffffffff)
    expect([...list.toArray()]).toEqual([0xffffffff])
  })
})
