import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bytesToBase64Url } from "../encode/index.ts"
import { writeTokenKey } from "./tokenKey.ts"

const token = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => `n${bytesToBase64Url(bytes)}`)
const keyOf = (text: string): readonly [number, number] => {
  const words = new Uint32Array(3)
  writeTokenKey(text, words, 1)
  expect(words[0]).toBe(0)
  return [words[1] ?? 0, words[2] ?? 0]
}
const order = (x: number, y: number) => Math.sign(x - y)

describe("writeTokenKey", () => {
  it("puts tokens in the order of their texts", () => {
    fc.assert(
      fc.property(token, token, fc.integer({ min: 1, max: 11 }), (x, y, alike) => {
        // also texts that differ late: chance alone would make the first letters decide
        const other = x.slice(0, alike) + y.slice(alike)
        for (const z of [y, other]) {
          const [a, b] = [keyOf(x), keyOf(z)]
          expect(order(a[0], b[0]) || order(a[1], b[1])).toBe(x < z ? -1 : x > z ? 1 : 0)
        }
      }),
      { numRuns: 2000 }
    )
  })

  it("refuses what is no token of an encoding", () => {
    for (const text of ["", "n", "nAAAAAAAAAA", "nAAAAAAAAAAAA", "nAAAAA+AAAAA", "nAAAAAAAAAAB", "nAAAAA AAAAA"])
      expect(() => keyOf(text)).toThrow(RangeError)
  })
})
