import { describe, expect, it } from "vitest"
import { fold } from "../normalise/text.ts"
import addresses from "./addresses.json" with { type: "json" }
import commonNames from "./commonNames.json" with { type: "json" }
import contacts from "./contacts.json" with { type: "json" }
import letters from "./letters.json" with { type: "json" }
import particles from "./particles.json" with { type: "json" }
import spellings from "./spellings.json" with { type: "json" }

const tables = { addresses, commonNames, contacts, letters, particles, spellings }

describe("the tables", () => {
  it.each(Object.entries(tables))("%s tells where it comes from, and from when", (_, table) => {
    expect(table.source.length).toBeGreaterThan(40)
    expect(table.version).toMatch(/^\d{4}-\d\d-\d\d$/u)
  })

  it("stay small enough for a browser: 64 kB together", () => {
    expect(Object.values(tables).reduce((sum, table) => sum + JSON.stringify(table).length, 0)).toBeLessThan(64_000)
  })

  it("hold their names as they are read: folded, letters only", () => {
    const { version: _v, source: _s, form: _f, given, family } = commonNames
    const common = [...Object.values(given), ...Object.values(family)].flatMap(({ very, common }) =>
      `${very} ${common}`.trim().split(" ")
    )
    const spelt = Object.values(spellings.groups)
      .flat()
      .flatMap((line) => line.split(" "))
    for (const name of [...common, ...spelt]) {
      expect(fold(name), name).toBe(name)
      expect(name).toMatch(/^[a-z]+$/u)
    }
    for (const name of [...Object.keys(addresses.cities), ...Object.values(addresses.cities)])
      expect(name).toMatch(/^[a-z]+$/u)
  })

  it("let no spelling stand for two names", () => {
    const seen = new Map<string, string>()
    for (const line of Object.values(spellings.groups).flat()) {
      for (const name of line.split(" ")) {
        expect(seen.get(name), `${name}: ${line}`).toBeUndefined()
        seen.set(name, line)
      }
    }
  })
})
