import type { AddressKnown, Encoding } from "../encode/Encoding.ts"
import { addressAt, PARTS, STREET_WORDS, streetAt } from "../encode/layout.ts"
import { distance, likeness } from "./bits.ts"
import type { FieldLevels } from "./FieldLevels.ts"
import type { Model } from "./Model.ts"
import { shared } from "./rows.ts"

/** Are these parts equal? Undefined: one side does not give it. */
const samePart = (a: Encoding, b: Encoding, x: AddressKnown, y: AddressKnown, part: keyof AddressKnown) => {
  if (!x[part] || !y[part]) return undefined
  const { word, at, bits } = PARTS[part]
  const left = a.rows[(shared.a[0] ?? 0) + addressAt(a) + word] ?? 0
  const right = b.rows[(shared.b[0] ?? 0) + addressAt(b) + word] ?? 0
  return (((left ^ right) >>> at) & ((1 << bits) - 1)) === 0
}

const streetLikeness = (a: Encoding, b: Encoding): number => {
  let differ = 0
  for (let i = 0; i < shared.count; i++)
    differ += distance(a.rows, (shared.a[i] ?? 0) + streetAt(a), b.rows, (shared.b[i] ?? 0) + streetAt(b), STREET_WORDS)
  return likeness(differ, STREET_WORDS * 32 * shared.count)
}

/** Compares addresses over the rows that were found last; undefined where nothing of the one is given of the other. */
export const compareHomes = (a: Encoding, b: Encoding, model: Model): FieldLevels["address"] | undefined => {
  const [x, y] = [a.address, b.address]
  if (x === undefined || y === undefined) return undefined
  const same = (part: keyof AddressKnown) => samePart(a, b, x, y, part)
  const [postcode, number, city, area] = [same("postcode"), same("number"), same("city"), same("area")]
  const elsewhere = city === false && area === false
  const street =
    same("street") === undefined
      ? undefined
      : same("street") === true || streetLikeness(a, b) >= model.similarity.street[0]
  const building = number === true && (postcode === true || (same("street") === true && !elsewhere))
  if (building) {
    if (x.suffix === y.suffix && same("suffix") !== false) return "exact"
    return x.suffix && y.suffix ? "building" : "suffix-missing"
  }
  if (
    postcode === true ||
    (street === true && !elsewhere) ||
    (number === true && street === undefined && city === true)
  )
    return "near"
  if (city === true || area === true || street === true) return "town"
  return postcode === undefined && city === undefined && area === undefined && street === undefined
    ? undefined
    : "differs"
}
