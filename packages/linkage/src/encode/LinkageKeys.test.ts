import { hkdf } from "@noble/hashes/hkdf.js"
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../../test/arbitraries.ts"
import { deriveKeys } from "./LinkageKeys.ts"

const secret = new Uint8Array(32).fill(7)
const key = hkdf(sha256, secret, undefined, utf8ToBytes("kruisverband/linkage/v1/token"), 32)

describe("a covenant's function", () => {
  it("is HMAC-SHA-256 of the text in UTF-8, whatever its letters and length and whatever was asked before", () => {
    const { bound, token } = deriveKeys(secret)
    const text = fc.oneof(
      anyText(80),
      fc.string({ maxLength: 200 }),
      fc.nat(1200).map((length) => "é".repeat(length % 9) + "a".repeat(length))
    )
    fc.assert(
      fc.property(text, text, (before, asked) => {
        bound(before)
        token(before)
        expect(token(asked)).toEqual(hmac(sha256, key, utf8ToBytes(asked)))
      })
    )
  })

  it("gives an answer that later questions leave as it is", () => {
    const { bound, token } = deriveKeys(secret)
    const first = token("first")
    const copy = first.slice()
    token("second")
    bound("third")
    expect(first).toEqual(copy)
  })
})
