import type { AddressKnown, DatePrecision, Encoding, Rarity } from "./Encoding.ts"

/** What an encoding says in the open: what is known, not what it is. */
export type Head = Omit<Encoding, "tokens" | "rows" | "otherForm">

const PRECISIONS: ReadonlyArray<DatePrecision> = ["none", "year", "month", "day"]
const ADDRESS: ReadonlyArray<keyof AddressKnown> = ["postcode", "area", "number", "suffix", "street", "city"]
const FIRST_PART = 12
const HAS_ADDRESS = 1 << 11

/** The head as one number below 2^18. */
export const headOf = (e: Head): number =>
  PRECISIONS.indexOf(e.date.precision) |
  (Number(e.date.registrationDay) << 2) |
  (Number(e.sex) << 3) |
  (e.givenRarity << 4) |
  (e.familyRarity << 6) |
  (Number(e.given) << 8) |
  (Number(e.family) << 9) |
  (Number(e.initial) << 10) |
  (e.address === undefined ? 0 : HAS_ADDRESS) |
  ADDRESS.reduce((bits, part, i) => bits | (Number(e.address?.[part] ?? false) << (FIRST_PART + i)), 0)

const rarity = (bits: number): Rarity | undefined => (bits === 0 || bits === 1 || bits === 2 ? bits : undefined)

const readAddress = (bits: number): AddressKnown | undefined => {
  const has = (part: keyof AddressKnown) => ((bits >>> (FIRST_PART + ADDRESS.indexOf(part))) & 1) === 1
  if ((bits & HAS_ADDRESS) === 0) return undefined
  return {
    postcode: has("postcode"),
    area: has("area"),
    number: has("number"),
    suffix: has("suffix"),
    street: has("street"),
    city: has("city")
  }
}

const read = (bits: number): Head | undefined => {
  const precision = PRECISIONS[bits & 3]
  const givenRarity = rarity((bits >>> 4) & 3)
  const familyRarity = rarity((bits >>> 6) & 3)
  if (bits >= 1 << (FIRST_PART + ADDRESS.length) || (bits >= HAS_ADDRESS && (bits & HAS_ADDRESS) === 0))
    return undefined
  if (precision === undefined || givenRarity === undefined || familyRarity === undefined) return undefined
  return {
    given: (bits & 256) !== 0,
    family: (bits & 512) !== 0,
    initial: (bits & 1024) !== 0,
    sex: (bits & 8) !== 0,
    date: { precision, registrationDay: (bits & 4) !== 0 },
    address: readAddress(bits),
    givenRarity,
    familyRarity
  }
}

const heads = new Map<number, Head | undefined>()

/** Reads what `headOf` gave; undefined for another number. There are a few hundred in practice, so each is read once. */
export const readHead = (bits: number): Head | undefined => {
  if (!heads.has(bits) && bits < 1 << (FIRST_PART + ADDRESS.length)) heads.set(bits, read(bits))
  return heads.get(bits)
}
