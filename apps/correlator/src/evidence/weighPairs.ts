import { crc32 } from "node:zlib"
import type { Frequencies } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { type Holder, signalOf } from "../index/holders.ts"
import type { Pairs } from "../index/IndexChange.ts"
import { breathe, chunksOf } from "../store/query.ts"
import { readRecords } from "../store/records.ts"
import { Comparer, type Evidence, LinkageModel, lowestBar } from "./compareRecords.ts"
import type { LinkingRecord } from "./LinkingRecord.ts"

/** Pairs whose records are in memory at once. */
const CHUNK = 5000
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

/** Compares pairs of records, and keeps what could ever reach the bar. `known`: records that were read already. */
export const weighPairs = Effect.fn("evidence.weighPairs")(function* (
  pairs: Pairs,
  frequencies: Frequencies,
  known: ReadonlyMap<Holder, Known>
) {
  const model = yield* LinkageModel
  const compare = yield* Comparer
  const found: Array<Found> = []
  let compared = 0
  for (const chunk of chunksOf([...pairs], CHUNK)) {
    const missing = new Set(
      chunk
        .flat()
        .filter((holder) => !known.has(holder))
        .map(signalOf)
    )
    const read = new Map((yield* readRecords([...missing])).map((one) => [one.holder, one.record] as const))
    for (const [x, y] of chunk) {
      const [left, right] = [read.get(x) ?? known.get(x)?.record, read.get(y) ?? known.get(y)?.record]
      if (left === undefined || right === undefined) continue
      compared += 1
      if (compared % BREATH === 0) yield* breathe
      const evidence = compare(model, left, right, frequencies)
      const person = left.kind === "person"
      if (evidence === undefined || evidence.weight < lowestBar(model, person)) continue
      found.push({ x, y, person, weight: evidence.weight, digest: digestOf(evidence) })
    }
  }
  return found
})
