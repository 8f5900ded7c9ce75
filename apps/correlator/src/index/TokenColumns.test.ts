import { assert, it } from "@effect/vitest"
import fc from "fast-check"
import { TokenColumns } from "./TokenColumns.ts"

const KINDS = ["a", "n", "p"]
const key = fc
  .tuple(fc.constantFrom(...KINDS), fc.bigInt(0n, 40n), fc.constantFrom(0n, 1n << 31n, 1n << 32n, 0xffffffffffn))
  .map(([kind, low, more]) => (BigInt(kind.charCodeAt(0)) << 56n) | (low + more))
const told = fc.array(fc.tuple(key, fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 200 })

it("gives each token once, in the order of their keys, with all that was told of it as it was told", () => {
  fc.assert(
    fc.property(told, (all) => {
      const columns = new TokenColumns()
      for (const [token, item] of all) columns.push(token, item)
      const found = [...columns.drain()].flatMap((runs) => [...runs].map((run) => [run.key, [...run.items]]))
      const keys = [...new Set(all.map(([token]) => token))].sort((x, y) => Number(x - y))
      assert.deepStrictEqual(
        found,
        keys.map((token) => [token, all.filter(([other]) => other === token).map(([, item]) => item)])
      )
      assert.isEmpty([...columns.drain()])
    })
  )
})
