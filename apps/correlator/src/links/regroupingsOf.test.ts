import { describe, expect, it } from "@effect/vitest"
import type { GroupedLink } from "@kruisverband/domain"
import { ids } from "@kruisverband/domain/testing"
import { Schema } from "effect"
import { signalId } from "../testing/world.ts"
import { linkId } from "./linkId.ts"
import { regroupingsOf } from "./regroupingsOf.ts"

const covenant = ids.covenant("c1")
/** A link as it would be: its id follows from its first signal. */
const link = (...numbers: ReadonlyArray<number>): GroupedLink => ({
  link: linkId(covenant, "person", signalId(Math.min(...numbers))),
  signals: numbers.map(signalId)
})
const of = (before: ReadonlyArray<GroupedLink>, after: ReadonlyArray<GroupedLink>) =>
  regroupingsOf(covenant, before, after)
const sorted = (links: ReadonlyArray<GroupedLink>) => links.toSorted((x, y) => (x.link < y.link ? -1 : 1))

describe("regroupingsOf", () => {
  it.each([
    ["merged", [link(1, 2), link(3, 4)], [link(1, 2, 3, 4)]],
    ["split", [link(1, 2, 3, 4)], [link(1, 2), link(3, 4)]],
    ["renewed", [link(1, 2, 3)], [link(2, 3)]],
    ["rearranged", [link(1, 2, 3, 4), link(5, 6, 7, 8)], [link(1, 2, 5, 6), link(3, 4, 7, 8)]]
  ] as const)("tells that links were %s, with all that took part", (kind, before, after) => {
    expect(of(before, after)).toEqual([{ covenant, kind, before: sorted(before), after: sorted(after) }])
  })

  it("tells nothing of a link that only came, went, grew, shrank or stayed", () => {
    expect(of([], [link(1, 2)])).toEqual([])
    expect(of([link(1, 2)], [])).toEqual([])
    expect(of([link(1, 2)], [link(1, 2, 3)])).toEqual([])
    expect(of([link(1, 2, 3)], [link(1, 2)])).toEqual([])
    expect(of([link(1, 2), link(3, 4)], [link(1, 2), link(3, 4)])).toEqual([])
  })

  it("does not take two links for one because two people were once seen together", () => {
    expect(of([link(2, 3)], [link(2, 3), { ...link(4, 3), signals: [signalId(3), signalId(4)] }])).toEqual([])
  })

  it("keeps apart what has nothing to do with each other", () => {
    const found = of([link(1, 2, 3, 4), link(11, 12), link(13, 14)], [link(1, 2), link(3, 4), link(11, 12, 13, 14)])
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(["merged", "split"])
  })

  /** Which of four persons each of eight signals concerns. */
  const Homes = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3 }))).check(
    Schema.isMinLength(8),
    Schema.isMaxLength(8)
  )
  const linksOf = (homes: ReadonlyArray<number>): ReadonlyArray<GroupedLink> =>
    [...Map.groupBy(homes.keys(), (index) => homes[index]).values()].flatMap((members) =>
      members.length < 2 ? [] : [link(...members.map((index) => index + 1))]
    )

  it.prop(
    "names each link once before and once after at most, and tells the same in any order",
    [Homes, Homes],
    ([was, is]) => {
      const [before, after] = [linksOf(was), linksOf(is)]
      const found = of(before, after)
      for (const side of ["before", "after"] as const) {
        const named = found.flatMap((one) => one[side].map((grouped) => grouped.link))
        expect(new Set(named).size).toBe(named.length)
      }
      for (const one of found) {
        expect(one.before.length > 0 && one.after.length > 0).toBe(true)
        if (one.kind === "merged") expect(one.after).toHaveLength(1)
        if (one.kind === "split") expect(one.before).toHaveLength(1)
      }
      const kinds = (all: typeof found) => all.map((one) => JSON.stringify(one)).toSorted()
      expect(kinds(of(before.toReversed(), after.toReversed()))).toEqual(kinds(found))
    }
  )
})
