import type { CovenantDocument } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { LinkageModel } from "../evidence/compareRecords.ts"
import { buildIndex } from "../index/buildIndex.ts"
import { moveLimit } from "../index/enterIndex.ts"
import { signalsOf } from "../index/IndexChange.ts"
import { saveCovenant } from "../store/covenants.ts"
import { mark, markAll, markConnected } from "../store/dirty.ts"
import { type CovenantState, governing, isAside } from "./CovenantState.ts"
import { setAside } from "./setAside.ts"

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
 * Brings the index to the hub limit and the model that hold now, and notes whose evidence is to be weighed again. Nothing to
 * do is the usual case; nothing is done while encodings of another version wait to be renewed.
 */
export const alignIndex = Effect.fn("covenant.alignIndex")(function* (before: CovenantState) {
  const covenant = yield* setAside(before)
  if (isAside(covenant)) return covenant
  const hubLimit = covenant.document?.hubLimit ?? covenant.hubLimit
  const model = (yield* LinkageModel).version
  if (hubLimit === undefined || (hubLimit === covenant.hubLimit && model === covenant.model)) return covenant
  const indexed = hubLimit === covenant.hubLimit ? covenant : yield* underLimit(covenant, hubLimit)
  if (model !== covenant.model) yield* markAll(covenant.key)
  const after: CovenantState = { ...indexed, model }
  yield* saveCovenant(after)
  return after
})

/**
 * Works out where the covenant stands at this moment, with what was heard of its versions, and notes what must be settled
 * again: evidence under another hub limit or another model, all links under other rules or another standing. While a rebuild
 * fills the tables there is no index: it is made at once when they are whole.
 */
export const applyVersions = Effect.fn("covenant.apply")(function* (
  covenant: CovenantState,
  versions: ReadonlyArray<CovenantDocument>
) {
  const { standing, document } = governing(versions, yield* DateTime.now)
  const moved = standing !== covenant.standing || document?.version !== covenant.document?.version
  const said = moved || !sameVersions(versions, covenant.versions)
  const told: CovenantState = said ? { ...covenant, versions, document, standing } : covenant
  if (said) yield* saveCovenant(told)
  if (covenant.rebuilding) return told
  const after = yield* alignIndex(told)
  if (moved || !sameVersions(adopted(versions), adopted(covenant.versions))) yield* markConnected(covenant.key)
  return after
})
