import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { drawWords, hmacOf } from "./compression.ts"

const hex = (text: string) => Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))

describe("hmacOf", () => {
  it("gives what RFC 4231 says that it must", () => {
    const first = hmacOf(new Uint8Array(20).fill(0x0b))("Hi There")
    expect(first).toEqual(hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"))
    const second = hmacOf(utf8ToBytes("Jefe"))("what do ya want for nothing?")
    expect(second).toEqual(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
  })

  it("is the library's of every length about the ends of blocks, under any key", () => {
    for (let length = 0; length < 200; length++) {
      const key = new Uint8Array(length % 65).fill(length)
      for (const text of ["a".repeat(length), `${"a".repeat(length)}é`, `é${"a".repeat(length)}`])
        expect(hmacOf(key)(text)).toEqual(hmac(sha256, key, utf8ToBytes(text)))
    }
  })

  it("refuses a key that would have to be hashed first", () => {
    expect(() => hmacOf(new Uint8Array(65))).toThrow(RangeError)
  })
})

describe("drawWords", () => {
  it("writes digests of the secret and a number as words, and no more than there is room for", () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(bytes, fc.nat(40), (secret, room) => {
        const words = new Uint32Array(room)
        drawWords(secret, words)
        const digests = Array.from({ length: 5 }, (_, number) => [...sha256(Uint8Array.of(...secret, number))]).flat()
        expect(words).toEqual(new Uint32Array(Uint8Array.from(digests).buffer).slice(0, room))
      })
    )
  })
})
