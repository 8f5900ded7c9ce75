import { levelsOf } from "../match/levels.ts"
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
}

/** Compares the candidates of records, each pair once whichever tokens they share. Makes nothing per pair but its levels. */
export class PairComparer {
  readonly patterns = new PatternTable()
  readonly #set: RecordSet
  readonly #model: Model
  readonly #tokens: PairTokens
  readonly #left = new EncodingView()
  readonly #right = new EncodingView()
  /** The last turn in which each record was met; turns count from 1. */
  readonly #met: Uint32Array
  #turn = 0

  constructor(set: RecordSet, model: Model) {
    this.#set = set
    this.#model = model
    this.#tokens = new PairTokens(set.index)
    this.#met = new Uint32Array(set.index.records)
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
    const { followed, followers } = this.#set.index
    let read = false
    this.#turn++
    const end = followed.starts[record + 1] ?? 0
    for (let at = followed.starts[record] ?? 0; at < end; at++) {
      const token = followed.items[at] ?? 0
      const first = followers.starts[token] ?? 0
      // followers are in ascending order: those below `least` stand in front
      for (let place = (followers.starts[token + 1] ?? 0) - 1; place >= first; place--) {
        const other = followers.items[place] ?? 0
        if (other < least) break
        if (other === record || this.#met[other] === this.#turn) continue
        this.#met[other] = this.#turn
        if (!read) this.#readFirst(record)
        read = true
        tell(other, this.#patternWith(other, this.#set.overlaps === true ? this.#overlap(record, other) : undefined))
      }
    }
  }

  /** The pattern in which two records agree, candidates or not. */
  patternOf(a: number, b: number): number {
    this.#readFirst(a)
    return this.#patternWith(b)
  }

  /** The pattern in which the record that was read last agrees with another. */
  #patternWith(other: number, overlap?: number): number {
    this.#readEncoding(other, this.#right)
    this.#tokens.readSecond(other, this.#right)
    const levels = levelsOf(this.#left, this.#right, this.#tokens.frequencies, this.#model)
    return this.patterns.numberOf(overlap === undefined ? levels : { ...levels, overlap })
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

  #readFirst(record: number): void {
    this.#readEncoding(record, this.#left)
    this.#tokens.readFirst(record, this.#left)
  }

  #readEncoding(record: number, into: EncodingView): void {
    const { store, members } = this.#set
    store.read(members === undefined ? record : (members[record] ?? 0), into)
  }
}
