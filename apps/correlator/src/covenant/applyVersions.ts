import type { CovenantDocument } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { saveCovenant } from "../store/covenants.ts"
import { markAll, markConnected } from "../store/dirty.ts"
import { recountTokens } from "../store/tokens.ts"
import { type CovenantState, governing } from "./CovenantState.ts"

const sameVersions = (x: ReadonlyArray<CovenantDocument>, y: ReadonlyArray<CovenantDocument>): boolean =>
  JSON.stringify(x) === JSON.stringify(y)

/** A draft governs nothing, so that writing at one makes no work here. */
const adopted = (versions: ReadonlyArray<CovenantDocument>) => versions.filter((version) => version.status !== "draft")

/**
 * Works out where the covenant stands at this moment, with what was heard of its versions, and notes what must be settled
 * again: all evidence under another hub limit, all links under other rules or another standing.
 */
export const applyVersions = Effect.fn("covenant.apply")(function* (
  covenant: CovenantState,
  versions: ReadonlyArray<CovenantDocument>
) {
  const { standing, document } = governing(versions, yield* DateTime.now)
  const hubLimit = document?.hubLimit ?? covenant.hubLimit
  const after: CovenantState = { ...covenant, versions, document, standing, hubLimit }
  const moved = standing !== covenant.standing || document?.version !== covenant.document?.version
  if (!moved && sameVersions(versions, covenant.versions)) return covenant
  yield* saveCovenant(after)
  if (hubLimit !== undefined && hubLimit !== covenant.hubLimit) {
    yield* recountTokens(covenant.key, hubLimit)
    yield* markAll(covenant.key)
  }
  if (!moved && sameVersions(adopted(versions), adopted(covenant.versions))) return after
  yield* markConnected(covenant.key)
  return after
})
