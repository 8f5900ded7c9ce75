import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { distance, likeness } from "../match/bits.ts"
import { bigrams, MOST_WORDS, mixed, vectorsOf, writeSketch } from "./sketch.ts"

const BITS = MOST_WORDS * 32
const sketch = (name: string, turn: number): Uint32Array => {
  const out = new Uint32Array(MOST_WORDS)
  writeSketch(vectorsOf(keys, "name", bigrams(name)), turn, out, 0, MOST_WORDS)
  return out
}
const turns = Array.from({ length: 200 }, (_, i) => i * 7919 + 1)
const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length
const alike = (a: string, b: string) =>
  mean(turns.map((turn) => likeness(distance(sketch(a, turn), 0, sketch(b, turn), 0, MOST_WORDS), BITS)))
const setBits = (words: Uint32Array) => distance(words, 0, new Uint32Array(MOST_WORDS), 0, MOST_WORDS)

describe("writeSketch", () => {
  it("measures how much of two names is the same", () => {
    expect(alike("elzenoord", "elzenoord")).toBe(1)
    // nine of ten pairs each way, and eight of ten
    expect(alike("elzenoord", "elzenoort")).toBeGreaterThan(0.65)
    expect(alike("elzenoord", "elzenoort")).toBeLessThan(0.9)
    expect(Math.abs(alike("elzenoord", "vlijmpka"))).toBeLessThan(0.1)
  })

  it("sets half of the bits, whatever the name and its length", () => {
    for (const name of ["li", "mohamed", "vanderelzenoordmeer"])
      expect(mean(turns.map((turn) => setBits(sketch(name, turn))))).toBeCloseTo(BITS / 2, -1)
  })

  it("has nothing in common with the same name under another turn", () => {
    const apart = turns
      .slice(1)
      .map((turn) => distance(sketch("mohamed", 1), 0, sketch("mohamed", turn), 0, MOST_WORDS))
    expect(mean(apart)).toBeCloseTo(BITS / 2, -1)
  })

  it("gives other differences between two names under another turn: they cannot be counted either", () => {
    const differences = turns.map((turn) => {
      const [x, y] = [sketch("mohamed", turn), sketch("mohammed", turn)]
      return x.map((word, i) => word ^ (y[i] ?? 0)).join()
    })
    expect(new Set(differences).size).toBeGreaterThan(190)
  })

  it("has in each place what most of the elements have, and of a tie what the first has", () => {
    const vector = fc.uint32Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 84 }), fc.integer({ min: 0 }), (elements, turn) => {
        const out = new Uint32Array(MOST_WORDS)
        writeSketch(elements, turn, out, 0, MOST_WORDS)
        const drawn = elements.map((vectors) => {
          const draw = mixed(turn ^ (vectors[MOST_WORDS] ?? 0))
          const from = (draw & 3) * 8
          return vectors.slice(from, from + MOST_WORDS).map((word) => ((draw & 4) === 0 ? word : ~word))
        })
        const bit = (words: Uint32Array | undefined, place: number) =>
          ((words?.[Math.floor(place / 32)] ?? 0) >>> (place % 32)) & 1
        for (let place = 0; place < BITS; place++) {
          const set = drawn.filter((words) => bit(words, place) === 1).length * 2
          expect(bit(out, place)).toBe(set === elements.length ? bit(drawn[0], place) : Number(set > elements.length))
        }
      }),
      { numRuns: 30 }
    )
  })

  it("takes of a text without end no more than it can add up", () => {
    const elements = Array.from({ length: 400 }, (_, i) => `element ${i}`)
    expect(vectorsOf(keys, "name", elements).length).toBe(84)
  })
})
