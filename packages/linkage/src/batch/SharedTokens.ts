import { BUDGET, FREE_STEP, followedOf, OVERFULL, tokenStep } from "../match/budget.ts"
import { isValueToken } from "../match/limits.ts"
import { type Allocate, inverted, type Lists, release } from "./Lists.ts"
import { NumberList } from "./NumberList.ts"
import type { KeyColumns } from "./sortKeys.ts"
import { isTold, type TokenIndex, VALUE_LETTERS } from "./TokenIndex.ts"

/** The tokens that are shared, found in sorted rows; holders of each in ascending order. */
export class SharedTokens {
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

  /** Takes the sorted tokens of a kind; kinds come in ascending order. */
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

  /** The index of what was added. Once: it is empty after that. */
  index(allocate: Allocate): TokenIndex {
    const kinds = new Uint8Array(allocate(this.#kinds.length))
    const steps = new Uint16Array(allocate(2 * this.#kinds.length))
    kinds.set(this.#kinds.drain())
    steps.set(this.#steps.drain())
    const held = this.#held()
    const isToldOf = Uint8Array.from(kinds, (kind) => Number(isTold(String.fromCharCode(kind))))
    const lone = new Uint8Array(allocate(this.#records))
    lone.set(this.#lone)
    const told = selected(held, (tokens) => tokens.filter((token) => isToldOf[token] === 1), allocate)
    const followed = selected(held, (tokens) => follow(tokens, steps), allocate)
    release(held.items.buffer)
    const followers = inverted(followed, kinds.length, allocate)
    return { records: this.#records, kinds, steps, told, lone, followed, followers }
  }

  /** Per record the tokens that it holds. */
  #held(): Lists {
    this.#starts.push(this.#holders.length)
    const holders = { starts: this.#starts.drain(), items: this.#holders.drain() }
    const held = inverted(holders, this.#records)
    release(holders.items.buffer)
    return held
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
  return { starts, items: items.drain(allocate) }
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
