import { Effect } from "effect"
import { publishAmbiguities } from "../links/publishAmbiguities.ts"
import { publishLinks } from "../links/publishLinks.ts"
import { ambiguitiesOf } from "../store/ambiguities.ts"
import { markConnected } from "../store/dirty.ts"
import { linksOf } from "../store/links.ts"
import type { CovenantState } from "./CovenantState.ts"

/** Links taken back in one go: bounds memory and the size of the transaction's outbox. */
const CHUNK = 500

/** A covenant that is not in force has no links and nothing that waits to be put in one. Its signals are noted, so that they are linked again should it come back. */
export const retractAll = Effect.fn("covenant.retractAll")(function* (covenant: CovenantState) {
  const ambiguities = yield* ambiguitiesOf(covenant.key)
  yield* publishAmbiguities(covenant, ambiguities, [], () => "covenant-not-active")
  let links = yield* linksOf(covenant.key, CHUNK)
  if (links.length === 0 && ambiguities.length === 0) return
  yield* markConnected(covenant.key)
  while (links.length > 0) {
    yield* publishLinks(covenant, links, [], () => "covenant-not-active")
    links = yield* linksOf(covenant.key, CHUNK)
  }
})
