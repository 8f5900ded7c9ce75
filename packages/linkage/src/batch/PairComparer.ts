import { levelsOf } from "../match/levels.ts"
import type { Model } from "../match/Model.ts"
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
        tell(other, this.#patternWith(other))
      }
    }
  }

  /** The pattern in which two records agree, candidates or not. */
  patternOf(a: number, b: number): number {
    this.#readFirst(a)
    return this.#patternWith(b)
  }

  /** The pattern in which the record that was read last agrees with another. */
  #patternWith(other: number): number {
    this.#readEncoding(other, this.#right)
    this.#tokens.readSecond(other, this.#right)
    return this.patterns.numberOf(levelsOf(this.#left, this.#right, this.#tokens.frequencies, this.#model))
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
