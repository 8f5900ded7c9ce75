import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import { type Held, rankAttack } from "./rankAttack.ts"
import type { Scheme } from "./Scheme.ts"

/** 53 bits of a text (cyrb53, public domain): a file of hundreds of thousands of signals has more values than fit in memory as texts. */
const numberOf = (text: string): number => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

/** The first value of each kind that each signal holds: a list per kind, as long as the signals. */
const columnsOf = (
  scheme: Scheme,
  people: ReadonlyArray<SubjectIdentity>,
  secret: Uint8Array
): ReadonlyMap<string, Array<Held>> => {
  const columns = new Map<string, Array<Held>>()
  for (const [i, person] of people.entries()) {
    for (const { kind, value } of scheme.encode(person, secret).values) {
      const column = columns.get(kind) ?? new Array<Held>(people.length).fill(undefined)
      columns.set(kind, column)
      column[i] ??= numberOf(value)
    }
  }
  return columns
}

/** The rank attack on every kind of value that a scheme stores, for files of any size: `[kind, share of the signals that is read]`. */
export const rankScheme = (
  scheme: Scheme,
  people: ReadonlyArray<SubjectIdentity>
): ReadonlyArray<readonly [string, number]> => {
  const stolen = columnsOf(scheme, people, new Uint8Array(32).fill(1))
  const own = columnsOf(scheme, people, new Uint8Array(32).fill(2))
  return [...stolen].sort().map(([kind, values]) => [kind, rankAttack(values, own.get(kind) ?? [])])
}
