import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { companiesOf } from "./companies.ts"
import { clusters, type Edge } from "./index.ts"

const ids = ["a", "b", "c", "d", "e", "f", "g"]
const edge = fc.record({
  a: fc.constantFrom(...ids),
  b: fc.constantFrom(...ids),
  weight: fc.integer({ min: -10, max: 15 }),
  slight: fc.boolean()
})
const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
const none = { threshold: 0, mustLink: [], cannotLink: [] }
const groups = (
  members: ReadonlyArray<string>,
  edges: ReadonlyArray<Edge>,
  options: Partial<Parameters<typeof clusters>[2]> = {}
) => clusters(members, edges, { ...none, ...options }).clusters.map((c) => c.join(""))

describe("clusters", () => {
  it("do not depend on the order or repetition of members, edges and decisions", () => {
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 15 }),
        fc.array(pair, { maxLength: 3 }),
        fc.array(pair, { maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (edges, mustLink, cannotLink, noise) => {
          const shuffle = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> =>
            list
              .map((item) => [noise.next().value, item] as const)
              .sort(([x], [y]) => x - y)
              .map(([, item]) => item)
          const flip = ([x, y]: readonly [string, string]) => [y, x] as const
          const there = clusters(ids, edges, { threshold: 0, mustLink, cannotLink })
          const here = clusters(
            shuffle([...ids, ...ids]),
            shuffle([...edges, ...edges.map((e) => ({ ...e, a: e.b, b: e.a }))]),
            {
              threshold: 0,
              mustLink: shuffle(mustLink.map(flip)),
              cannotLink: shuffle([...cannotLink, ...cannotLink])
            }
          )
          expect(here).toEqual(there)
        }
      )
    )
  })

  it("hold every member once, and never two whom a person keeps apart", () => {
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 15 }),
        fc.array(pair, { maxLength: 3 }),
        fc.array(pair, { maxLength: 3 }),
        (edges, mustLink, cannotLink) => {
          const found = clusters(ids, edges, { threshold: 0, mustLink, cannotLink }).clusters
          expect(found.flat().sort()).toEqual(ids)
          for (const [x, y] of cannotLink)
            if (x !== y) expect(found.some((c) => c.includes(x) && c.includes(y))).toBe(false)
        }
      )
    )
  })

  it("join what fits and leave what does not", () => {
    expect(
      groups(
        ["a", "b", "c"],
        [
          { a: "a", b: "b", weight: 5 },
          { a: "b", b: "c", weight: -5 }
        ]
      )
    ).toEqual(["ab", "c"])
    expect(groups(["a", "b"], [{ a: "a", b: "b", weight: 5 }], { threshold: 6 })).toEqual(["a", "b"])
  })

  it("do not chain through a weak pair what speaks against itself", () => {
    const edges = [
      { a: "a", b: "b", weight: 9 },
      { a: "c", b: "d", weight: 9 },
      { a: "b", b: "c", weight: 1 },
      { a: "a", b: "c", weight: -8 },
      { a: "a", b: "d", weight: -8 }
    ]
    expect(groups(["a", "b", "c", "d"], edges)).toEqual(["ab", "cd"])
  })

  it("join records that were never compared when others hold them together", () => {
    expect(
      groups(
        ["a", "b", "c"],
        [
          { a: "a", b: "b", weight: 9 },
          { a: "b", b: "c", weight: 9 }
        ]
      )
    ).toEqual(["abc"])
  })

  it("leave alone what fits two people equally, and name it", () => {
    const edges = [
      { a: "brother", b: "x", weight: 4 },
      { a: "sister", b: "x", weight: 4 },
      { a: "brother", b: "sister", weight: -9 }
    ]
    const found = clusters(["brother", "sister", "x"], edges, none)
    expect(found.clusters).toEqual([["brother"], ["sister"], ["x"]])
    expect(found.ambiguous).toEqual([{ member: "x", fits: [["brother"], ["sister"]] }])
  })

  it("do not join two that speak against each other by what fits both equally", () => {
    const edges = [
      { a: "father", b: "x", weight: 6 },
      { a: "son", b: "x", weight: 6 },
      { a: "father", b: "son", weight: -2 }
    ]
    const torn = { clusters: [["father"], ["son"], ["x"]], ambiguous: [{ member: "x", fits: [["father"], ["son"]] }] }
    expect(clusters(["father", "son", "x"], edges, none)).toEqual(torn)
    const known = [...edges, { a: "father", b: "father2", weight: 9 }, { a: "father2", b: "x", weight: 6 }]
    const more = clusters(["father", "father2", "son", "x"], [...known, { a: "father2", b: "son", weight: -2 }], none)
    expect(more.ambiguous).toEqual([{ member: "x", fits: [["father", "father2"], ["son"]] }])
  })

  it("do join them by what fits one of them better, and when people say so", () => {
    const edges = [
      { a: "a", b: "x", weight: 9 },
      { a: "b", b: "x", weight: 6 },
      { a: "a", b: "b", weight: -2 }
    ]
    expect(groups(["a", "b", "x"], edges)).toEqual(["abx"])
    const tied = edges.map((one) => ({ ...one, weight: Math.min(one.weight, 6) }))
    expect(groups(["a", "b", "x"], tied, { mustLink: [["a", "b"]] })).toEqual(["abx"])
  })

  it("see that two clusters fit, also when people keep these two apart", () => {
    const edges = [
      { a: "father", b: "x", weight: 4 },
      { a: "son", b: "x", weight: 4.2 },
      { a: "father", b: "son", weight: -9 }
    ]
    const torn = clusters(["father", "son", "x"], edges, { ...none, cannotLink: [["father", "son"]] })
    expect(torn.ambiguous).toEqual([{ member: "x", fits: [["father"], ["son"]] }])
    const told = clusters(["father", "son", "x"], edges, { ...none, cannotLink: [["x", "father"]] })
    expect(told).toEqual({ clusters: [["father"], ["son", "x"]], ambiguous: [] })
    const joined = clusters(["father", "son", "x"], edges, { ...none, mustLink: [["x", "father"]] })
    expect(joined.ambiguous).toEqual([])
    expect(joined.clusters).toContainEqual(["father", "x"])
  })

  it("do not keep together what only the one that left held together", () => {
    const edges = [
      { a: "a", b: "x", weight: 12 },
      { a: "b", b: "x", weight: 12 },
      { a: "a", b: "b", weight: -5 },
      { a: "c", b: "x", weight: 12 },
      { a: "a", b: "c", weight: -12 },
      { a: "b", b: "c", weight: -12 }
    ]
    const found = clusters(["a", "b", "c", "x"], edges, none)
    expect(found.clusters).toEqual([["a"], ["b"], ["c"], ["x"]])
    expect(found.ambiguous).toEqual([{ member: "x", fits: [["a"], ["b"], ["c"]] }])
  })

  it("name two records of one torn person by what is firmer than they are", () => {
    const edges = [
      { a: "father", b: "x", weight: 2 },
      { a: "son", b: "x", weight: 2 },
      { a: "father", b: "y", weight: 2 },
      { a: "son", b: "y", weight: 2 },
      { a: "x", b: "y", weight: 2 },
      { a: "father", b: "son", weight: -12 }
    ]
    expect(clusters(["father", "son", "x", "y"], edges, none).ambiguous).toEqual([
      { member: "x", fits: [["father"], ["son"]] },
      { member: "y", fits: [["father"], ["son"]] }
    ])
  })

  it("name for whoever is left alone two fits at least, none of them with a member twice or one kept apart from it", () => {
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 18 }),
        fc.array(pair, { maxLength: 3 }),
        fc.array(pair, { maxLength: 3 }),
        (edges, mustLink, cannotLink) => {
          const { clusters: all, ambiguous } = clusters(ids, edges, { threshold: 0, mustLink, cannotLink })
          for (const { member, fits } of ambiguous) {
            expect(all).toContainEqual([member])
            expect(fits.length).toBeGreaterThan(1)
            expect(fits.flat()).not.toContain(member)
            for (const fit of fits) expect(all).toContainEqual(fit)
          }
        }
      )
    )
  })

  it("take a person's word over all evidence, and apart over together", () => {
    const against = [{ a: "a", b: "b", weight: -30 }]
    expect(groups(["a", "b"], against, { mustLink: [["b", "a"]] })).toEqual(["ab"])
    expect(groups(["a", "b"], [{ a: "a", b: "b", weight: 30 }], { cannotLink: [["b", "a"]] })).toEqual(["a", "b"])
    expect(groups(["a", "b"], [], { mustLink: [["a", "b"]], cannotLink: [["a", "b"]] })).toEqual(["a", "b"])
    expect(
      groups(["a", "b", "c"], [], {
        mustLink: [
          ["a", "b"],
          ["b", "c"]
        ],
        cannotLink: [["a", "c"]]
      })
    ).toEqual(["ab", "c"])
  })

  it("stay quick when thousands of records hold together", () => {
    const many = Array.from({ length: 3000 }, (_, i) => `r${String(i).padStart(5, "0")}`)
    const edges = many.flatMap((a, i) =>
      [1, 2, 3, 4].map((step) => ({ a, b: many[(i + step) % many.length] ?? a, weight: 3 }))
    )
    expect(clusters(many, edges, none).clusters.flat().length).toBe(3000)
  })
})

