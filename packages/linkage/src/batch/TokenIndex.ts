import { TokenKind } from "../encode/Encoding.ts"
import { BUDGET, FREE_STEP, followedOf, OVERFULL, tokenStep } from "../match/budget.ts"
import { isValueToken } from "../match/limits.ts"
import type { EncodedBlock } from "./EncodedBlock.ts"
import { type Allocate, inverted, type Lists, unshared } from "./Lists.ts"
import { NumberList } from "./NumberList.ts"
import { type KeyColumns, sortKeys } from "./sortKeys.ts"

/**
 * Which tokens the records of a set share. Tokens that two records or more hold are numbered in the order of their bytes; of the others only is
 * kept that there are some. Plain arrays, so that threads can share them.
 */
export interface TokenIndex {
  readonly records: number
  /** Kind letter of each token, ASCII. */
  readonly kinds: Uint8Array
  /** How many records hold it: see `tokenStep`. */
  readonly steps: Uint16Array
  /** Per record: the tokens of which comparisons are told, values and whole names. */
  readonly told: Lists
  /** Per record: a bit for each of `VALUE_LETTERS` of which it holds a value that nobody shares. */
  readonly lone: Uint8Array
  /** Per record the tokens that it follows (see `followedOf`), and per token the records that follow it; of no token less than two. */
  readonly followed: Lists
  readonly followers: Lists
}

const { mobile, landline, email, handle, address, street } = TokenKind
export const VALUE_LETTERS: ReadonlyArray<string> = [mobile, landline, email, handle, address, street]

const isTold = (letter: string): boolean => isValueToken(letter) || letter === TokenKind.name

/** How many values are of too many records to count. */
export const hubsIn = ({ kinds, steps }: TokenIndex): number =>
  steps.reduce((sum, step, i) => {
    const value = isValueToken(String.fromCharCode(kinds[i] ?? 0))
    return value && step >= OVERFULL ? sum + 1 : sum
  }, 0)

interface Collected {
  readonly high: NumberList
  readonly low: NumberList
  readonly item: NumberList
}

/** Takes the tokens of records, in order of their number, and sorts them into an index. */
export class TokenCollector {
  readonly #kinds = new Map<number, Collected>()
  #records = 0

  /** Adds the tokens of record `at` of the block to those of the set's next record. */
  add(block: EncodedBlock, at: number): void {
    const end = block.tokenStarts[at + 1] ?? 0
    for (let token = block.tokenStarts[at] ?? 0; token < end; token++) {
      const kind = block.tokenKinds[token] ?? 0
      let of = this.#kinds.get(kind)
      if (of === undefined) {
        of = { high: new NumberList(), low: new NumberList(), item: new NumberList() }
        this.#kinds.set(kind, of)
      }
      of.high.push(block.tokenKeys[2 * token] ?? 0)
      of.low.push(block.tokenKeys[2 * token + 1] ?? 0)
      of.item.push(this.#records)
    }
    this.#records++
  }

  /** The index of what was added. Empties the collector: its memory is the larger part. */
  index(hubLimit: number, allocate: Allocate = unshared): TokenIndex {
    const records = this.#records
    const shared = new SharedTokens(records, hubLimit)
    for (const kind of [...this.#kinds.keys()].sort((x, y) => x - y)) {
      const of = this.#kinds.get(kind)
      this.#kinds.delete(kind)
      if (of === undefined) continue
      shared.add(kind, sortKeys({ high: of.high.toArray(), low: of.low.toArray(), item: of.item.toArray() }))
    }
    this.#records = 0
    return shared.index(allocate)
  }
}

/** The tokens that are shared, found in sorted rows; holders of each in ascending order. */
class SharedTokens {
  readonly #records: number
  readonly #hubLimit: number
  readonly #kinds = new NumberList()
  readonly #steps = new NumberList()
  readonly #starts = new NumberList()
  readonly #holders = new NumberList()
  readonly #lone: Uint8Array

  constructor(records: number, hubLimit: number) {
    this.#records = records
    this.#hubLimit = hubLimit
    this.#lone = new Uint8Array(records)
  }

  add(kind: number, { high, low, item }: KeyColumns): void {
    const letter = String.fromCharCode(kind)
    const bit = 1 << VALUE_LETTERS.indexOf(letter)
    for (let from = 0, to = 0; from < item.length; from = to) {
      while (to < item.length && high[to] === high[from] && low[to] === low[from]) to++
      const holder = item[from] ?? 0
      if (to - from > 1) this.#keep(kind, letter, item, from, to)
      else if (isValueToken(letter)) this.#lone[holder] = (this.#lone[holder] ?? 0) | bit
    }
  }

  #keep(kind: number, letter: string, item: Uint32Array, from: number, to: number): void {
    const step = tokenStep(letter, to - from, this.#hubLimit)
    // of a crowd that is neither followed nor told of, nothing is needed any more
    if (step >= OVERFULL && !isTold(letter)) return
    this.#kinds.push(kind)
    this.#steps.push(step)
    this.#starts.push(this.#holders.length)
    for (let i = from; i < to; i++) this.#holders.push(item[i] ?? 0)
  }

  index(allocate: Allocate): TokenIndex {
    const tokens = this.#kinds.length
    this.#starts.push(this.#holders.length)
    const held = inverted({ starts: this.#starts.toArray(), items: this.#holders.toArray() }, this.#records)
    const kinds = new Uint8Array(allocate(tokens))
    const steps = new Uint16Array(allocate(2 * tokens))
    kinds.set(this.#kinds.toArray())
    steps.set(this.#steps.toArray())
    const told = Uint8Array.from(kinds, (kind) => Number(isTold(String.fromCharCode(kind))))
    const lone = new Uint8Array(allocate(this.#records))
    lone.set(this.#lone)
    const followed = selected(held, (tokens) => follow(tokens, steps), allocate)
    return {
      records: this.#records,
      kinds,
      steps,
      told: selected(held, (tokens) => tokens.filter((token) => told[token] === 1), allocate),
      lone,
      followed,
      followers: inverted(followed, tokens, allocate)
    }
  }
}

/** What of each list is chosen. */
const selected = (lists: Lists, choose: (items: Uint32Array) => ArrayLike<number>, allocate: Allocate): Lists => {
  const owners = lists.starts.length - 1
  const starts = new Uint32Array(allocate(4 * (owners + 1)))
  const items = new NumberList()
  for (let owner = 0; owner < owners; owner++) {
    const chosen = choose(lists.items.subarray(lists.starts[owner], lists.starts[owner + 1]))
    for (let i = 0; i < chosen.length; i++) items.push(chosen[i] ?? 0)
    starts[owner + 1] = items.length
  }
  const out = new Uint32Array(allocate(4 * items.length))
  out.set(items.toArray())
  return { starts, items: out }
}

/** `followedOf` for numbered tokens, whose numbers are in the order of their bytes. Most records are within the budget. */
const follow = (tokens: Uint32Array, steps: Uint16Array): ArrayLike<number> => {
  let load = 0
  let overfull = false
  for (const token of tokens) {
    const step = steps[token] ?? OVERFULL
    if (step >= OVERFULL) overfull = true
    else if (step > FREE_STEP) load += step
  }
  return load <= BUDGET && !overfull ? tokens : followedOf([...tokens], (token) => steps[token] ?? OVERFULL)
}
