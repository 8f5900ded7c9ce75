import { isRefused, type MarkedPassage } from "./MarkedPassage.ts"
import type { WooGround } from "./WooDecision.ts"

/** What stands in the place of a refused passage: its grounds, and nothing that tells how long it was. */
export const markOf = (grounds: ReadonlyArray<WooGround>): string => `[${[...new Set(grounds)].toSorted().join(", ")}]`

/** A stretch of the public text: words as they were, or the mark of a refused passage. */
export type PublicPart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string; readonly grounds: ReadonlyArray<WooGround> }

/**
 * The public version in parts: each refused passage is one mark, however long it was (Woo 5.1). Passages do not overlap:
 * `checkMarks` says so.
 */
export function publicParts(text: string, passages: ReadonlyArray<MarkedPassage>): ReadonlyArray<PublicPart> {
  const refused = passages.filter(isRefused).toSorted((a, b) => a.from - b.from)
  const parts: Array<PublicPart> = []
  let at = 0
  for (const { from, grounds, to } of refused) {
    if (from > at) parts.push({ kind: "words", text: text.slice(at, from) })
    parts.push({ kind: "mark", text: markOf(grounds), grounds })
    at = Math.max(at, to)
  }
  if (at < text.length) parts.push({ kind: "words", text: text.slice(at) })
  return parts
}

/** The public version as text. */
export function redact(text: string, passages: ReadonlyArray<MarkedPassage>): string {
  return publicParts(text, passages)
    .map((part) => part.text)
    .join("")
}
