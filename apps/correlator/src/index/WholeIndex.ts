import { FREE_STEP, followedOf, isValueToken, tokenStep } from "@kruisverband/linkage/match"
import type { Follow } from "../store/follows.ts"
import type { CrowdMember } from "../store/tokens.ts"
import { choicesOf } from "./choices.ts"
import { type Entry, entryOf, holderIn, PLACES, signalOf } from "./holders.ts"
import type { IndexedRecord } from "./TokenBook.ts"
import { TokenColumns, type TokenRun } from "./TokenColumns.ts"
import { emptyRow, isOverfull, type TokenRow } from "./TokenRow.ts"
import { kindOf, tokenNumber } from "./tokenKey.ts"

/** Steps of the tokens that are not free, by key. */
export type BusySteps = ReadonlyMap<bigint, number>

/** How many signals hold each token, of all records of a covenant: what decides which of them each record follows. */
export class HolderCounts {
  readonly #covenant: number
  readonly #held = new TokenColumns()
  readonly #steps = new Map<bigint, number>()

  constructor(covenant: number) {
    this.#covenant = covenant
  }

  /** Records of whole signals. */
  add(records: ReadonlyArray<IndexedRecord>): void {
    for (const { holder, tokens } of records)
      for (const token of tokens) this.#held.push(tokenNumber(token, this.#covenant), signalOf(holder))
  }

  /** Finds the steps, of one kind of tokens after another, with a pause after each. Once: nothing is counted after it. */
  *settle(hubLimit: number): Generator<void> {
    for (const runs of this.#held.drain()) {
      for (const { key, items } of runs) {
        if (items.length <= FREE_STEP && items.length <= hubLimit) continue
        const step = tokenStep(kindOf(key), countDistinct(items), hubLimit)
        if (step > FREE_STEP) this.#steps.set(key, step)
      }
      yield
    }
  }

  /** Known when it is settled. */
  get steps(): BusySteps {
    return this.#steps
  }
}

/** How many numbers stand in a list in which equal ones are neighbours. */
const countDistinct = (items: ArrayLike<number>): number => {
  let count = 0
  for (let at = 0; at < items.length; at++) if (at === 0 || items[at] !== items[at - 1]) count++
  return count
}

/** Records whose tokens, each followed or not, can be told in 32 bits. */
const MOST_RECORDS = 2 ** 32 / (2 * PLACES)

/** Some tokens with those who hold them, as the index keeps them. */
export interface IndexPart {
  readonly rows: ReadonlyArray<TokenRow>
  readonly crowd: ReadonlyArray<CrowdMember>
}

/**
 * The index of all records of a covenant at once, from the steps of all their tokens: what entering them batch by batch comes to
 * (`updateIndex`), with every token written once. Holds some two hundred bytes a signal. Throws a RangeError beyond sixteen million records.
 */
export class WholeIndex {
  readonly #covenant: number
  readonly #steps: BusySteps
  readonly #entries: Array<Entry> = []
  readonly #held = new TokenColumns()
  /** Values of too many signals, by key. */
  readonly #hubTexts = new Map<bigint, string>()
  readonly #hubs = new Map<string, number>()

  constructor(covenant: number, steps: BusySteps) {
    this.#covenant = covenant
    this.#steps = steps
  }

  /** Enters the next records; gives what each follows. */
  enter(records: ReadonlyArray<IndexedRecord>): ReadonlyArray<Follow> {
    return records.map((record) => {
      const { holder, known, tokens } = record
      const held = tokens.map((token) => [token, tokenNumber(token, this.#covenant)] as const)
      const steps = new Map(held.map(([token, key]) => [token, this.#steps.get(key) ?? FREE_STEP] as const))
      const step = (token: string) => steps.get(token) ?? FREE_STEP
      const chosen = new Set(followedOf(tokens, step))
      const first = this.#entries.push(entryOf(holder, known, 0)) - 1
      if (first >= MOST_RECORDS) throw new RangeError("too many records for an index that is made at once")
      for (const [place, [token, key]] of held.entries()) {
        this.#held.push(key, (first * PLACES + place) * 2 + Number(chosen.has(token)))
        if (isOverfull(step(token)) && isValueToken(token)) this.#hubTexts.set(key, token)
      }
      return { holder, choices: choicesOf(tokens, step, chosen) }
    })
  }

  /** All tokens of what was entered, in the order of their keys, so many rows at a time. Once: it is empty after it. */
  *inParts(size: number): Generator<IndexPart> {
    for (const runs of this.#held.drain()) {
      let [rows, crowd]: [Array<TokenRow>, Array<CrowdMember>] = [[], []]
      for (const run of runs) {
        rows.push(this.#rowOf(run, crowd))
        if (rows.length < size) continue
        yield { rows, crowd }
        ;[rows, crowd] = [[], []]
      }
      if (rows.length > 0) yield { rows, crowd }
    }
  }

  /** Values of too many signals, with how many have each: known when all parts were taken. */
  get hubs(): ReadonlyMap<string, number> {
    return this.#hubs
  }

  #rowOf({ key, items }: TokenRun, crowd: Array<CrowdMember>): TokenRow {
    const entries = Array.from(items, (item) => {
      const told = item >>> 1
      return (this.#entries[Math.floor(told / PLACES)] ?? 0) + (told % PLACES)
    })
    const row = emptyRow(key.toString(), kindOf(key))
    row.changed = true
    row.signals = countDistinct(entries.map((one) => signalOf(holderIn(one))))
    row.step = this.#steps.get(key) ?? FREE_STEP
    if (isOverfull(row.step)) {
      for (const one of entries) crowd.push([row.key, one])
      const text = this.#hubTexts.get(key)
      if (text !== undefined) this.#hubs.set(text, row.signals)
    } else {
      row.followers = entries.filter((_, at) => ((items[at] ?? 0) & 1) === 1)
      row.idle = entries.filter((_, at) => ((items[at] ?? 0) & 1) === 0)
    }
    return row
  }
}
