import { assert, describe, it } from "@effect/vitest"
import { receiptOf } from "./receipt.ts"

describe("receiptOf", () => {
  it("reads the last 40 bits of the id, in letters that are not misheard", () => {
    assert.strictEqual(receiptOf("0191e0d3-0000-7000-8000-000000000000"), "0000-0000")
    assert.strictEqual(receiptOf("0191e0d3-0000-7000-8000-00ffffffffff"), "ZZZZ-ZZZZ")
    assert.strictEqual(receiptOf("0191e0d3-0000-7000-8000-ff0000000001"), "0000-0001")
    assert.strictEqual(receiptOf("0191e0d3-0000-7000-8000-000000100000"), "0001-0000")
  })

  it("differs for ids that differ there", () => {
    const ids = Array.from(
      { length: 5000 },
      (_, n) => `0191e0d3-0000-7000-8000-${(n * 7919).toString(16).padStart(12, "0")}`
    )
    assert.strictEqual(new Set(ids.map(receiptOf)).size, ids.length)
  })
})
