import { bothGrounds, type Ground, groundOf, type Known, meets } from "@kruisverband/linkage/match"
import { type Entry, type Holder, holderIn, knownIn, signalOf } from "./holders.ts"

export type HolderPair = readonly [Holder, Holder]

/** On what two records met, and what is known whole of both. */
interface Meeting {
  ground: Ground
  readonly both: Known
}

/** A record with what is known of it whole and the tokens that it follows. */
interface Following {
  readonly holder: Holder
  readonly known: Known
  readonly followed: ReadonlyArray<string>
}

/** It has to be found out on what they meet. */
const UNSURE = undefined

/** Pairs of records that share a token which both follow, the smaller first, each once. */
export class Pairs {
  readonly #others = new Map<Holder, Map<Holder, Meeting | undefined>>()
  size = 0

  /** Of which it has to be found out on what they meet, unless that is known. Subjects of one signal are no pair: its poster told them apart. */
  add(x: Holder, y: Holder): void {
    if (signalOf(x) === signalOf(y)) return
    const others = this.#othersOf(Math.min(x, y))
    const other = Math.max(x, y)
    if (others.has(other)) return
    this.size += 1
    others.set(other, UNSURE)
  }

  /** Adds whom these records meet, each given with all that it follows. No pair of any of them may have been added so before. */
  meetFollowers(
    records: ReadonlyArray<Following>,
    followersOf: (token: string) => ReadonlyArray<Entry> | undefined
  ): void {
    const all = new Set(records.map(({ holder }) => holder))
    for (const { followed, holder, known } of records) {
      for (const token of followed) {
        const ground = groundOf(token.charCodeAt(0))
        for (const entry of followersOf(token) ?? []) {
          const other = holderIn(entry)
          // of two of these the smaller tells
          if (other > holder || !all.has(other)) this.#meet(holder, other, ground, known & knownIn(entry))
        }
      }
    }
  }

  /** They share a token of this ground. To be told once for every token that they share. */
  #meet(one: Holder, other: Holder, ground: Ground, both: Known): void {
    const [x, y] = one < other ? [one, other] : [other, one]
    if (signalOf(x) === signalOf(y)) return
    const others = this.#othersOf(x)
    const known = others.get(y)
    if (known !== UNSURE) known.ground = bothGrounds(known.ground, ground)
    else {
      if (!others.has(y)) this.size += 1
      others.set(y, { ground, both })
    }
  }

  /** Takes over pairs of which all is known, but for those that are passed over. */
  take(pairs: Pairs, passed: (signal: number) => boolean): void {
    for (const [x, others] of pairs.#others) {
      if (passed(signalOf(x))) continue
      const own = this.#othersOf(x)
      for (const [y, meeting] of others) {
        if (passed(signalOf(y))) continue
        if (!own.has(y)) this.size += 1
        own.set(y, meeting)
      }
    }
  }

  #othersOf(x: Holder): Map<Holder, Meeting | undefined> {
    const known = this.#others.get(x)
    if (known !== undefined) return known
    const others = new Map<Holder, Meeting | undefined>()
    this.#others.set(x, others)
    return others
  }

  has(x: Holder, y: Holder): boolean {
    return this.#others.get(Math.min(x, y))?.has(Math.max(x, y)) ?? false
  }

  *[Symbol.iterator](): Generator<HolderPair> {
    for (const [a, others] of this.#others) for (const b of others.keys()) yield [a, b]
  }

  /** Those that share enough to be compared. */
  *firm(): Generator<HolderPair> {
    for (const [a, others] of this.#others) {
      for (const [b, meeting] of others) {
        if (meeting !== UNSURE && meets(meeting.ground, meeting.both, meeting.both)) yield [a, b]
      }
    }
  }

  *unsure(): Generator<HolderPair> {
    for (const [a, others] of this.#others) for (const [b, meeting] of others) if (meeting === UNSURE) yield [a, b]
  }
}
