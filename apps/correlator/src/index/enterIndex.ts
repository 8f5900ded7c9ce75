import { Ids } from "@kruisverband/store"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { writeHubs } from "../store/hubs.ts"
import { crowdedValues } from "../store/tokens.ts"
import type { HubChanges } from "./hubChanges.ts"
import type { IndexChange } from "./IndexChange.ts"
import type { IndexedRecord } from "./TokenBook.ts"
import { type IndexUpdate, updateIndex } from "./updateIndex.ts"

/** Enters what became of hubs; gives the covenant's mark of them afterwards. */
export const enterHubs = Effect.fnUntraced(function* (covenant: CovenantState, changes: HubChanges) {
  const changed = yield* writeHubs(covenant.id, changes)
  return changed ? yield* (yield* Ids).uuid7 : covenant.hubs
})

/** Updates the index and the list of hubs; `hubs`: the covenant's mark of them afterwards. */
const enter = Effect.fnUntraced(function* (covenant: CovenantState, update: IndexUpdate) {
  const change: IndexChange = yield* updateIndex(covenant.key, update)
  return { change, hubs: yield* enterHubs(covenant, change.hubs) }
})

/** Takes records out of the index and into it. Nothing is indexed before the covenant's hub limit is known. */
export const enterIndex = Effect.fn("index.enter")(function* (
  covenant: CovenantState,
  erased: ReadonlyArray<IndexedRecord>,
  added: ReadonlyArray<IndexedRecord>
) {
  const { hubLimit, hubs } = covenant
  if (hubLimit === undefined) return { change: undefined, hubs }
  const limits = { before: hubLimit, after: hubLimit }
  return yield* enter(covenant, { erased, added, limits, concerned: [] })
})

/** Puts the values that another hub limit concerns where they belong; all others stay. */
export const moveLimit = Effect.fn("index.moveLimit")(function* (
  covenant: CovenantState,
  limits: IndexUpdate["limits"]
) {
  const concerned = yield* crowdedValues(covenant.key, Math.min(limits.before, limits.after))
  return yield* enter(covenant, { erased: [], added: [], limits, concerned })
})
