import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { frequenciesIn } from "../../test/byDefinition.ts"
import { type CrowdRecord, crowd, holding, tokenOf } from "../../test/crowds.ts"
import { followedOf, isValueToken } from "../match/index.ts"
import { packBlock } from "./EncodedBlock.ts"
import { listOf } from "./Lists.ts"
import { indexTokens } from "./sortTokens.ts"
import { VALUE_LETTERS } from "./TokenIndex.ts"

const HUB_LIMIT = 30
const indexOf = (records: ReadonlyArray<CrowdRecord>) =>
  indexTokens([packBlock(records.map(({ encoding }) => encoding))], HUB_LIMIT)

describe("TokenIndex", () => {
  it("has every record follow what it follows by definition, where that leads to anybody", () => {
    fc.assert(
      fc.property(crowd(200, 4), (records) => {
        const index = indexOf(records)
        const { step } = frequenciesIn(records, HUB_LIMIT)
        const wanted = records.map(({ encoding }) => followedOf(encoding.tokens, step))
        const followers = Map.groupBy(
          wanted.flatMap((tokens, record) => tokens.map((token) => ({ token, record }))),
          ({ token }) => token
        )
        const lists = [...followers.values()]
          .map((all) => all.map(({ record }) => record).join())
          .filter((list) => list.includes(","))
          .sort()
        const found = Array.from(index.kinds, (_, token) => [...listOf(index.followers, token)].join())
        expect(found.filter((list) => list.includes(",")).sort()).toEqual(lists)
      }),
      { numRuns: 20 }
    )
  })

  it("tells of the values and whole names that are shared, and that there are others", () => {
    const [shared, alone, name] = [tokenOf("p", 1), tokenOf("p", 2), tokenOf("n", 1)]
    const index = indexOf([
      holding("r0", [shared, name, tokenOf("b", 1)]),
      holding("r1", [shared, alone, name, tokenOf("b", 1)])
    ])
    const told = (record: number) =>
      [...listOf(index.told, record)].map((t) => String.fromCharCode(index.kinds[t] ?? 0))
    expect(told(0)).toEqual(["n", "p"])
    expect(told(1)).toEqual(["n", "p"])
    expect([...index.lone]).toEqual([0, 1 << VALUE_LETTERS.indexOf("p")])
    expect([...index.steps]).toEqual([4, 4, 4])
  })

  it("keeps of a crowd only what comparisons ask for", () => {
    const records = Array.from({ length: 150 }, (_, i) =>
      holding(
        `r${i}`,
        ["b", "n", "p"].map((kind) => tokenOf(kind, 0))
      )
    )
    const index = indexOf(records)
    expect(Array.from(index.kinds, (kind) => String.fromCharCode(kind))).toEqual(["n", "p"])
    expect(index.followed.items.length).toBe(0)
    expect(index.told.items.length).toBe(300)
    expect(isValueToken("p")).toBe(true)
  })

  it("is empty for a set of none, and takes its memory from where it is told", () => {
    const empty = indexTokens([], HUB_LIMIT, { allocate: (bytes) => new SharedArrayBuffer(bytes) })
    expect(empty).toMatchObject({ records: 0 })
    for (const { buffer } of [
      empty.kinds,
      empty.steps,
      empty.lone,
      empty.told.items,
      empty.followed.starts,
      empty.followers.items
    ])
      expect(buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
