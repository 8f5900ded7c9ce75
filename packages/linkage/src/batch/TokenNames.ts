import { FREE_STEP } from "../match/budget.ts"
import { type Frequencies, frequenciesOf } from "../match/Frequencies.ts"
import type { EncodingView } from "./EncodingView.ts"
import { type TokenIndex, VALUE_LETTERS } from "./TokenIndex.ts"

/**
 * The tokens of an index as comparisons read them: a text that starts with the kind letter and is equal for two records only when they share the
 * token. Their 64 bits are not needed for that, and not kept.
 */
export class TokenNames {
  /** How common the tokens of the index are, by the names that `read` gives. */
  readonly frequencies: Frequencies
  readonly #index: TokenIndex
  readonly #names = new Map<number, string>()
  readonly #busy = new Map<string, number>()

  constructor(index: TokenIndex) {
    this.#index = index
    this.frequencies = frequenciesOf(this.#busy)
  }

  /** Reads the tokens of a record into the view. Values that nobody shares get names that no other view may have: `side` tells them apart. */
  read(record: number, side: "a" | "b", into: EncodingView): void {
    const { told, lone } = this.#index
    into.tokens.length = 0
    const end = told.starts[record + 1] ?? 0
    for (let at = told.starts[record] ?? 0; at < end; at++) into.tokens.push(this.#nameOf(told.items[at] ?? 0))
    const alone = lone[record] ?? 0
    if (alone === 0) return
    for (let i = 0; i < VALUE_LETTERS.length; i++) if ((alone >>> i) & 1) into.tokens.push(LONE[side][i] ?? "")
  }

  #nameOf(token: number): string {
    const known = this.#names.get(token)
    if (known !== undefined) return known
    const name = String.fromCharCode(this.#index.kinds[token] ?? 0) + token
    this.#names.set(token, name)
    const step = this.#index.steps[token] ?? FREE_STEP
    if (step > FREE_STEP) this.#busy.set(name, step)
    return name
  }
}

const LONE = { a: VALUE_LETTERS.map((letter) => `${letter}:a`), b: VALUE_LETTERS.map((letter) => `${letter}:b`) }
