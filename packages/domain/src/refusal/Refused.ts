import { Schema } from "effect"
import type { Bilingual } from "../text.ts"
import { Reason, type RefusalCode } from "./Refusal.ts"
import { refusalTexts } from "./refusalTexts.ts"

/** A rule says no. All reasons that can be found independently are told at once. Trying again unchanged does not help. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", { reasons: Schema.NonEmptyArray(Reason) }) {}

/** The reason for a code, with its clause and text; `overrides` where a rule knows more (a date, which field). */
export function reason(
  code: RefusalCode,
  overrides: { readonly clause?: string; readonly text?: Bilingual } = {}
): Reason {
  const { clause, text } = refusalTexts[code]
  return { code, clause: overrides.clause ?? clause, text: overrides.text ?? text }
}

/** Reasons from several checks, each code once, the first kept: it is the one told by the check nearest to the cause. */
export function mergeReasons(...lists: ReadonlyArray<ReadonlyArray<Reason>>): ReadonlyArray<Reason> {
  const all = lists.flat()
  return all.filter((one, index) => all.findIndex((other) => other.code === one.code) === index)
}
