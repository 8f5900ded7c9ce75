import { crc32 } from "node:zlib"
import type { Frequencies } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { type Holder, signalOf } from "../index/holders.ts"
import { breathe, chunksOf } from "../store/query.ts"
import { readRecords } from "../store/records.ts"
import { Comparer, type Evidence, LinkageModel, lowestBar } from "./compareRecords.ts"
import type { LinkingRecord } from "./LinkingRecord.ts"

/** Pairs whose records are read in one go: bounds memory. */
const CHUNK = 2500
/** Goes at once, on one connection: while the database reads for one the other is compared. */
const AT_ONCE = 2
/** Comparisons between two breaths: a few milliseconds. */
const BREATH = 500

/** Evidence that is worth keeping. */
export interface Found {
  readonly x: Holder
  readonly y: Holder
  readonly person: boolean
  readonly weight: number
  readonly digest: number
}

/** Pairs that agree alike share one list of terms: it is told into a number once. */
const digests = new WeakMap<object, number>()

/** A hash of what the weight is made of: another one when the explanation is another. */
const digestOf = ({ terms, runnerUp }: Evidence): number => {
  const known = digests.get(terms)
  if (known !== undefined) return known
  const digest = crc32(JSON.stringify([terms, runnerUp ?? null])) | 0
  digests.set(terms, digest)
  return digest
}

interface Known {
  readonly record: LinkingRecord
}

/** Compares pairs of records, each given once, and keeps what could ever reach the bar. `known`: records that were read already. */
export const weighPairs = Effect.fn("evidence.weighPairs")(function* (
  pairs: Iterable<readonly [Holder, Holder]>,
  frequencies: Frequencies,
  known: ReadonlyMap<Holder, Known>
) {
  const found = yield* Effect.forEach(chunksOf([...pairs], CHUNK), (chunk) => weighChunk(chunk, frequencies, known), {
    concurrency: AT_ONCE
  })
  return found.flat()
})

const weighChunk = Effect.fnUntraced(function* (
  pairs: ReadonlyArray<readonly [Holder, Holder]>,
  frequencies: Frequencies,
  known: ReadonlyMap<Holder, Known>
) {
  const model = yield* LinkageModel
  const compare = yield* Comparer
  const found: Array<Found> = []
  const missing = new Set(
    pairs
      .flat()
      .filter((holder) => !known.has(holder))
      .map(signalOf)
  )
  const read = new Map((yield* readRecords([...missing])).map((one) => [one.holder, one.record] as const))
  for (const [index, [x, y]] of pairs.entries()) {
    const [left, right] = [read.get(x) ?? known.get(x)?.record, read.get(y) ?? known.get(y)?.record]
    if (left === undefined || right === undefined) continue
    if (index % BREATH === BREATH - 1) yield* breathe
    const evidence = compare(model, left, right, frequencies)
    const person = left.kind === "person"
    if (evidence === undefined || evidence.weight < lowestBar(model, person)) continue
    found.push({ x, y, person, weight: evidence.weight, digest: digestOf(evidence) })
  }
  return found
})
