import { MOST_TOKENS } from "../encode/tokens.ts"
import { FREE_STEP, OVERFULL } from "../match/budget.ts"
import type { Frequencies } from "../match/Frequencies.ts"
import { isValueToken } from "../match/limits.ts"
import type { EncodingView } from "./EncodingView.ts"
import { type TokenIndex, VALUE_LETTERS } from "./TokenIndex.ts"

/** Steps by the digit that names them: 4, 8 ... 256. */
const STEPS = Array.from({ length: Math.log2(OVERFULL / FREE_STEP) + 1 }, (_, i) => FREE_STEP * 2 ** i)
const FIRST_BIT = Math.log2(FREE_STEP)
const ZERO = 48
const LETTERS = 128
/** Numbers that names within a pair have: the tokens of the first record, those of the second, and what nobody shares of each. */
const LONE = { a: 2 * MOST_TOKENS, b: 2 * MOST_TOKENS + 1 }
const NUMBERS = 2 * MOST_TOKENS + 2

const names: Array<string | undefined> = Array.from({ length: STEPS.length * LETTERS * NUMBERS })

/** The name of a token of this kind letter and step: made once. */
const nameOf = (kind: number, digit: number, number: number): string => {
  const place = (digit * LETTERS + kind) * NUMBERS + number
  const known = names[place]
  if (known !== undefined) return known
  const name = `${String.fromCharCode(kind)}${digit}${number}`
  names[place] = name
  return name
}

/**
 * The tokens of two records as a comparison reads them: texts that start with the kind letter and are equal only where the records share the token. So
 * they need not be the tokens' own texts, and are taken from a few that are made once. How common a token is stands in its name.
 */
export class PairTokens {
  readonly frequencies: Frequencies = {
    step: (token) => STEPS[token.charCodeAt(1) - ZERO] ?? FREE_STEP,
    isHub: (token) => STEPS[token.charCodeAt(1) - ZERO] === OVERFULL && isValueToken(token)
  }
  readonly #index: TokenIndex
  /** Tokens of the first record, by their number in the index. */
  readonly #first = new Uint32Array(MOST_TOKENS)
  #firstLength = 0

  constructor(index: TokenIndex) {
    this.#index = index
  }

  /** Reads the tokens of the first record of the pairs to come. */
  readFirst(record: number, into: EncodingView): void {
    const { told } = this.#index
    into.tokens.length = 0
    this.#firstLength = 0
    const end = told.starts[record + 1] ?? 0
    for (let at = told.starts[record] ?? 0; at < end; at++) {
      const token = told.items[at] ?? 0
      into.tokens.push(this.#nameOf(token, this.#firstLength))
      this.#first[this.#firstLength++] = token
    }
    this.#addLone(record, LONE.a, into)
  }

  /** Reads the tokens of the record that is compared with the first. */
  readSecond(record: number, into: EncodingView): void {
    const { told } = this.#index
    into.tokens.length = 0
    const start = told.starts[record] ?? 0
    const end = told.starts[record + 1] ?? 0
    for (let at = start; at < end; at++) {
      const token = told.items[at] ?? 0
      const shared = this.#inFirst(token)
      into.tokens.push(this.#nameOf(token, shared < 0 ? MOST_TOKENS + at - start : shared))
    }
    this.#addLone(record, LONE.b, into)
  }

  #inFirst(token: number): number {
    for (let i = 0; i < this.#firstLength; i++) if (this.#first[i] === token) return i
    return -1
  }

  #addLone(record: number, number: number, into: EncodingView): void {
    const lone = this.#index.lone[record] ?? 0
    if (lone === 0) return
    VALUE_LETTERS.forEach((letter, i) => {
      if ((lone >>> i) & 1) into.tokens.push(nameOf(letter.charCodeAt(0), 0, number))
    })
  }

  #nameOf(token: number, number: number): string {
    const { kinds, steps } = this.#index
    // from 4, 8, 16 ... to 0, 1, 2 ...: where the highest bit stands
    const digit = 31 - Math.clz32(steps[token] ?? FREE_STEP) - FIRST_BIT
    return nameOf(kinds[token] ?? 0, digit, number)
  }
}
