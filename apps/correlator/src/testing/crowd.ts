import { CovenantId } from "@kruisverband/domain"
import { type Encoding, toWire } from "@kruisverband/linkage/encode"
import type { Known } from "@kruisverband/linkage/match"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { type Holder, holderOf } from "../index/holders.ts"
import type { IndexedRecord } from "../index/TokenBook.ts"
import type { Dice } from "./histories.ts"

/** A record as it is filed: an encoding with tokens, and a row that is no other record's, which is all that tells them apart. */
export interface Filed extends IndexedRecord {
  readonly bytes: Uint8Array
  readonly person: boolean
}

const EMPTY: Omit<Encoding, "tokens" | "rows"> = {
  otherForm: 0,
  given: false,
  family: false,
  initial: false,
  sex: false,
  date: { precision: "none", registrationDay: false },
  address: undefined,
  givenRarity: 2,
  familyRarity: 2
}

const HOME: Encoding["address"] = {
  postcode: true,
  area: true,
  number: true,
  suffix: false,
  street: false,
  city: false
}

/** Of whom a birth date, a name and a home are known or not: the three bits of `Known`. */
const headOf = (known: Known): typeof EMPTY => ({
  ...EMPTY,
  date: { precision: known & 1 ? "day" : "none", registrationDay: false },
  given: (known & 2) !== 0,
  family: (known & 2) !== 0,
  address: known & 4 ? HOME : undefined
})

/** Words of a row of such a head, which no other record's begins with the same of. */
const lengthOf = (known: Known): number => 2 + (known & 1 ? 1 : 0) + (known & 2 ? 14 : 0) + (known & 4 ? 3 : 0)

export const filed = (holder: Holder, tokens: ReadonlyArray<string>, known: Known): Filed => {
  const sorted = [...new Set(tokens)].sort()
  const head = headOf(known)
  const rows = new Uint32Array(lengthOf(known))
  rows[0] = holder
  return { holder, tokens: sorted, known, bytes: toWire({ ...head, tokens: sorted, rows }), person: true }
}

/** A token of a kind: equal numbers are equal values. */
export const tokenOf = (kind: string, value: number): string => {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(Math.imul(value + 1, 0x9e3779b1) >>> 0, 0)
  bytes.writeUInt32BE(value, 4)
  return kind + bytes.toString("base64url")
}

/** Kinds of tokens with the number of values in use: from one that everybody shares to some that few do. */
const POOLS: ReadonlyArray<readonly [kind: string, values: number]> = [
  ["n", 2],
  ["b", 4],
  ["c", 6],
  ["d", 9],
  ["i", 14],
  ["j", 20],
  ["k", 40],
  ["p", 12],
  ["a", 30],
  ["e", 90]
]

/** Records of signals `after + 1` on that share tokens in crowds of all sizes; some signals have two of them. */
export const crowd = (dice: Dice, after: number, signals: number): Array<Filed> =>
  Array.from({ length: signals }, (_, index) => after + 1 + index).flatMap((signal) =>
    Array.from({ length: dice.chance(0.1) ? 2 : 1 }, (_, subject) => {
      const tokens = POOLS.flatMap(([kind, values]) => (dice.chance(0.85) ? [tokenOf(kind, dice.below(values))] : []))
      return filed(holderOf(signal, subject), tokens, dice.below(8))
    })
  )

/** A covenant in force, as the correlator knows it, of which nothing is indexed yet. */
export const fileOf = (key: number): CovenantState & { readonly hubLimit: number } => ({
  key,
  id: CovenantId.make(`c${key}`),
  versions: [],
  document: undefined,
  standing: "in-force",
  hubLimit: 10,
  people: 0,
  model: undefined,
  hubs: "",
  encoding: undefined,
  awaits: false,
  renewal: { begun: 0, done: 0 },
  pauseTold: false,
  rebuilding: false
})
