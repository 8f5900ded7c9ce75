import { Effect } from "effect"
import { publishLinks } from "../links/publishLinks.ts"
import { markConnected } from "../store/dirty.ts"
import { linksOf } from "../store/links.ts"
import type { CovenantState } from "./CovenantState.ts"

/** Links taken back in one go: bounds memory and the size of the transaction's outbox. */
const CHUNK = 500

/** A covenant that is not in force has no links. Its signals are noted, so that they are linked again should it come back. */
export const retractAll = Effect.fn("covenant.retractAll")(function* (covenant: CovenantState) {
  let links = yield* linksOf(covenant.key, CHUNK)
  if (links.length === 0) return
  yield* markConnected(covenant.key)
  while (links.length > 0) {
    yield* publishLinks(covenant, links, [], () => "covenant-not-active")
    links = yield* linksOf(covenant.key, CHUNK)
  }
})
