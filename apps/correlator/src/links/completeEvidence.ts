import type { Frequencies, Model } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { compareRecords, LinkageModel } from "../evidence/compareRecords.ts"
import { frequenciesFor } from "../evidence/frequencies.ts"
import { recordTokens } from "../evidence/LinkingRecord.ts"
import { breathe, chunksOf } from "../store/query.ts"
import { type FollowingRecord, readFollowing } from "../store/records.ts"
import { type Component, type FoundComponent, type MemberEdge, memberName } from "./components.ts"
import { pairKey } from "./verdicts.ts"

/** Components whose records are read in one go, and goes at once: while the database reads for one the other is compared. */
const CHUNK = 200
const AT_ONCE = 2
/** Comparisons between two breaths. */
const BREATH = 500

/** Two members can only be one cluster or two: weak evidence changes nothing, unless people joined them without any. */
const isIncomplete = (component: FoundComponent): boolean => {
  if (component.members.length > 2) return true
  return component.mustLink.length > 0 && component.edges.length === 0
}

/** Pairs of members that are candidates, or that people joined, and whose evidence is not kept because it is weak. */
const missingPairs = (
  { edges, members, mustLink }: FoundComponent,
  followedBy: (name: string) => ReadonlyArray<string>
): ReadonlyArray<readonly [string, string]> => {
  // members stand in the order of their names; a pair is a number, as most are met under several tokens
  const numbers = new Map(members.map(({ name }, number) => [name, number] as const))
  const size = members.length
  const pairOf = (x: number, y: number) => (x < y ? x * size + y : y * size + x)
  const numbered = (name: string) => numbers.get(name) ?? 0
  const met = new Set(edges.map(({ a, b }) => pairOf(numbered(a), numbered(b))))
  const missing: Array<readonly [string, string]> = []
  const add = (x: number, y: number) => {
    const [first, second] = [members[Math.min(x, y)], members[Math.max(x, y)]]
    const pair = pairOf(x, y)
    if (met.has(pair) || first === undefined || second === undefined || first.signal === second.signal) return
    met.add(pair)
    missing.push([first.name, second.name])
  }
  const followers = new Map<string, Array<number>>()
  for (const [number, { name }] of members.entries()) {
    for (const token of followedBy(name)) {
      const others = followers.get(token)
      if (others === undefined) followers.set(token, [number])
      else {
        for (const other of others) add(other, number)
        others.push(number)
      }
    }
  }
  for (const [a, b] of mustLink) add(numbered(a), numbered(b))
  return missing
}

interface Weighing {
  readonly model: Model
  readonly frequencies: Frequencies
  readonly records: ReadonlyMap<string, FollowingRecord>
  readonly carried: ReadonlyMap<string, MemberEdge>
}

const weigh = (a: string, b: string, { carried, model, frequencies, records }: Weighing): ReadonlyArray<MemberEdge> => {
  const [left, right] = [records.get(a), records.get(b)]
  if (left === undefined || right === undefined) {
    const told = carried.get(pairKey(a, b))
    return told === undefined ? [] : [told]
  }
  const evidence = compareRecords(model, left.record, right.record, frequencies)
  return evidence === undefined ? [] : [{ a, b, ...evidence, runnerUp: evidence.runnerUp }]
}

/**
 * Tells what the evidence of components is made of, and adds the weak evidence that a cluster's mean counts with. Neither is
 * kept: of most evidence nobody ever asks, so it is weighed again for the components that are looked at. `carried`: what counts
 * where a record cannot be read, see `carriedEvidence`.
 */
export const completeEvidence = Effect.fn("links.completeEvidence")(function* (
  covenant: CovenantState,
  components: ReadonlyArray<FoundComponent>,
  carried: ReadonlyMap<string, MemberEdge>
) {
  const complete = (some: ReadonlyArray<FoundComponent>) => completeSome(covenant, some, carried)
  return (yield* Effect.forEach(chunksOf(components, CHUNK), complete, { concurrency: AT_ONCE })).flat()
})

const completeSome = Effect.fnUntraced(function* (
  covenant: CovenantState,
  components: ReadonlyArray<FoundComponent>,
  carried: ReadonlyMap<string, MemberEdge>
) {
  const model = yield* LinkageModel
  const ids = new Map(components.flatMap(({ members }) => members.map(({ key, signal }) => [key, signal] as const)))
  const read = yield* readFollowing([...ids.keys()])
  const records = new Map(read.map((one) => [memberName(ids.get(one.signal) ?? "", one.subject), one] as const))
  const tokens = read.flatMap(({ record }) => recordTokens(record))
  const weighing: Weighing = { model, records, carried, frequencies: yield* frequenciesFor(covenant, tokens) }
  const out: Array<Component> = []
  let compared = 0
  for (const component of components) {
    const weak = isIncomplete(component) ? missingPairs(component, (name) => records.get(name)?.followed ?? []) : []
    const pairs = [...component.edges.map(({ a, b }) => [a, b] as const), ...weak]
    const edges = pairs.flatMap(([a, b]) => weigh(a, b, weighing))
    if (Math.floor(compared / BREATH) !== Math.floor((compared + pairs.length) / BREATH)) yield* breathe
    compared += pairs.length
    out.push({ ...component, edges })
  }
  return out
})
