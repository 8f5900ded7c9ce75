import type { Encoding } from "../encode/Encoding.ts"
import { type Head, headOf, readHead } from "../encode/head.ts"
import { rowLength } from "../encode/layout.ts"
import { FORM_BITS, FRONT_WORDS } from "./packedRecord.ts"

/** Of whom nothing is known. */
const NOBODY: Head = {
  given: false,
  family: false,
  initial: false,
  sex: false,
  date: { precision: "none", registrationDay: false },
  address: undefined,
  givenRarity: 2,
  familyRarity: 2
}

/** A place into which packed records are read, one after another, to be compared. What is read is overwritten by the next. */
export class EncodingView implements Encoding {
  /** Filled by who knows the record's tokens: see `PairTokens`. */
  readonly tokens: Array<string> = []
  rows: Uint32Array = new Uint32Array()
  otherForm = 0
  #head = NOBODY

  get given(): boolean {
    return this.#head.given
  }
  get family(): boolean {
    return this.#head.family
  }
  get initial(): boolean {
    return this.#head.initial
  }
  get sex(): boolean {
    return this.#head.sex
  }
  get date(): Encoding["date"] {
    return this.#head.date
  }
  get address(): Encoding["address"] {
    return this.#head.address
  }
  get givenRarity(): Encoding["givenRarity"] {
    return this.#head.givenRarity
  }
  get familyRarity(): Encoding["familyRarity"] {
    return this.#head.familyRarity
  }

  /** Reads what `packRecord` wrote at this place; the tokens stay as they are. */
  read(words: Uint32Array, from: number): void {
    this.#head = readHead(words[from] ?? headOf(NOBODY)) ?? NOBODY
    const numbers = words[from + 1] ?? 0
    this.otherForm = numbers & ((1 << FORM_BITS) - 1)
    const first = from + FRONT_WORDS
    this.rows = words.subarray(first, first + (numbers >>> FORM_BITS) * rowLength(this.#head))
  }
}
