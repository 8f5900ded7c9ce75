import { type CovenantDocument, mayLink, type SignalFacts } from "@kruisverband/domain"
import { fromBase64 } from "@kruisverband/linkage/encode"
import { clusters, InMemoryLinker, type Model } from "@kruisverband/linkage/match"
import { DateTime, Result } from "effect"
import { pairKey, standingVerdicts } from "../links/verdicts.ts"
import { type CovenantChanges, changesOf } from "../signals/changesOf.ts"
import type { History } from "./histories.ts"
import type { World } from "./world.ts"

const NOW = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

/**
 * The person links of a history as the pure engine has them, in memory, from the set of events: no index, no SQL, no
 * components, every record and every pair at once. For signals of one subject each.
 */
export function mirror({ world, aggregates }: History, model: Model): ReadonlyArray<ReadonlyArray<string>> {
  const [changes] = changesOf(aggregates.flat().map(({ event }) => event))
  const versions = changes?.versions ?? []
  const governing = versions.findLast((document) => document.status !== "draft")
  if (changes === undefined || governing?.status !== "active") return []
  const facts = activeFacts(changes, world)
  const linker = new InMemoryLinker({ model, hubLimit: governing.hubLimit })
  for (const one of facts) {
    const encoding = fromBase64(world.encodings.get(one.signal)?.subjects[0] ?? "")
    if (encoding !== undefined) linker.add(one.signal, encoding)
  }
  const undone = new Set(changes.undone)
  const standing = standingVerdicts(changes.verdicts.filter((verdict) => !undone.has(verdict.review)))
  const pairs = (same: boolean) =>
    [...standing].flatMap(([key, is]) => {
      const [a = "", b = ""] = key.split("|")
      return is === same ? [[a, b] as const] : []
    })
  const edges = [...linker.compared()]
  const groups = Map.groupBy(facts, (one) => groupOf(one, governing))
  return [...groups.values()]
    .flatMap((members) => {
      const names = members.map((one) => one.signal)
      const inside = new Set<string>(names)
      const within = ([a, b]: readonly [string, string]) => inside.has(a) && inside.has(b)
      return clusters(
        names,
        edges.filter((edge) => within([edge.a, edge.b])),
        { threshold: linker.threshold(), mustLink: pairs(true).filter(within), cannotLink: pairs(false).filter(within) }
      ).clusters
    })
    .filter((cluster) => {
      const signals = facts.filter((one) => cluster.includes(one.signal))
      return cluster.length > 1 && Result.isSuccess(mayLink(signals, versions, NOW))
    })
    .toSorted((x, y) => (pairKey(x[0] ?? "", "") < pairKey(y[0] ?? "", "") ? -1 : 1))
}

const activeFacts = (changes: CovenantChanges, world: World): ReadonlyArray<SignalFacts> =>
  [...changes.signals.values()].flatMap(({ facts }) =>
    facts !== undefined && facts.kind === "radicalisation" && world.encodings.get(facts.signal)?.gone === false
      ? [facts]
      : []
  )

const groupOf = (facts: SignalFacts, document: CovenantDocument): number =>
  facts.covenantVersion === document.version || (facts.covenantVersion < document.version && document.coversExisting)
    ? document.version
    : facts.covenantVersion
