import { CovenantId } from "@kruisverband/domain"
import { type Encoding, toWire } from "@kruisverband/linkage/encode"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { type Holder, holderOf } from "../index/holders.ts"
import type { Dice } from "./histories.ts"

/** A record as it is filed: an encoding with tokens, and a row that is no other record's, which is all that tells them apart. */
export interface Filed {
  readonly holder: Holder
  readonly tokens: ReadonlyArray<string>
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

export const filed = (holder: Holder, tokens: ReadonlyArray<string>): Filed => {
  const sorted = [...new Set(tokens)].sort()
  return {
    holder,
    tokens: sorted,
    bytes: toWire({ ...EMPTY, tokens: sorted, rows: Uint32Array.of(holder, 0) }),
    person: true
  }
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
      return filed(holderOf(signal, subject), tokens)
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
