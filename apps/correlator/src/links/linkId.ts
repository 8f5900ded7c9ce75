import { createHash } from "node:crypto"
import { AmbiguityId, type CovenantId, type Facet, LinkId } from "@kruisverband/domain"

/** UUID version 8 (RFC 9562 §5.8) from SHA-256 over a text. */
const uuid8 = (text: string): string => {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * From covenant, facet and anchor: the same signals always give the same link. `anchor`: the smallest signal id of the link; for another
 * than its first subject followed by `/` and the subject's number.
 */
export const linkId = (covenant: CovenantId, facet: Facet, anchor: string): LinkId =>
  LinkId.make(uuid8(`${covenant}|${facet}|${anchor}`))

/** The same for a signal (as an anchor) that fits more than one. */
export const ambiguityId = (covenant: CovenantId, facet: Facet, anchor: string): AmbiguityId =>
  AmbiguityId.make(uuid8(`${covenant}|${facet}|torn|${anchor}`))
