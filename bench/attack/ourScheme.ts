import { bindersOf } from "../../packages/linkage/src/encode/binders.ts"
import { checkOf } from "../../packages/linkage/src/encode/boundRow.ts"
import { normalised } from "../../packages/linkage/src/encode/encode.ts"
import { deriveKeys, encode, type LinkageKeys } from "../../packages/linkage/src/encode/index.ts"
import {
  addressAt,
  CHECK,
  DETAIL,
  DETAILS,
  familyAt,
  givenAt,
  NAME_WORDS,
  PART_WORDS,
  rowLength,
  STREET_WORDS,
  streetAt,
  yearAt
} from "../../packages/linkage/src/encode/layout.ts"
import { distance, likeness } from "../../packages/linkage/src/match/bits.ts"
import type { Scheme, Stolen, StolenVector } from "./Scheme.ts"

const derived = new WeakMap<Uint8Array, LinkageKeys>()
const keysOf = (secret: Uint8Array): LinkageKeys => {
  const keys = derived.get(secret) ?? deriveKeys(secret)
  derived.set(secret, keys)
  return keys
}

/**
 * What the store holds of a person, as the linker writes it. The thief is told under what sort of value each row stands, which the store does not say: so
 * that he need not sort them himself.
 */
export const ourScheme: Scheme = {
  name: "ours",
  likeness: (a, b) => likeness(distance(a, 0, b, 0, a.length), a.length * 32),
  encode: (identity, secret) => {
    const keys = keysOf(secret)
    const e = encode(identity, keys)
    const n = normalised(identity)
    const kinds = new Map(bindersOf(n).map((binder) => [checkOf(keys, binder), binder.kind]))
    const values: Array<{ readonly kind: string; readonly value: string }> = []
    const vectors: Array<StolenVector> = []
    const few: Array<Stolen["few"][number]> = []
    const length = rowLength(e)
    for (let at = 0; at < e.rows.length; at += length) {
      const check = e.rows[at + CHECK] ?? 0
      const under = `under ${kinds.get(check) ?? ""}`
      const word = e.rows[at + DETAIL] ?? 0
      const detail = (part: keyof typeof DETAILS) => (word >>> DETAILS[part].at) & ((1 << DETAILS[part].bits) - 1)
      const vector = (kind: string, of: StolenVector["of"], from: number, words: number) =>
        vectors.push({ kind: `${kind} ${under}`, of, bits: e.rows.subarray(at + from, at + from + words) })
      values.push({ kind: `row ${under}`, value: `${under} ${check}` })
      values.push({ kind: `details ${under}`, value: `${under} ${word}` })
      const told = (kind: string, part: keyof typeof DETAILS, truth: string | number) =>
        few.push({ kind: `${kind} ${under}`, value: String(detail(part)), truth: String(truth) })
      if (e.sex) told("sex", "sex", identity.sex === "m" ? "m" : "f")
      if (e.initial) told("first letter", "initial", n.name.initial)
      if (n.date.month > 0) told("month of birth", "month", n.date.month)
      if (e.given) vector("given name", "given", givenAt(e), NAME_WORDS)
      if (e.family) vector("surname", "family", familyAt(e), NAME_WORDS)
      // of what is the same sort of thing in all rows, those under the name are the easiest to count
      if (under !== "under name") continue
      if (e.date.precision !== "none") vector("year of birth", "other", yearAt(e), 1)
      if (e.address !== undefined) vector("address", "other", addressAt(e), PART_WORDS)
      if (e.address?.street === true) vector("street", "other", streetAt(e), STREET_WORDS)
    }
    return {
      values: [...e.tokens.map((token) => ({ kind: `token ${token.charAt(0)}`, value: token })), ...values],
      vectors,
      few
    }
  }
}
