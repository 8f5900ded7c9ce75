import { Schema } from "effect"
import { WooPassage } from "./WooDecision.ts"

const offset = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))

/**
 * A passage and where it stands in its document: UTF-16 offsets, `to` exclusive. Without grounds it stays public; with a
 * reason then, why what looks like an identification number is none.
 */
export const MarkedPassage = Schema.Struct({ from: offset, to: offset, ...WooPassage.fields })
export type MarkedPassage = typeof MarkedPassage.Type

/** Left out of what is made public. */
export const isRefused = ({ grounds }: { readonly grounds: ReadonlyArray<unknown> }): boolean => grounds.length > 0
