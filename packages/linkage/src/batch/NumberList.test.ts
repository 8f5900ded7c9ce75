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

  it("gives all that it holds once, into memory from where it is told, and starts anew", () => {
    const list = new NumberList()
    for (const length of [0, 5, 200_000]) {
      for (let i = 0; i < length; i++) list.push(i)
      const drained = list.drain((bytes) => new SharedArrayBuffer(bytes))
      expect(drained.buffer).toBeInstanceOf(SharedArrayBuffer)
      expect(drained.length).toBe(length)
      expect(drained.every((value, i) => value === i)).toBe(true)
      expect(list.length).toBe(0)
    }
  })

  it("keeps whole numbers of 32 bits", () => {
    const list = new NumberList()
    list.push(0xffffffff)
    expect([...list.toArray()]).toEqual([0xffffffff])
  })
})
