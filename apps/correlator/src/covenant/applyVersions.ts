import type { CovenantDocument } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { LinkageModel } from "../evidence/compareRecords.ts"
import { buildIndex, moveLimit } from "../index/enterIndex.ts"
import { signalsOf } from "../index/IndexChange.ts"
import { saveCovenant } from "../store/covenants.ts"
import { mark, markAll, markConnected } from "../store/dirty.ts"
import { type CovenantState, governing } from "./CovenantState.ts"

const sameVersions = (x: ReadonlyArray<CovenantDocument>, y: ReadonlyArray<CovenantDocument>): boolean =>
  JSON.stringify(x) === JSON.stringify(y)

/** A draft governs nothing, so that writing at one makes no work here. */
const adopted = (versions: ReadonlyArray<CovenantDocument>) => versions.filter((version) => version.status !== "draft")

/** The index under the covenant's hub limit: made where there is none, and moved where the limit is another. */
const underLimit = Effect.fn("covenant.underLimit")(function* (covenant: CovenantState, hubLimit: number) {
  if (covenant.hubLimit === undefined) {
    yield* markAll(covenant.key)
    return { ...covenant, hubLimit, hubs: yield* buildIndex(covenant, hubLimit) }
  }
  const { change, hubs } = yield* moveLimit(covenant, { before: covenant.hubLimit, after: hubLimit })
  yield* mark(covenant.key, signalsOf(change), true)
  return { ...covenant, hubLimit, hubs }
})

/**
 * Works out where the covenant stands at this moment, with what was heard of its versions, and notes what must be settled
 * again: evidence under another hub limit or another model, all links under other rules or another standing.
 */
export const applyVersions = Effect.fn("covenant.apply")(function* (
  covenant: CovenantState,
  versions: ReadonlyArray<CovenantDocument>
) {
  const { standing, document } = governing(versions, yield* DateTime.now)
  const hubLimit = document?.hubLimit ?? covenant.hubLimit
  const model = (yield* LinkageModel).version
  const moved = standing !== covenant.standing || document?.version !== covenant.document?.version
  const limited = hubLimit !== covenant.hubLimit && hubLimit !== undefined
  const remodelled = hubLimit !== undefined && model !== covenant.model
  if (!moved && !limited && !remodelled && sameVersions(versions, covenant.versions)) return covenant
  const indexed = limited ? yield* underLimit(covenant, hubLimit) : covenant
  const after: CovenantState = { ...indexed, versions, document, standing, model: remodelled ? model : covenant.model }
  yield* saveCovenant(after)
  if (remodelled) yield* markAll(covenant.key)
  if (moved || !sameVersions(adopted(versions), adopted(covenant.versions))) yield* markConnected(covenant.key)
  return after
})
