import { groundOf } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { signalOf } from "../index/holders.ts"
import type { HolderPair } from "../index/Pairs.ts"
import { forgetReindex, keysOf } from "../store/dirty.ts"
import { writeEdges } from "../store/edges.ts"
import { readRecords } from "../store/records.ts"
import { eachFollowing } from "../store/tokens.ts"
import { frequenciesFor } from "./frequencies.ts"
import { recordTokens } from "./LinkingRecord.ts"
import { placed } from "./placed.ts"
import { type Stretch, StretchPairs, stretchesOf } from "./StretchPairs.ts"
import { weighPairs } from "./weighPairs.ts"

/** Signals whose candidates are held in memory at once: all tokens are read once for each stretch. */
const STRETCH = 250_000
/** Pairs that are weighed in one transaction. */
export const PART = 20_000

/** The covenant's signals in stretches. Nothing of it waits to be weighed afterwards: all will be. */
export const beginWhole = Effect.fn("evidence.beginWhole")(function* (covenant: CovenantState) {
  const ends = yield* keysOf(covenant.key)
  yield* forgetReindex(covenant.key)
  return ends === undefined ? [] : stretchesOf(ends.first, ends.last, STRETCH)
})

/** The candidates of a stretch, read from the tokens as they follow one another in their table: no token is looked up. */
export const candidatesWithin = Effect.fn("evidence.candidatesWithin")(function* (
  covenant: CovenantState,
  stretch: Stretch
) {
  const pairs = new StretchPairs(stretch)
  yield* eachFollowing(covenant.key, (followers, kind) => pairs.add(followers, groundOf(kind.charCodeAt(0))))
  return pairs
})

/** Weighs candidates of whom no evidence is kept yet. */
export const weighPart = Effect.fn("evidence.weighPart")(function* (
  covenant: CovenantState,
  part: ReadonlyArray<HolderPair>
) {
  const read = yield* readRecords([...new Set(part.map(([x]) => signalOf(x)))])
  const known = new Map(read.map((one) => [one.holder, one] as const))
  const frequencies = yield* frequenciesFor(
    covenant,
    read.flatMap(({ record }) => recordTokens(record))
  )
  yield* writeEdges(covenant.key, yield* placed(yield* weighPairs(part, frequencies, known)))
})
