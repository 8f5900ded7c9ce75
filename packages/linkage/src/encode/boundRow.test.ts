import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { distance } from "../match/bits.ts"
import { findShared } from "../match/rows.ts"
import { bindersOf } from "./binders.ts"
import { checkOf } from "./boundRow.ts"
import { normalised } from "./encode.ts"
import { encode, type SubjectIdentity } from "./index.ts"
import { CHECK, DETAIL, familyAt, givenAt, MOST_ROWS, NAME_WORDS, rowLength, yearAt } from "./layout.ts"

const fenna: SubjectIdentity = { givenNames: "Fenna", familyName: "Hoekstra", birthDate: "2008-03-14", sex: "f" }
const kindsOf = (id: SubjectIdentity) => bindersOf(normalised(id)).map(({ kind }) => kind)
const rowsOf = (id: SubjectIdentity) => {
  const e = encode(id, keys)
  const length = rowLength(e)
  return Array.from({ length: e.rows.length / length }, (_, i) => e.rows.subarray(i * length, (i + 1) * length))
}

describe("rows", () => {
  it("stand under values that few share, never under a single name, town or year", () => {
    for (const single of [
      { givenNames: "Fenna" },
      { familyName: "Hoekstra" },
      { birthDate: "2008" },
      { sex: "f" },
      { address: { city: "Elzerveen" } }
    ] as const) {
      expect(kindsOf(single)).toEqual([])
      expect(encode(single, keys).rows.length).toBe(0)
    }
    expect(kindsOf(fenna)).toEqual(["name", "date", "initial-year"])
  })

  it("cannot be compared unless the two share the value they stand under", () => {
    const of = (id: SubjectIdentity) => encode(id, keys)
    expect(findShared(of(fenna), of({ ...fenna, givenNames: "Bram", birthDate: "2009-04-15" }))).toBe(0)
    expect(findShared(of(fenna), of({ ...fenna, birthDate: "1999-04-15" }))).toBe(1)
    expect(findShared(of(fenna), of(fenna))).toBe(3)
  })

  it("look like noise to whoever has not the value: one name, year and sex under many dates", () => {
    const people = Array.from({ length: 200 }, (_, i) => ({
      ...fenna,
      birthDate: `2008-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`
    }))
    const dated = people.map((id) => {
      const check = checkOf(
        keys,
        bindersOf(normalised(id)).find(({ kind }) => kind === "date") ?? { kind: "date", value: "", otherForm: false }
      )
      const row = rowsOf(id).find((words) => words[CHECK] === check)
      if (row === undefined) throw new RangeError("no row under the date")
      return row
    })
    const e = encode(fenna, keys)
    const other = new Map(dated.map((row) => [row[CHECK], row]))
    const [first, ...rest] = [...other.values()]
    if (first === undefined) throw new RangeError("no rows")
    for (const [at, words] of [
      [givenAt(e), NAME_WORDS],
      [familyAt(e), NAME_WORDS],
      [yearAt(e), 1]
    ] as const) {
      const apart = rest.map((row) => distance(first, at, row, at, words))
      const mean = apart.reduce((sum, bits) => sum + bits, 0) / apart.length
      expect(mean / (words * 32)).toBeGreaterThan(0.45)
      expect(mean / (words * 32)).toBeLessThan(0.55)
    }
    const sexes = [...other.values()].filter((row) => (((row[DETAIL] ?? 0) >>> 23) & 1) === 1).length
    expect(sexes / other.size).toBeGreaterThan(0.3)
    expect(sexes / other.size).toBeLessThan(0.7)
  })

  it("are in the order of their checks, which says nothing of what they stand under, and never too many", () => {
    const full = {
      ...fenna,
      familyName: "Bakker-Hoekstra",
      address: { postcode: "9901AB", houseNumber: 4, street: "Kerkstraat", city: "Elzerveen" },
      phones: ["06-12349876", "06-12349877", "06-12349878"]
    }
    const checks = rowsOf(full).map((row) => row[CHECK] ?? 0)
    expect(checks).toEqual(checks.toSorted((x, y) => x - y))
    expect(checks.length).toBeLessThanOrEqual(MOST_ROWS)
    expect(kindsOf(full).length).toBeGreaterThan(checks.length)
    // the values that tell most have their rows
    const kept = bindersOf(normalised(full)).slice(0, checks.length)
    expect(kept.map((binder) => checkOf(keys, binder)).toSorted((x, y) => x - y)).toEqual(checks)
  })
})
