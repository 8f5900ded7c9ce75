import type { Encoding } from "../encode/Encoding.ts"
import type { Frequencies } from "./Frequencies.ts"

/**
 * What two records' values of one sort say: the kind letter of the first value that they share and that counts; "hub" where all that they
 * share are values of too many; "differs" where both have values that count and share none; undefined where a side says nothing.
 */
export type ValueAgreement = string | undefined

const holds = (tokens: ReadonlyArray<string>, token: string): boolean => {
  for (const other of tokens) if (other === token) return true
  return false
}

const isOf = (token: string, kinds: string): boolean => {
  const kind = token.charCodeAt(0)
  for (let i = 0; i < kinds.length; i++) if (kinds.charCodeAt(i) === kind) return true
  return false
}

/** Does the record hold a value of these kinds that counts? */
const counts = (e: Encoding, kinds: string, frequencies: Frequencies): boolean => {
  for (const token of e.tokens) if (isOf(token, kinds) && !frequencies.isHub(token)) return true
  return false
}

/** Does the record hold a value of these kinds that is of too many? */
export const holdsHub = (e: Encoding, kinds: string, frequencies: Frequencies): boolean => {
  for (const token of e.tokens) if (isOf(token, kinds) && frequencies.isHub(token)) return true
  return false
}

/** Compares the values of some kinds; hubs count neither as shared nor as different. Makes nothing that has to be cleared away. */
export const agreementOf = (a: Encoding, b: Encoding, kinds: string, frequencies: Frequencies): ValueAgreement => {
  let hub = false
  for (const token of a.tokens) {
    if (!isOf(token, kinds) || !holds(b.tokens, token)) continue
    if (!frequencies.isHub(token)) return token.charAt(0)
    hub = true
  }
  if (hub) return "hub"
  return counts(a, kinds, frequencies) && counts(b, kinds, frequencies) ? "differs" : undefined
}