describe("clusters with a limit on their reach", () => {
  const at = new Map([
    ["a", 0],
    ["b", 6],
    ["c", 12],
    ["d", 18]
  ])
  const chain = [
    { a: "a", b: "b", weight: 9 },
    { a: "b", b: "c", weight: 8 },
    { a: "c", b: "d", weight: 9 }
  ]

  it("stop a chain before it reaches too far", () => {
    expect(groups(["a", "b", "c", "d"], chain)).toEqual(["abcd"])
    expect(groups(["a", "b", "c", "d"], chain, { reach: { at, most: 10 } })).toEqual(["ab", "cd"])
    expect(groups(["a", "b", "c", "d"], chain, { reach: { at, most: 18 } })).toEqual(["abcd"])
  })

  it("put what lies on the border of two in one of them, and name nothing ambiguous", () => {
    const edges = [
      { a: "a", b: "b", weight: 4 },
      { a: "b", b: "c", weight: 4 },
      { a: "a", b: "c", weight: -9 }
    ]
    expect(clusters(["a", "b", "c"], edges, none).ambiguous.map(({ member }) => member)).toEqual(["b"])
    const found = clusters(["a", "b", "c"], edges, { ...none, reach: { at, most: 100 } })
    expect(found).toEqual({ clusters: [["a", "b"], ["c"]], ambiguous: [] })
  })

  it("yield to people, and take in what lies within what people made", () => {
    const mustLink = [["a", "d"]] as const
    expect(groups(["a", "d"], [], { reach: { at, most: 10 }, mustLink })).toEqual(["ad"])
    const edges = [
      { a: "a", b: "b", weight: 9 },
      { a: "b", b: "d", weight: 9 }
    ]
    expect(groups(["a", "b", "d"], edges, { reach: { at, most: 10 }, mustLink })).toEqual(["abd"])
  })

  it("hold no member that has no place to a limit", () => {
    expect(groups(["a", "x"], [{ a: "a", b: "x", weight: 9 }], { reach: { at, most: 1 } })).toEqual(["ax"])
  })

  it("reach no further than the limit, whatever the edges, and do not depend on order", () => {
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 15 }),
        fc.array(fc.nat(20), { minLength: 7, maxLength: 7 }),
        (edges, days) => {
          const places = new Map(ids.map((id, n) => [id, days[n] ?? 0]))
          const reach = { at: places, most: 9 }
          const found = clusters(ids, edges, { ...none, reach })
          expect(clusters(ids.toReversed(), edges.toReversed(), { ...none, reach })).toEqual(found)
          for (const cluster of found.clusters) {
            const inside = cluster.map((id) => places.get(id) ?? 0)
            expect(Math.max(...inside) - Math.min(...inside)).toBeLessThanOrEqual(9)
          }
        }
      )
    )
  })
})

