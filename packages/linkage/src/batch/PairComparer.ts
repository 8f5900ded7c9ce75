import { levelsOf } from "../match/levels.ts"
import type { Model } from "../match/Model.ts"
import type { EncodingStore } from "./EncodingStore.ts"
import { EncodingView } from "./EncodingView.ts"
import { type PairColumns, PairWriter, PatternTable } from "./PairList.ts"
import type { TokenIndex } from "./TokenIndex.ts"
import { TokenNames } from "./TokenNames.ts"

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
  readonly #names: TokenNames
  readonly #left = new EncodingView()
  readonly #right = new EncodingView()
  /** The last record that met each record, and one more: 0 is nobody. */
  readonly #met: Uint32Array

  constructor(set: RecordSet, model: Model) {
    this.#set = set
    this.#model = model
    this.#names = new TokenNames(set.index)
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
    const end = followed.starts[record + 1] ?? 0
    for (let at = followed.starts[record] ?? 0; at < end; at++) {
      const token = followed.items[at] ?? 0
      const first = followers.starts[token] ?? 0
      // followers are in ascending order: those below `least` stand in front
      for (let place = (followers.starts[token + 1] ?? 0) - 1; place >= first; place--) {
        const other = followers.items[place] ?? 0
        if (other < least) break
        if (other === record || this.#met[other] === record + 1) continue
        this.#met[other] = record + 1
        if (!read) this.#read(record, "a", this.#left)
        read = true
        this.#read(other, "b", this.#right)
        const levels = levelsOf(this.#left, this.#right, this.#names.frequencies, this.#model)
        tell(other, this.patterns.numberOf(levels))
      }
    }
  }

  #read(record: number, side: "a" | "b", into: EncodingView): void {
    const { store, members } = this.#set
    store.read(members === undefined ? record : (members[record] ?? 0), into)
    this.#names.read(record, side, into)
  }
}
