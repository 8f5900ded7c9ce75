import type { Sql, StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { writeFollows } from "../store/follows.ts"
import { breathe } from "../store/query.ts"
import { pageOfRecords } from "../store/records.ts"
import { joinCrowds, writeTokens } from "../store/tokens.ts"
import { enterHubs } from "./enterIndex.ts"
import type { IndexedRecord } from "./TokenBook.ts"
import { HolderCounts, WholeIndex } from "./WholeIndex.ts"

/** Signals whose records are read in one go. */
const PAGE = 5000
/** Tokens that one statement writes. */
const ROWS = 20_000

/** Tells of all records of a covenant, in the order of their signals; whole signals each time. */
const eachPage = Effect.fnUntraced(function* (
  covenant: number,
  told: (records: ReadonlyArray<IndexedRecord>) => Effect.Effect<void, StoreError, Sql>
) {
  let after: number | undefined = 0
  while (after !== undefined) {
    const { last, records }: Effect.Success<ReturnType<typeof pageOfRecords>> = yield* pageOfRecords(
      covenant,
      after,
      PAGE
    )
    yield* told(records)
    after = last
  }
})

/**
 * Makes the whole index of a covenant of which nothing is indexed; gives its mark of hubs. Nothing is weighed yet. All records are read twice:
 * to count who holds which token, and to choose what each follows; neither reading is kept for the other, as it would not fit in memory.
 */
export const buildIndex = Effect.fn("index.build")(function* (covenant: CovenantState, hubLimit: number) {
  const counts = new HolderCounts(covenant.key)
  yield* eachPage(covenant.key, (records) => Effect.sync(() => counts.add(records)))
  for (const _ of counts.settle(hubLimit)) yield* breathe
  const whole = new WholeIndex(covenant.key, counts.steps)
  yield* eachPage(covenant.key, (records) => writeFollows(whole.enter(records)))
  for (const { crowd, rows } of whole.inParts(ROWS)) {
    yield* writeTokens(covenant.key, rows)
    yield* joinCrowds(crowd)
    yield* breathe
  }
  return yield* enterHubs(covenant, { standing: whole.hubs, ended: [] })
})
