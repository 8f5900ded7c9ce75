import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyTension, dayAfter, tension } from "../../../test/tensions.ts"
import { dayNumber, EPISODE_DAYS, InMemoryEpisodes, type PolarisationFacts } from "../index.ts"

const linkerOf = (signals: ReadonlyArray<readonly [string, PolarisationFacts]>) => {
  const linker = new InMemoryEpisodes(20)
  for (const [id, facts] of signals) linker.add(id, facts)
  return linker
}
const named = (signals: ReadonlyArray<PolarisationFacts>) =>
  signals.map((facts, n) => [`s${String(n).padStart(4, "0")}`, facts] as const)
const linked = (signals: ReadonlyArray<readonly [string, PolarisationFacts]>) =>
  linkerOf(signals)
    .clusters()
    .clusters.filter((cluster) => cluster.length > 1)

/** Something is told of every `every` days, the whole year. */
const year = (every: number, told: (n: number) => Parameters<typeof tension>[0]) =>
  named(Array.from({ length: Math.ceil(360 / every) }, (_, n) => tension({ day: dayAfter(n * every), ...told(n) })))

const stretchOf = (signals: ReadonlyArray<readonly [string, PolarisationFacts]>, cluster: ReadonlyArray<string>) => {
  const byId = new Map(signals)
  const days = cluster.map((id) => dayNumber(byId.get(id)?.day ?? ""))
  return Math.max(...days) - Math.min(...days)
}

describe("episodes", () => {
  it("are the same for any order, with repeats and removals", () => {
    fc.assert(
      fc.property(fc.array(anyTension, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (facts, noise) => {
        const signals = named(facts)
        const shuffled = [...signals, ...signals.slice(0, 3)]
          .map((one) => [noise.next().value, one] as const)
          .sort(([x], [y]) => x - y)
          .map(([, one]) => one)
        const other = linkerOf([
          ["gone", tension({ themes: ["antisemitism"], groups: ["Voorpost Noord"] })],
          ...shuffled
        ])
        other.remove("gone")
        expect(other.clusters()).toEqual(linkerOf(signals).clusters())
      }),
      { numRuns: 300 }
    )
  })

  it("never reach further than an episode lasts", () => {
    fc.assert(
      fc.property(fc.array(anyTension, { minLength: 10, maxLength: 40 }), (facts) => {
        const signals = named(facts)
        for (const cluster of linked(signals)) expect(stretchOf(signals, cluster)).toBeLessThanOrEqual(EPISODE_DAYS)
      })
    )
  })

  it.each([
    ["one theme in one district every third day", year(3, () => ({ themes: ["antisemitism"], district: "Centrum" }))],
    ["one group every week", year(7, () => ({ groups: ["Voorpost Noord"], themes: ["right-extremism"] }))],
    ["one theme all over a city every day", year(1, (n) => ({ themes: ["group-conflict"], district: `Wijk ${n % 7}` }))]
  ])("do not become one link of a year: %s", (_, signals) => {
    const found = linked(signals)
    expect(found.length).toBeGreaterThan(2)
    for (const cluster of found) expect(stretchOf(signals, cluster)).toBeLessThanOrEqual(EPISODE_DAYS)
  })

  it("leave nobody out only because two episodes follow each other", () => {
    const signals = year(7, () => ({ groups: ["Voorpost Noord"], district: "Centrum" }))
    expect(linked(signals).flat().length).toBe(signals.length)
  })

  it("are as long as people make them, and what comes within may join", () => {
    const themes = ["antisemitism"]
    const at = (days: number) => tension({ themes, district: "Centrum", day: dayAfter(days) })
    const signals = [
      ["a", at(0)],
      ["b", at(150)],
      ["c", at(2)]
    ] as const
    const apart = linkerOf(signals).clusters().clusters
    expect(apart).toEqual([["a", "c"], ["b"]])
    const { clusters } = linkerOf(signals).clusters({ mustLink: [["a", "b"]] })
    expect(clusters).toEqual([["a", "b", "c"]])
  })

  it("compare no more than the budget in a place where all have one theme", () => {
    const crowd = named(
      Array.from({ length: 600 }, (_, n) =>
        tension({ themes: ["group-conflict"], day: dayAfter(n % 90), district: `Wijk ${n % 9}` })
      )
    )
    const met = new Map<string, number>()
    for (const { a, b } of linkerOf(crowd).edges()) {
      met.set(a, (met.get(a) ?? 0) + 1)
      met.set(b, (met.get(b) ?? 0) + 1)
    }
    // a signal of one theme and one district stands under eight tokens
    expect(Math.max(0, ...met.values())).toBeLessThanOrEqual(64 + 3 * 8)
  })
})
