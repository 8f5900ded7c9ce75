import { describe, expect, it } from "vitest"
import { bigrams } from "../../packages/linkage/src/encode/sketch.ts"
import { seeded } from "../support/seeded.ts"
import { attackedWorld } from "./attackedWorld.ts"
import { attackScheme } from "./attackScheme.ts"
import { bloomScheme } from "./bloomScheme.ts"
import { crossCovenantAttack } from "./crossCovenant.ts"
import { dice } from "./dice.ts"
import { fewAttack } from "./fewAttack.ts"
import { joinedAttack } from "./joinedAttack.ts"
import { minePatterns } from "./minePatterns.ts"
import { rankAttack } from "./rankAttack.ts"
import { rankScheme } from "./rankScheme.ts"
import type { Scheme } from "./Scheme.ts"

const times = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value))
const renamed = (values: ReadonlyArray<string>) => values.map((value) => `hash of ${value}`)

describe("rankAttack", () => {
  it("reads all values where each has a frequency of its own", () => {
    const values = times({ jan: 9, piet: 5, klaas: 2 })
    expect(rankAttack(renamed(values), values)).toBe(1)
  })

  it("reads next to nothing where all are as frequent", () => {
    const values = Array.from({ length: 400 }, (_, i) => `person ${i}`)
    const shuffled = values.map((value) => `${(Number(value.slice(7)) * 7919) % 400}`)
    expect(rankAttack(shuffled, values)).toBeLessThan(0.02)
  })

  it("counts a signal without the value as not read", () => {
    expect(rankAttack(["x", undefined], ["jan", undefined])).toBe(0.5)
  })

  it("goes wrong where the attacker's list has other frequencies", () => {
    const values = times({ jan: 9, piet: 5 })
    expect(rankAttack(renamed(values), values, times({ jan: 4, piet: 6 }))).toBe(0)
  })
})

describe("joinedAttack", () => {
  const under = (key: string) =>
    ["a1 b1", "a1 b2", "a2 b2", "a2", "a3 b9", "a3", "a4"].map((all) => ({
      values: all.split(" ").map((value) => ({ kind: value.charAt(0), value: key + value })),
      vectors: [],
      few: []
    }))

  it("counts groups that hang together by chains of values, where no value alone is frequent", () => {
    expect(joinedAttack(under("x"), under("y"), ["a", "b"])).toBe(1)
  })

  it("looks at the kinds it is given, and takes a signal without them for not read", () => {
    expect(joinedAttack(under("x"), under("y"), ["c"])).toBe(0)
  })
})

describe("fewAttack", () => {
  const of = (value: string, truth: string) => ({ value, truth })

  it("counts what is read beyond the most usual", () => {
    expect(fewAttack([of("1", "m"), of("1", "m"), of("1", "m"), of("2", "f")])).toBe(0.25)
    expect(fewAttack([of("1", "m"), of("2", "f"), undefined, undefined])).toBe(0.25)
  })

  it("is nothing where the stored value says nothing of what it stands for", () => {
    expect(fewAttack([of("1", "m"), of("1", "f"), of("2", "m"), of("2", "f")])).toBe(0)
    expect(fewAttack([])).toBe(0)
  })
})

describe("minePatterns", () => {
  it("ties the most frequent letter pairs to just the bits that they set", () => {
    const random = seeded(4)
    const pairs = ["ab", "cd", "ef"]
    const bitsOf: Readonly<Record<string, ReadonlyArray<number>>> = {
      ab: [3, 40, 77],
      cd: [9, 50, 90],
      ef: [14, 60, 99]
    }
    const names = Array.from({ length: 600 }, () => new Set(pairs.filter((_, i) => random() < 0.9 - 0.3 * i)))
    const filters = names.map((name) => {
      const bits = new Uint32Array(4)
      for (const pair of name)
        for (const at of bitsOf[pair] ?? []) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
      return bits
    })
    const found = minePatterns(filters, names)
    for (const pair of ["ab", "cd"]) {
      expect(found.find(({ gram }) => gram === pair)?.positions.toSorted((x, y) => x - y)).toEqual(bitsOf[pair])
    }
  })

  it("finds nothing in too few filters", () => {
    expect(minePatterns([new Uint32Array(4)], [new Set(bigrams("jan"))])).toEqual([])
  })
})

describe("the attacks together", () => {
  const people = attackedWorld(400, 3)

  it("rank as many of a file as they do of what is in memory", () => {
    const encoded = (key: number) =>
      people.map(
        (person) =>
          bloomScheme.encode(person, new Uint8Array(32).fill(key)).values.find(({ kind }) => kind === "token surname")
            ?.value
      )
    const [kind, rate] = rankScheme(bloomScheme, people).find(([name]) => name === "token surname") ?? ["", 0]
    expect([kind, rate > 0.1]).toEqual(["token surname", true])
    expect(rate).toBeCloseTo(rankAttack(encoded(1), encoded(2)), 1)
  })
  const rates = (scheme: Scheme) => new Map(attackScheme(scheme, people).map(({ figure, rate }) => [figure, rate]))

  it("read plain Bloom filters and single values: so they are attacks", () => {
    const read = rates(bloomScheme)
    expect(read.get("rank, token given name")).toBeGreaterThan(0.1)
    expect(read.get("equal filters, given name")).toBeGreaterThan(0.1)
    expect(read.get("graph of likeness, given name")).toBeGreaterThan(0.3)
  })

  it("read nothing from noise", () => {
    const noise = (secret: Uint8Array) => {
      const random = seeded(secret[0] ?? 0)
      return () => Uint32Array.from({ length: 8 }, () => random() * 2 ** 32)
    }
    const made = new Map<number, () => Uint32Array>()
    const random: Scheme = {
      name: "noise",
      likeness: dice,
      encode: (_, secret) => {
        const next = made.get(secret[0] ?? 0) ?? noise(secret)
        made.set(secret[0] ?? 0, next)
        return {
          values: [{ kind: "token", value: next().join() }],
          vectors: [{ kind: "name", of: "given", bits: next() }],
          few: []
        }
      }
    }
    for (const [figure, rate] of rates(random)) expect([figure, rate < 0.03]).toEqual([figure, true])
  })

  it("find a signal again under its own key, and no more than chance under another", () => {
    const some = people.slice(0, 100)
    const under = (key: number) => some.map((person) => bloomScheme.encode(person, new Uint8Array(32).fill(key)))
    expect(crossCovenantAttack(under(1), under(1), bloomScheme)).toBeGreaterThan(0.8)
    expect(crossCovenantAttack(under(1), under(2), bloomScheme)).toBeLessThan(0.06)
  })
})