describe("clusters over slight edges", () => {
  const slight = (a: string, b: string, weight: number) => ({ a, b, weight, slight: true })

  it("join nobody whom nothing else holds together", () => {
    expect(groups(["a", "b"], [slight("a", "b", 9)])).toEqual(["a", "b"])
    expect(groups(["a", "b"], [slight("a", "b", 9)], { mustLink: [["a", "b"]] })).toEqual(["ab"])
  })

  it("count, for and against, among those who hang together", () => {
    const chain = [
      { a: "a", b: "b", weight: 3 },
      { a: "b", b: "c", weight: 3 }
    ]
    expect(groups(["a", "b", "c"], [...chain, slight("a", "c", 9)])).toEqual(["abc"])
    expect(groups(["a", "b", "c"], [...chain, slight("a", "c", -12)])).not.toEqual(["abc"])
  })

  it("come to the same as if they were none, between those who do not", () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
        const firm = edges.filter((one) => !one.slight)
        const companies = companiesOf(ids, firm, none)
        const inside = edges.filter(({ a, b }) =>
          companies.some((company) => company.includes(a) && company.includes(b))
        )
        expect(clusters(ids, edges, none)).toEqual(clusters(ids, inside, none))
        const found = companies.flatMap((company) =>
          groups(
            company,
            inside.filter(({ a }) => company.includes(a))
          )
        )
        expect(found.sort()).toEqual(groups(ids, edges).sort())
      })
    )
  })
})
