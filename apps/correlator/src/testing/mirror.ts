import { type CovenantDocument, mayLink, type SignalFacts, type SignalKind } from "@kruisverband/domain"
import { fromBase64 } from "@kruisverband/linkage/encode"
import {
  applyKnownNames,
  type ClusterOptions,
  clusters,
  dayNumber,
  type Edge,
  EPISODE_DAYS,
  InMemoryEpisodes,
  InMemoryLinker,
  type KnownTokens,
  type Model,
  POLARISATION_THRESHOLD
} from "@kruisverband/linkage/match"
import { DateTime, Result } from "effect"
import { dayOf, situationOf } from "../evidence/LinkingRecord.ts"
import { pairKey, standingVerdicts } from "../links/verdicts.ts"
import { type CovenantChanges, changesOf } from "../signals/changesOf.ts"
import type { History } from "./histories.ts"

const NOW = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

type Links = ReadonlyArray<ReadonlyArray<string>>

/** What weighs one kind of signals: all their edges, and what their clusters need. */
interface Weighed {
  readonly edges: ReadonlyArray<Edge>
  readonly options: Pick<ClusterOptions, "threshold" | "reach">
}

/**
 * The links of a history as the pure engine has them, in memory, from the set of events: no index, no SQL, no components, every record and
 * every pair at once. For signals of one subject each.
 */
export function mirror(
  { world, aggregates }: History,
  model: Model
): { readonly people: Links; readonly places: Links } {
  const [changes] = changesOf(aggregates.flat().map(({ event }) => event))
  const versions = changes?.versions ?? []
  const governing = versions.findLast((document) => document.status !== "draft")
  if (changes === undefined || governing?.status !== "active") return { people: [], places: [] }
  const linksOf = (kind: SignalKind, weigh: (facts: ReadonlyArray<SignalFacts>) => Weighed): Links => {
    const facts = activeFacts(changes, world, kind)
    return clustersOf(facts, weigh(facts), changes, governing).filter((cluster) => {
      const signals = facts.filter((one) => cluster.includes(one.signal))
      return cluster.length > 1 && Result.isSuccess(mayLink(signals, versions, NOW))
    })
  }
  return {
    people: linksOf("radicalisation", (facts) => weighPeople(facts, world, model, governing.hubLimit)),
    places: linksOf("polarisation", (facts) =>
      weighPlaces(facts, world, governing.hubLimit, vocabularyOf(changes, world))
    )
  }
}

const weighPeople = (
  facts: ReadonlyArray<SignalFacts>,
  world: History["world"],
  model: Model,
  hubLimit: number
): Weighed => {
  const linker = new InMemoryLinker({ model, hubLimit })
  for (const one of facts) {
    const encoding = fromBase64(world.encodings.get(one.signal)?.subjects[0] ?? "")
    if (encoding !== undefined) linker.add(one.signal, encoding)
  }
  return { edges: [...linker.compared()], options: { threshold: linker.threshold() } }
}

/** The vocabulary that was told, as its names are found. */
const vocabularyOf = (changes: CovenantChanges, world: History["world"]): ReadonlyArray<KnownTokens> =>
  [...changes.names.values()].flatMap(({ name, retired }) => {
    const encoded = world.names.get(name.names)
    return retired || encoded === undefined ? [] : [{ ...name, tokens: new Set(encoded.tokens) }]
  })

const weighPlaces = (
  facts: ReadonlyArray<SignalFacts>,
  world: History["world"],
  hubLimit: number,
  vocabulary: ReadonlyArray<KnownTokens>
): Weighed => {
  const linker = new InMemoryEpisodes(hubLimit)
  for (const one of facts) {
    const encoded = world.encodings.get(one.signal)
    if (encoded !== undefined) linker.add(one.signal, applyKnownNames(situationOf(one, encoded), vocabulary))
  }
  const at = new Map(facts.map((one) => [one.signal, dayNumber(dayOf(one.observedAt))]))
  return {
    edges: [...linker.edges()],
    options: { threshold: POLARISATION_THRESHOLD, reach: { at, most: EPISODE_DAYS } }
  }
}

/** Clusters within each set of signals that may be in one link. */
const clustersOf = (
  facts: ReadonlyArray<SignalFacts>,
  { edges, options }: Weighed,
  changes: CovenantChanges,
  governing: CovenantDocument
): Links => {
  const undone = new Set(changes.undone)
  const standing = standingVerdicts(changes.verdicts.filter((verdict) => !undone.has(verdict.review)))
  const pairs = (same: boolean) =>
    [...standing].flatMap(([key, is]) => {
      const [a = "", b = ""] = key.split("|")
      return is === same ? [[a, b] as const] : []
    })
  const groups = Map.groupBy(facts, (one) => groupOf(one, governing))
  return [...groups.values()]
    .flatMap((members) => {
      const names = members.map((one) => one.signal)
      const inside = new Set<string>(names)
      const within = ([a, b]: readonly [string, string]) => inside.has(a) && inside.has(b)
      return clusters(
        names,
        edges.filter((edge) => within([edge.a, edge.b])),
        { ...options, mustLink: pairs(true).filter(within), cannotLink: pairs(false).filter(within) }
      ).clusters
    })
    .toSorted((x, y) => (pairKey(x[0] ?? "", "") < pairKey(y[0] ?? "", "") ? -1 : 1))
}

const activeFacts = (changes: CovenantChanges, world: History["world"], kind: SignalKind): ReadonlyArray<SignalFacts> =>
  [...changes.signals.values()].flatMap(({ facts }) =>
    facts !== undefined && facts.kind === kind && world.encodings.get(facts.signal)?.gone === false ? [facts] : []
  )

const groupOf = (facts: SignalFacts, document: CovenantDocument): number =>
  facts.covenantVersion === document.version || (facts.covenantVersion < document.version && document.coversExisting)
    ? document.version
    : facts.covenantVersion
