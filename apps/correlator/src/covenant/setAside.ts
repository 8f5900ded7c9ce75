import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Effect } from "effect"
import { saveCovenant } from "../store/covenants.ts"
import { forgetIndex, hasOtherVersions } from "../store/renewing.ts"
import { type CovenantState, isAside } from "./CovenantState.ts"

/** What a batch says of renewals: the newest that began, and the newest that is complete. */
export interface RenewalWord {
  readonly begun: number
  readonly done: number
  /** Version of encodings that the complete one left. */
  readonly version: number | undefined
}

/** Nothing is indexed: what is there cannot be compared with what comes. */
const unindexed = Effect.fnUntraced(function* (covenant: CovenantState) {
  if (covenant.hubLimit === undefined && covenant.model === undefined) return covenant
  yield* forgetIndex(covenant.key, covenant.id)
  const after: CovenantState = { ...covenant, hubLimit: undefined, model: undefined }
  return after
})

/**
 * Takes over what was heard of renewals. One that is complete has the whole index made again, whatever of it was taken in
 * before: how many hold a value is known only when all are of one making.
 */
export const hearRenewal = Effect.fn("covenant.hearRenewal")(function* (covenant: CovenantState, word: RenewalWord) {
  const { begun, done } = covenant.renewal
  const renewal = { begun: Math.max(begun, word.begun), done: Math.max(done, word.done) }
  if (renewal.begun === begun && renewal.done === done) return covenant
  const complete = renewal.done > done && word.version === ENCODING_VERSION
  const told: CovenantState = {
    ...covenant,
    renewal,
    ...(complete ? { encoding: ENCODING_VERSION, awaits: false } : {})
  }
  const after = renewal.done > done ? yield* unindexed(told) : told
  yield* saveCovenant(after)
  return after
})

/**
 * Looks, once per version of encodings, whether the covenant has others. While it is set aside nothing of it is indexed, and
 * its links stand as they were published.
 */
export const setAside = Effect.fn("covenant.setAside")(function* (covenant: CovenantState) {
  const looked: CovenantState =
    covenant.encoding === ENCODING_VERSION
      ? covenant
      : { ...covenant, encoding: ENCODING_VERSION, awaits: yield* hasOtherVersions(covenant.key) }
  const after = isAside(looked) ? yield* unindexed(looked) : looked
  // Somebody has to do something about it: nothing new is linked until then.
  if (after.awaits && !covenant.awaits)
    yield* Effect.logWarning("encodings of another version: renew them (kv encodings renew)", { covenant: covenant.id })
  if (after !== covenant) yield* saveCovenant(after)
  return after
})
