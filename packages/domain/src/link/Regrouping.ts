import { Schema } from "effect"
import { CovenantId, LinkId, SignalId } from "../ids.ts"

/** A link with the signals it had, or has. */
export const GroupedLink = Schema.Struct({ link: LinkId, signals: Schema.Array(SignalId) })
export type GroupedLink = typeof GroupedLink.Type

/**
 * What became of links whose signals were grouped otherwise. `merged`: several became one; `split`: one became several; `renewed`: one goes
 * on under another id, as its first signal left; `rearranged`: several became several others.
 */
export const RegroupingKind = Schema.Literals(["merged", "split", "renewed", "rearranged"])
export type RegroupingKind = typeof RegroupingKind.Type

/** Links before and after, each sorted by id: together all that took part. A link in both goes on under its id. */
export const LinkRegrouping = Schema.Struct({
  covenant: CovenantId,
  kind: RegroupingKind,
  before: Schema.Array(GroupedLink),
  after: Schema.Array(GroupedLink)
})
export type LinkRegrouping = typeof LinkRegrouping.Type
