import { Effect } from "effect"
import { compareRecords, frequenciesIn, LinkageModel } from "../evidence/compareRecords.ts"
import { recordTokens } from "../evidence/LinkingRecord.ts"
import { breathe } from "../store/query.ts"
import { type ReadRecord, readRecords } from "../store/records.ts"
import { overfull } from "../store/tokens.ts"
import { type Component, type MemberEdge, memberName } from "./components.ts"
import { pairKey } from "./verdicts.ts"

/** Comparisons between two breaths. */
const BREATH = 500

/** Two members can only be one cluster or two: weak evidence changes nothing, unless people joined them without any. */
const isIncomplete = (component: Component): boolean => {
  if (component.members.length > 2) return true
  return component.mustLink.length > 0 && component.edges.length === 0
}

/** Pairs of members that share a followed token, or that people joined, and whose evidence is not kept because it is weak. */
const missingPairs = (
  component: Component,
  tokensOf: (name: string) => ReadonlyArray<string>
): ReadonlyArray<readonly [string, string]> => {
  const known = new Set(component.edges.map((edge) => pairKey(edge.a, edge.b)))
  const missing = new Map<string, readonly [string, string]>()
  const add = (a: string, b: string) => {
    const key = pairKey(a, b)
    if (!known.has(key) && a.slice(0, 36) !== b.slice(0, 36)) missing.set(key, a < b ? [a, b] : [b, a])
  }
  const holders = new Map<string, Array<string>>()
  for (const { name } of component.members) {
    for (const token of tokensOf(name)) {
      const held = holders.get(token)
      if (held === undefined) holders.set(token, [name])
      else {
        for (const other of held) add(other, name)
        held.push(name)
      }
    }
  }
  for (const [a, b] of component.mustLink) add(a, b)
  return [...missing.values()]
}

/**
 * Adds the weak evidence that a cluster's mean counts with. It is not kept, as it is most of all evidence, but weighed
 * again for the few components in which it can matter.
 */
export const completeEvidence = Effect.fn("links.completeEvidence")(function* (
  covenant: number,
  components: ReadonlyArray<Component>
) {
  const incomplete = components.filter(isIncomplete)
  if (incomplete.length === 0) return components
  const model = yield* LinkageModel
  const suppressed = yield* overfull(covenant)
  const frequencies = frequenciesIn(suppressed)
  const members = incomplete.flatMap((component) => component.members)
  const ids = new Map(members.map((member) => [member.key, member.signal] as const))
  const read = yield* readRecords([...ids.keys()])
  const records = new Map(
    read.map((one: ReadRecord) => [memberName(ids.get(one.signal) ?? "", one.subject), one.record] as const)
  )
  const followed = (name: string): ReadonlyArray<string> => {
    const record = records.get(name)
    return record === undefined ? [] : recordTokens(record).filter((token) => !suppressed.has(token))
  }
  const out: Array<Component> = []
  let compared = 0
  for (const component of components) {
    if (!isIncomplete(component)) {
      out.push(component)
      continue
    }
    const weak: Array<MemberEdge> = []
    for (const [a, b] of missingPairs(component, followed)) {
      const [left, right] = [records.get(a), records.get(b)]
      if (left === undefined || right === undefined) continue
      compared += 1
      if (compared % BREATH === 0) yield* breathe
      const evidence = compareRecords(model, left, right, frequencies)
      if (evidence !== undefined) {
        weak.push({ a, b, weight: evidence.weight, terms: evidence.terms, runnerUp: evidence.runnerUp })
      }
    }
    out.push({ ...component, edges: [...component.edges, ...weak] })
  }
  return out
})
