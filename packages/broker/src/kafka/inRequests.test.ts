import { assert, describe, it } from "@effect/vitest"
import { inRequests } from "./inRequests.ts"

const row = (seq: number, bytes: number) => ({
  seq: String(seq),
  topic: "kruisverband.links.v1",
  partitionkey: "covenant",
  body: "é".repeat(bytes / 2)
})

describe("inRequests", () => {
  it("keeps every row once and in order, and every request within its size", () => {
    const rows = Array.from({ length: 500 }, (_, seq) => row(seq, 2 * ((seq * 7919) % 9_000)))
    const parts = inRequests(rows)
    assert.deepStrictEqual(parts.flat(), rows)
    assert.isAbove(parts.length, 1)
    for (const part of parts) {
      const bytes = part.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
      assert.isAtMost(bytes, 512 * 1024)
    }
  })

  it("sends what is larger than a request by itself, between the others", () => {
    const rows = [row(1, 10), row(2, 600_000), row(3, 10), row(4, 10)]
    assert.deepStrictEqual(
      inRequests(rows).map((part) => part.map(({ seq }) => seq)),
      [["1"], ["2"], ["3", "4"]]
    )
  })

  it("asks for nothing when there is nothing", () => assert.deepStrictEqual(inRequests([]), []))
})
