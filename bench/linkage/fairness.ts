import { deriveKeys, encode } from "../../packages/linkage/src/encode/index.ts"
import { falseLinksByGroup, scoreClusters } from "../../packages/linkage/src/evaluate/scoreClusters.ts"
import { InMemoryLinker } from "../../packages/linkage/src/match/InMemoryLinker.ts"
import { model } from "../../packages/linkage/src/match/shippedModel.ts"
import { print } from "../support/figure.ts"
import { groupSightings, type Sighting } from "../support/groupSightings.ts"
import { NAME_GROUPS } from "../support/nameGroups.ts"

const PEOPLE = 1_000
const SEEDS = [1, 2, 3]
/** False links per 1,000 signals of the worst group may be this many times those of the Dutch group. */
const TARGET = 1.5
const BASELINE = "the Dutch group"

interface Outcome {
  readonly group: string
  readonly recall: number
  readonly precision: number
  /** Per 1,000 signals, counted from both ends of a link. */
  readonly falseLinks: number
}

/** Links one group's records with the shipped model, and counts the pairs that the clusters join. */
const outcomeOf = (group: string, records: ReadonlyArray<Sighting>): Outcome => {
  const keys = deriveKeys(new Uint8Array(32).fill(7))
  const linker = new InMemoryLinker({ model, hubLimit: 20 })
  for (const r of records) linker.add(r.id, encode(r.identity, keys))
  const { clusters } = linker.clusters({}, [...linker.edges(model)])
  const clusterOf = new Map(clusters.flatMap((cluster, i) => cluster.map((id) => [id, i] as const)))
  const judged = records.map(({ id, person }) => ({ cluster: clusterOf.get(id) ?? id, entity: person, group }))
  const { precision, recall } = scoreClusters(judged)
  return { group, recall, precision, falseLinks: falseLinksByGroup(judged)[0]?.falseLinks ?? 0 }
}

const measure = (registered: boolean, dates: string) => {
  const outcomes = NAME_GROUPS.map((group) =>
    outcomeOf(
      group.name,
      SEEDS.flatMap((seed) => groupSightings(group, PEOPLE, seed, registered))
    )
  )
  const dutch = outcomes.find((outcome) => outcome.group === "dutch")
  if (dutch === undefined) throw new Error("no Dutch group to compare with")
  const say = (figure: string, value: number, of: number, rest: { readonly unit?: string; readonly target?: string }) =>
    print({
      bench: "fairness",
      figure: `${figure}, ${dates}`,
      value,
      unit: "",
      baseline: BASELINE,
      ratio: value / of,
      ...rest
    })
  const per = { unit: "per 1,000 signals" }
  for (const { group, recall, precision, falseLinks } of outcomes) {
    say(`recall, ${group}`, recall, dutch.recall, {})
    say(`precision, ${group}`, precision, dutch.precision, {})
    say(`false links, ${group}`, falseLinks, dutch.falseLinks, per)
  }
  const worst = Math.max(...outcomes.map((outcome) => outcome.falseLinks))
  const lowest = Math.min(...outcomes.map((outcome) => outcome.recall))
  say("false links, worst group", worst, dutch.falseLinks, { ...per, target: `<= ${TARGET} times ${BASELINE}` })
  say("recall, lowest group", lowest, dutch.recall, {})
}

/**
 * Recall, precision and false links by name group, at equal corruption: the same families, dates, homes and errors, to the draw, in each; only the
 * names differ. Then once more with a third of each group registered on 1 January, as many people born abroad are.
 */
export const run = async (): Promise<void> => {
  measure(false, "all dates known")
  measure(true, "a third born on 1 January")
}
