import { bothGrounds, groundOf, knownOf, meets, NO_GROUND } from "../match/ground.ts"
import { type Levels, levelsOf } from "../match/levels.ts"
import type { Model } from "../match/Model.ts"
import { overlapCode } from "../match/overlap.ts"
import type { EncodingStore } from "./EncodingStore.ts"
import { EncodingView } from "./EncodingView.ts"
import { type PairColumns, PairWriter, PatternTable } from "./PairList.ts"
import { PairTokens } from "./PairTokens.ts"
import type { TokenIndex } from "./TokenIndex.ts"

/** What one thread needs to compare records of a set with each other. */
export interface RecordSet {
  readonly store: EncodingStore
  readonly index: TokenIndex
  /** Number in the store of each record of the set; absent: the set is the store. */
  readonly members?: Uint32Array
  /** Tell also what two candidates have in common within the set: see `overlapCode`. */
  readonly overlaps?: boolean
  /** Leave out pairs that share too little to join two: see `meets`. */
  readonly sparing?: boolean
}

/** Compares the candidates of records, each pair once whichever tokens they share. Makes nothing per pair but its levels. */
export class PairComparer {
  readonly patterns = new PatternTable()
  readonly #set: RecordSet
  readonly #model: Model
  readonly #tokens: PairTokens
  readonly #left = new EncodingView()
  readonly #right = new EncodingView()
  readonly #known: Uint8Array
  /** Who shares a token with the record that is compared, and for every record the ground on which it does. */
  readonly #others: Array<number> = []
  readonly #grounds: Uint8Array

  constructor(set: RecordSet, model: Model) {
    this.#set = set
    this.#model = model
    this.#tokens = new PairTokens(set.index)
    this.#known = this.#knownOfAll()
    this.#grounds = new Uint8Array(set.index.records)
  }

  /** All pairs of which the smaller number is at least `from` and below `to`; patterns by their number in `patterns`. */
  compare(from: number, to: number): PairColumns {
    const out = new PairWriter()
    for (let record = from; record < to; record++) {
      this.compareWith(record, record + 1, (other, pattern) => out.push(record, other, pattern))
    }
    return out.toColumns()
  }

  /** Compares a record with its candidates of number `least` and above; tells each with the number of its pattern. */
  compareWith(record: number, least: number, tell: (other: number, pattern: number) => void): void {
    const own = this.#known[record] ?? 0
    this.#findOthers(record, least)
    let read = false
    for (let i = 0; i < this.#others.length; i++) {
      const other = this.#others[i] ?? 0
      const ground = this.#grounds[other] ?? NO_GROUND
      this.#grounds[other] = NO_GROUND
      const joins = meets(ground, own, this.#known[other] ?? 0)
      if (!joins && this.#set.sparing === true) continue
      if (!read) this.#readFirst(record)
      read = true
      tell(other, this.#candidate(record, other, joins))
    }
  }

  /** Notes who follows a token that the record follows, and on what ground. */
  #findOthers(record: number, least: number): void {
    const { followed, followers, kinds } = this.#set.index
    this.#others.length = 0
    const end = followed.starts[record + 1] ?? 0
    for (let at = followed.starts[record] ?? 0; at < end; at++) {
      const token = followed.items[at] ?? 0
      const own = groundOf(kinds[token] ?? 0)
      const first = followers.starts[token] ?? 0
      // followers are in ascending order: those below `least` stand in front
      for (let place = (followers.starts[token + 1] ?? 0) - 1; place >= first; place--) {
        const other = followers.items[place] ?? 0
        if (other < least) break
        if (other === record) continue
        const ground = this.#grounds[other] ?? NO_GROUND
        if (ground === NO_GROUND) this.#others.push(other)
        this.#grounds[other] = bothGrounds(ground, own)
      }
    }
  }

  /** The pattern in which two records agree, candidates or not. */
  patternOf(a: number, b: number): number {
    this.#readFirst(a)
    return this.patterns.numberOf(this.#levelsWith(b))
  }

  /** The pattern in which the record that was read last agrees with a candidate. */
  #candidate(record: number, other: number, joins: boolean): number {
    const levels = this.#levelsWith(other)
    const slight = joins ? {} : ({ slight: true } as const)
    if (this.#set.overlaps === true)
      return this.patterns.numberOf({ ...levels, ...slight, overlap: this.#overlap(record, other) })
    return this.patterns.numberOf(joins ? levels : { ...levels, ...slight })
  }

  #levelsWith(other: number): Levels {
    this.#readEncoding(other, this.#right)
    this.#tokens.readSecond(other, this.#right)
    return levelsOf(this.#left, this.#right, this.#tokens.frequencies, this.#model)
  }

  /** How many tokens both follow, and how many records follow the rarest of those. Lists are in ascending order. */
  #overlap(record: number, other: number): number {
    const { followed, followers } = this.#set.index
    const [mine, theirs] = [followed.starts[record + 1] ?? 0, followed.starts[other + 1] ?? 0]
    let [i, j] = [followed.starts[record] ?? 0, followed.starts[other] ?? 0]
    let shared = 0
    let fewest = Number.POSITIVE_INFINITY
    while (i < mine && j < theirs) {
      const [left, right] = [followed.items[i] ?? 0, followed.items[j] ?? 0]
      if (left === right) {
        shared++
        fewest = Math.min(fewest, (followers.starts[left + 1] ?? 0) - (followers.starts[left] ?? 0))
      }
      if (left <= right) i++
      if (right <= left) j++
    }
    return overlapCode(shared, fewest)
  }

  #knownOfAll(): Uint8Array {
    return Uint8Array.from({ length: this.#set.index.records }, (_, record) => {
      this.#readEncoding(record, this.#left)
      return knownOf(this.#left)
    })
  }

  #readFirst(record: number): void {
    this.#readEncoding(record, this.#left)
    this.#tokens.readFirst(record, this.#left)
  }

  #readEncoding(record: number, into: EncodingView): void {
    const { store, members } = this.#set
    store.read(members === undefined ? record : (members[record] ?? 0), into)
  }
}
