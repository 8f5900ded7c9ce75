import { describe, expect, it } from "vitest"
import { attackedWorld } from "./attackedWorld.ts"
import { attackShape } from "./attackShape.ts"
import { bloomScheme } from "./bloomScheme.ts"
import type { Scheme } from "./Scheme.ts"
import { spreadAttack } from "./spreadAttack.ts"
import { overlapping, wholeList } from "./thiefsList.ts"
import { tokenGraphAttack } from "./tokenGraph.ts"

const signal = (...values: ReadonlyArray<string>) => ({
  values: values.map((value) => ({ kind: value.charAt(0), value })),
  vectors: [],
  few: []
})

describe("tokenGraphAttack", () => {
  it("reads a signal that stands in a place like no other, whatever its values are called", () => {
    const own = [signal("a1", "b1"), signal("a1", "b2"), signal("a2", "b2"), signal("a3")]
    const stolen = [signal("aX", "bX"), signal("aX", "bY"), signal("aZ", "bY"), signal("aQ")]
    expect(tokenGraphAttack(stolen, own)).toBe(1)
  })

  it("reads nothing where all places are alike", () => {
    const own = Array.from({ length: 8 }, (_, i) => signal(`a${i}`))
    expect(tokenGraphAttack(own, own)).toBe(0)
  })
})

describe("spreadAttack", () => {
  const under = (key: string) => [
    // the first stands in a place like no other, and leads to those that share a value with it
    signal(`a${key}1`, `b${key}1`, `c${key}1`),
    signal(`a${key}1`, `b${key}2`),
    signal(`b${key}1`, `d${key}1`),
    signal(`b${key}3`, `d${key}2`),
    signal(`a${key}9`, `b${key}9`)
  ]

  it("reads a signal by the signals that it shares a value with, whatever the values are called", () => {
    expect(spreadAttack(under("x"), under("y"))).toBe(1)
  })

  it("bears a list that is partly about others", () => {
    const [stolen, own] = [under("x"), under("y")]
    const others = [signal("az7", "bz7"), signal("by3", "dz7")]
    const list = [
      ...wholeList(own).filter(({ is }) => is !== 4),
      ...others.map((one) => ({ signal: one, is: undefined }))
    ]
    expect(spreadAttack(stolen, own, list)).toBeGreaterThanOrEqual(0.6)
  })

  it("reads nothing where all places are alike", () => {
    const own = Array.from({ length: 8 }, (_, i) => signal(`a${i}`))
    expect(spreadAttack(own, own)).toBe(0)
  })
})

describe("overlapping", () => {
  const own = Array.from({ length: 10 }, (_, i) => signal(`a${i}`))
  const others = Array.from({ length: 5 }, (_, i) => signal(`b${i}`))

  it("is as long as the store, and of the share it was asked for the very same", () => {
    const list = overlapping(own, others, 0.7)
    expect(list.length).toBe(10)
    const same = list.filter(({ is }) => is !== undefined)
    expect(same.length).toBe(7)
    for (const { is, signal: one } of same) expect(one).toBe(own[is ?? -1])
  })

  it("says so where there are too few others", () => {
    expect(() => overlapping(own, others, 0.4)).toThrow(RangeError)
  })
})

describe("attackShape", () => {
  const [people, others] = [attackedWorld(300, 3), attackedWorld(300, 4)]
  const rates = (scheme: Scheme) =>
    new Map(attackShape(scheme, people, others).map(({ figure, rate }) => [figure, rate]))

  it("reads plain hashes of single values, less as the list is less the same, and longest by spreading", () => {
    const read = rates(bloomScheme)
    const at = (way: string, overlap: number) => read.get(`graph of shared values, ${way}, overlap ${overlap} %`) ?? 0
    expect(at("equal places", 100)).toBeGreaterThan(0.3)
    expect(at("spreading", 100)).toBeGreaterThan(at("spreading", 50))
    expect(at("spreading", 80)).toBeGreaterThan(2 * at("equal places", 80))
  })

  it("reads nothing from noise", () => {
    let next = 0
    const noise: Scheme = {
      name: "noise",
      likeness: () => 0,
      encode: () => signal(`a${next++}`)
    }
    for (const [figure, rate] of rates(noise)) expect([figure, rate < 0.03]).toEqual([figure, true])
  })
})
