import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { type Holder, holderOf, signalOf } from "../index/holders.ts"
import type { IndexChange } from "../index/IndexChange.ts"
import { Pairs } from "../index/Pairs.ts"
import { tokenKey } from "../index/tokenKey.ts"
import { deleteEdges, edgesOf, type StoredEdge, writeEdges } from "../store/edges.ts"
import { type FollowingRecord, readFollowing } from "../store/records.ts"
import { readFollowers } from "../store/tokens.ts"
import { frequenciesFor } from "./frequencies.ts"
import { recordKnown, recordTokens } from "./LinkingRecord.ts"
import { meet } from "./meet.ts"
import { placed } from "./placed.ts"
import { weighPairs } from "./weighPairs.ts"

export type Weighing = Omit<IndexChange, "hubs">

type Following = Map<Holder, FollowingRecord>

const load = Effect.fnUntraced(function* (following: Following, holders: Iterable<Holder>) {
  const missing = new Set([...holders].filter((holder) => !following.has(holder)).map(signalOf))
  for (const record of yield* readFollowing([...missing])) following.set(record.holder, record)
})

/** All candidates of these records; `passed`: signals to be passed over, as their turn comes. */
const candidatesOf = Effect.fn("evidence.candidates")(function* (
  covenant: number,
  records: ReadonlyArray<FollowingRecord>,
  pairs: Pairs,
  passedOver: (
    signals: ReadonlyArray<number>
  ) => Effect.Effect<ReadonlySet<number>, import("@kruisverband/store").StoreError, import("@kruisverband/store").Sql>
) {
  const keys = new Map(
    records.flatMap(({ followed }) => followed.map((token) => [token, tokenKey(token, covenant)] as const))
  )
  const followers = yield* readFollowers([...new Set(keys.values())])
  const met = new Pairs()
  met.meetFollowers(
    records.map(({ holder, record, followed }) => ({ holder, known: recordKnown(record), followed })),
    (token) => followers.get(keys.get(token) ?? "")
  )
  const passed = yield* passedOver([...new Set([...met].flatMap(([a, b]) => [signalOf(a), signalOf(b)]))])
  pairs.take(met, (signal) => passed.has(signal))
  return passed
})

/** Those that share a name or a theme among themselves, as far as they are candidates. */
const addAlike = (groups: Weighing["alike"], following: Following, pairs: Pairs): void => {
  for (const group of groups) {
    const byToken = new Map<string, Array<Holder>>()
    for (const holder of group) {
      for (const token of following.get(holder)?.followed ?? []) {
        const met = byToken.get(token)
        if (met === undefined) byToken.set(token, [holder])
        else {
          for (const other of met) pairs.add(holder, other)
          met.push(holder)
        }
      }
    }
  }
}

const endsOf = (edge: StoredEdge): readonly [Holder, Holder] => [
  holderOf(edge.a, edge.aSubject),
  holderOf(edge.b, edge.bSubject)
]

/** The same for a pair whichever of the two comes first. */
const placeOf = (x: Holder, y: Holder): string => (x < y ? `${x},${y}` : `${y},${x}`)

const meetIn = (following: Following, x: Holder, y: Holder): boolean => {
  const [left, right] = [following.get(x), following.get(y)]
  return left !== undefined && right !== undefined && meet(left, right)
}

const NOBODY: ReadonlySet<number> = new Set()

export type SignalPair = readonly [number, number]

/**
 * Pairs of signals that were there, of which what is too weak to be kept may have changed: a cluster's mean counts with it, and links tell of
 * it. A signal with itself: of it and any other. The first of each pair is among `looked`.
 */
export interface Faint {
  readonly pairs: ReadonlyArray<SignalPair>
  /** Evidence as it stands; of those in `looked` all that there is. */
  readonly edges: ReadonlyArray<StoredEdge>
  readonly looked: ReadonlySet<number>
}

/** What became of evidence. */
export interface Weighed {
  /** Signals whose evidence changed, as far as it is kept. */
  readonly changed: Set<number>
  /** `arrived`: signals that are new, or came again; of these all is looked at anyway. */
  readonly faint: (arrived: ReadonlySet<number>) => Faint
}

/**
 * Brings evidence up to date with a change of the index. What is weighed follows from the set of records alone: neither who is a
 * candidate nor what a value or a name counts for depends on who came first.
 */
export const weighChange = Effect.fn("evidence.weighChange")(function* (
  covenant: CovenantState,
  change: Weighing,
  passedOver: Parameters<typeof candidatesOf>[3] = () => Effect.succeed(NOBODY)
) {
  const { pairs, turned, doubtful, stale, alike } = change
  const following: Following = new Map()
  const concerned = new Set([...doubtful, ...stale, ...alike.flat()])
  yield* load(following, concerned)
  const all = [...stale].flatMap((holder) => following.get(holder) ?? [])
  const passed = all.length === 0 ? NOBODY : yield* candidatesOf(covenant.key, all, pairs, passedOver)
  addAlike(alike, following, pairs)
  const looked = new Set([...concerned, ...turned].map(signalOf))
  const before = yield* edgesOf([...looked])
  const doubted = before.filter((edge) => {
    const [x, y] = endsOf(edge)
    return (doubtful.has(x) || doubtful.has(y)) && !pairs.has(x, y)
  })
  yield* load(following, doubted.flatMap(endsOf))
  const tokens = [...following.values()].flatMap(({ record }) => recordTokens(record))
  const frequencies = yield* frequenciesFor(covenant, tokens, change.steps)
  const unsure = [...pairs.unsure()]
  yield* load(following, unsure.flat())
  const found = unsure.filter(([x, y]) => meetIn(following, x, y))
  const now = yield* placed(yield* weighPairs([...pairs.firm(), ...found], frequencies, following))
  const keyed = new Map(now.map((edge) => [placeOf(...endsOf(edge)), edge] as const))
  const known = new Map(before.map((edge) => [placeOf(...endsOf(edge)), edge] as const))
  const gone = before.filter((edge) => {
    const [x, y] = endsOf(edge)
    if (pairs.has(x, y)) return !keyed.has(placeOf(x, y))
    if (passed.has(edge.a) || passed.has(edge.b)) return false
    if (stale.has(x) || stale.has(y)) return true
    return (doubtful.has(x) || doubtful.has(y)) && !meetIn(following, x, y)
  })
  const fresh = now.filter((edge) => {
    const old = known.get(placeOf(...endsOf(edge)))
    return old === undefined || old.weight !== edge.weight || old.digest !== edge.digest
  })
  yield* deleteEdges(gone)
  yield* writeEdges(covenant.key, fresh)
  const weighed: Weighed = {
    changed: new Set([...gone, ...fresh].flatMap((edge) => [edge.a, edge.b])),
    faint: (arrived) => {
      const faint = [...doubtful].map((holder): SignalPair => [signalOf(holder), signalOf(holder)])
      for (const [x, y] of pairs) {
        const [a, b] = looked.has(signalOf(x)) ? [signalOf(x), signalOf(y)] : [signalOf(y), signalOf(x)]
        const place = placeOf(x, y)
        if (arrived.has(a) || arrived.has(b) || keyed.has(place) || known.has(place)) continue
        faint.push([a, b])
      }
      const left = new Set(gone)
      return { pairs: faint, edges: [...before.filter((edge) => !left.has(edge)), ...fresh], looked }
    }
  }
  return weighed
})
