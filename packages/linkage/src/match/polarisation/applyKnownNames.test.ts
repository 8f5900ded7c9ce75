import type { ExpressionType } from "@kruisverband/domain"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../../test/frequencies.ts"
import { anyTension, dayAfter, tension } from "../../../test/tensions.ts"
import { encodeExpression, encodeGroup } from "../../encode/index.ts"
import {
  applyKnownNames,
  comparePolarisation,
  type KnownTokens,
  knownExpression,
  knownGroup,
  ownFacets
} from "../index.ts"

const group = (id: string, names: ReadonlyArray<string>, over: Partial<KnownTokens> = {}): KnownTokens => ({
  id,
  facet: "group",
  tokens: new Set(names.flatMap((name) => encodeGroup(name, keys))),
  ...over
})
const expression = (
  id: string,
  type: ExpressionType,
  values: ReadonlyArray<string>,
  over: Partial<KnownTokens> = {}
): KnownTokens => ({
  id,
  facet: "expression",
  type,
  tokens: new Set(values.flatMap((value) => encodeExpression({ type, value }, keys))),
  ...over
})
const agreement = (
  field: string,
  ...sides: readonly [Parameters<typeof tension>[0], Parameters<typeof tension>[0], KnownTokens]
) => {
  const [a, b, entry] = sides
  const read = (told: Parameters<typeof tension>[0]) => applyKnownNames(tension(told), [entry])
  const { terms } = comparePolarisation(read(a), read(b), NOTHING_COMMON)
  const term = terms.find((one) => one.field === field)
  return [term?.agreement, term?.note]
}

const anyEntry: fc.Arbitrary<KnownTokens> = fc
  .record({
    names: fc.subarray(["Voorpost Noord", "VPN", "Voorpost Zuid", "Havenploeg"], { minLength: 1 }),
    values: fc.subarray(["Wij eerst", "vlag", "@voorpost88"], { minLength: 1 }),
    type: fc.constantFrom<ExpressionType | undefined>(undefined, "slogan", "image", "handle"),
    from: fc.nat(200),
    length: fc.integer({ min: -200, max: 200 }),
    id: fc.uuid()
  })
  .map(({ from, id, length, names, type, values }) => {
    const dates = { validFrom: dayAfter(from), ...(length > 0 ? { validUntil: dayAfter(from + length) } : {}) }
    return type === undefined ? group(id, names, dates) : expression(id, type, values, dates)
  })

describe("applyKnownNames", () => {
  it("depends on the signal and the entries as sets, and on nothing applied before", () => {
    fc.assert(
      fc.property(
        anyTension,
        fc.uniqueArray(anyEntry, { selector: (entry) => entry.id, maxLength: 5 }),
        fc.uniqueArray(anyEntry, { selector: (entry) => entry.id, maxLength: 5 }),
        (facts, entries, earlier) => {
          const read = applyKnownNames(facts, entries)
          expect(applyKnownNames(facts, entries.toReversed())).toEqual(read)
          expect(applyKnownNames(applyKnownNames(facts, earlier), entries)).toEqual(read)
          expect(applyKnownNames(read, [])).toEqual(ownFacets(facts))
        }
      )
    )
  })

  it("finds another name of a group by the entry that has both", () => {
    const voorpost = group("1", ["Voorpost Noord", "VPN"])
    expect(agreement("group", { groups: ["VPN"] }, { groups: ["de voorpost nord"] }, voorpost)).toEqual([
      "close",
      "alias"
    ])
    expect(agreement("group", { groups: ["VPN"] }, { groups: ["Voorpost Zuid"] }, voorpost)).toEqual([
      "differs",
      undefined
    ])
    expect(applyKnownNames(tension({ groups: ["VPN"] }), [voorpost]).groups).toContain(knownGroup("1"))
  })

  it("finds another form of an expression of its type alone", () => {
    const eerst = expression("1", "slogan", ["Wij eerst", "WE"])
    const slogan = (value: string) => ({ expressions: [{ type: "slogan" as const, value }] })
    expect(agreement("expression", slogan("WE"), slogan("Wij eerst!"), eerst)).toEqual(["close", "alias"])
    const symbol = applyKnownNames(tension({ expressions: [{ type: "symbol", value: "WE" }] }), [eerst])
    expect(symbol.expressions).not.toContain(knownExpression("slogan", "1"))
  })

  it("finds an account by its entry whether it is told as handle or as channel", () => {
    const account = expression("1", "channel", ["t.me/voorpost88", "@vpn_officieel"])
    const handle = { expressions: [{ type: "handle" as const, value: "@voorpost88" }] }
    const other = { expressions: [{ type: "channel" as const, value: "@vpn_officieel" }] }
    expect(agreement("expression", handle, other, account)).toEqual(["close", "alias"])
  })

  it("counts no name of a group on a day that the entry was not in use", () => {
    const former = group("1", ["Voorpost Noord", "VPN"], { validUntil: "2026-02-28" })
    expect(agreement("group", { groups: ["VPN"] }, { groups: ["Voorpost Noord"] }, former)).toEqual([
      "differs",
      undefined
    ])
  })

  it("wears an expression out that was not in use on the day, unless another entry has it in use", () => {
    const told = { expressions: [{ type: "slogan" as const, value: "Wij eerst" }] }
    const former = expression("1", "slogan", ["Wij eerst"], { validUntil: "2026-02-28" })
    const read = applyKnownNames(tension(told), [former])
    expect(read.expressions).toEqual([])
    expect(read.worn.length).toBeGreaterThan(0)
    expect(agreement("expression", told, told, former)).toEqual(["missing", "worn"])
    const revived = expression("2", "slogan", ["Wij eerst"], { validFrom: "2026-03-01" })
    expect(applyKnownNames(tension(told), [former, revived])).toMatchObject({ worn: [] })
  })
})
