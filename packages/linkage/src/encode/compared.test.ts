import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyIdentity, identity, keys } from "../../test/arbitraries.ts"
import { compare, model } from "../match/index.ts"
import { comparedOf, encode, fromWire, TokenKind, tokensWhere, toWire } from "./index.ts"

const person = fc.oneof(identity, anyIdentity).map((id) => encode(id, keys))
/** Bytes that begin so many bytes into their memory. */
const placed = (bytes: Uint8Array, at: number): Uint8Array => {
  const larger = new Uint8Array(at + bytes.length)
  larger.set(bytes, at)
  return larger.subarray(at)
}

describe("what is compared of an encoding", () => {
  it("weighs the same as the whole, wherever its bytes stand", () => {
    fc.assert(
      fc.property(person, person, fc.nat(8), (a, b, at) => {
        // the same person's own record is met as well, so that something agrees
        for (const [x, y] of [
          [a, b],
          [a, a]
        ] as const) {
          const [left, right] = [comparedOf(placed(toWire(x), at)), comparedOf(toWire(y))]
          if (left === undefined || right === undefined) throw new Error("not read")
          for (const hub of [false, true]) {
            const frequencies = { step: () => 8, isHub: (token: string) => hub && token.charCodeAt(2) % 2 === 0 }
            expect(compare(left, right, { model, frequencies })).toEqual(compare(x, y, { model, frequencies }))
          }
        }
      })
    )
  })

  it("leaves out the tokens by which records are only found", () => {
    fc.assert(
      fc.property(person, (e) => {
        const kinds: ReadonlyArray<string> = Object.values(TokenKind)
        expect(comparedOf(toWire(e))).toEqual({ ...e, tokens: e.tokens.filter((one) => kinds.includes(one.charAt(0))) })
        expect(tokensWhere(toWire(e), (_, number) => number % 2 === 1)).toEqual(e.tokens.filter((_, i) => i % 2 === 1))
      })
    )
  })

  it("is nothing for bytes of another length or version", () => {
    const bytes = toWire(encode({ givenNames: "Fenna", familyName: "Vos", birthDate: "2008" }, keys))
    expect(fromWire(bytes)).toBeDefined()
    for (const other of [bytes.subarray(1), bytes.subarray(0, -1), new Uint8Array(), bytes.with(0, 1)]) {
      expect(comparedOf(other)).toBeUndefined()
      expect(tokensWhere(other, () => true)).toEqual([])
    }
  })
})
