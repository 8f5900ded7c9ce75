import type { EvidenceTerm } from "./Link.ts"

/**
 * What a term comes to for a reader. `discounted`: agrees, yet lowers the weight (a home that a relative shares as well), which is
 * no word against; `not-counted`: a value that too many share, or an expression that was not in use then.
 */
export type Bearing = "start" | "for" | "discounted" | "against" | "missing" | "not-counted"

export const bearingOf = (term: EvidenceTerm): Bearing => {
  if (term.field === "prior") return "start"
  if (term.agreement === "missing") return term.note === "hub" || term.note === "worn" ? "not-counted" : "missing"
  if (term.weight >= 0) return "for"
  return term.agreement === "exact" ? "discounted" : "against"
}
