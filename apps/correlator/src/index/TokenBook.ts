import type { Known } from "@kruisverband/linkage/match"
import type { CrowdMember } from "../store/tokens.ts"
import { type Entry, entryOf, type Holder, holderIn, placeIn, signalOf } from "./holders.ts"
import { emptyRow, isOverfull, stepOfRow, type TokenRow } from "./TokenRow.ts"
import { tokenKey } from "./tokenKey.ts"

/** A record with the tokens under which it is found, in the order of `recordTokens`. */
export interface IndexedRecord {
  readonly holder: Holder
  readonly tokens: ReadonlyArray<string>
  /** What is known of it whole. */
  readonly known: Known
}

/** The record as it stands in the list of its token of this place. */
const entry = ({ holder, known }: IndexedRecord, place: number): Entry => entryOf(holder, known, place)

/** A token whose step is another one now. */
export interface Crossing {
  readonly row: TokenRow
  readonly before: number
  readonly after: number
  /** Held it before and still do: those who followed it, and the others. */
  readonly followed: ReadonlyArray<Entry>
  readonly idle: ReadonlyArray<Entry>
}

export const stayed = ({ followed, idle }: Crossing): ReadonlyArray<Entry> => [...followed, ...idle]

/** The rows that a batch works on, and what becomes of them. Nothing here knows the database. */
export class TokenBook {
  readonly #covenant: number
  readonly #limits: { readonly before: number; readonly after: number }
  readonly #byToken = new Map<string, TokenRow>()
  readonly #byKey = new Map<string, TokenRow>()
  readonly #texts = new Map<string, string>()
  readonly joined: Array<CrowdMember> = []
  readonly left: Array<CrowdMember> = []

  constructor(covenant: number, limits: { readonly before: number; readonly after: number }) {
    this.#covenant = covenant
    this.#limits = limits
  }

  /** The token behind a key, as far as a record with it came by. */
  textOf(key: string): string | undefined {
    return this.#texts.get(key)
  }

  get rows(): Iterable<TokenRow> {
    return this.#byKey.values()
  }

  /** The row of a token, if the book has it. */
  row(token: string): TokenRow | undefined {
    return this.#byToken.get(token) ?? this.#named(token, tokenKey(token, this.#covenant))
  }

  #named(token: string, key: string): TokenRow | undefined {
    const row = this.#byKey.get(key)
    if (row !== undefined) {
      this.#byToken.set(token, row)
      this.#texts.set(key, token)
    }
    return row
  }

  /** Of these tokens the keys of which the book has no row, with the token of each. */
  missing(tokens: Iterable<string>): ReadonlyMap<string, string> {
    const out = new Map<string, string>()
    for (const token of tokens) {
      if (this.#byToken.has(token)) continue
      const key = tokenKey(token, this.#covenant)
      if (this.#named(token, key) === undefined) out.set(key, token)
    }
    return out
  }

  /** Takes rows as they are in the table. */
  take(rows: ReadonlyArray<TokenRow>): void {
    for (const row of rows) {
      if (this.#byKey.has(row.key)) continue
      row.before = stepOfRow(row, this.#limits.before)
      row.step = row.before
      this.#byKey.set(row.key, row)
    }
  }

  /** Enters tokens: rows as the table has them, and empty ones for those that it has not. */
  open(rows: ReadonlyArray<TokenRow>, tokens: ReadonlyMap<string, string>): void {
    this.take(rows)
    for (const [key, token] of tokens) {
      if (!this.#byKey.has(key)) this.take([emptyRow(key, token.charAt(0))])
      this.#named(token, key)
    }
  }

  #open(token: string): TokenRow {
    const row = this.row(token)
    if (row === undefined) throw new Error("a token was not opened")
    row.changed = true
    return row
  }

  #count(records: ReadonlyArray<IndexedRecord>, by: 1 | -1): void {
    // Records of one signal stand together, and count once for a token that more of them hold.
    let signal = -1
    const counted = new Set<TokenRow>()
    for (const { holder, tokens } of records) {
      const own = signalOf(holder)
      if (own !== signal) counted.clear()
      signal = own
      for (const token of tokens) {
        const row = this.#open(token)
        if (!counted.has(row)) row.signals += by
        counted.add(row)
      }
    }
  }

  /** All records of each signal at once, and together: a token counts the signals that hold it. */
  erase(records: ReadonlyArray<IndexedRecord>): void {
    this.#count(
      records.toSorted((x, y) => x.holder - y.holder),
      -1
    )
    for (const record of records) {
      for (const [place, token] of record.tokens.entries()) {
        const own = entry(record, place)
        const row = this.#open(token)
        if (isOverfull(row.before)) this.left.push([row.key, own])
        else {
          row.followers = row.followers.filter((one) => one !== own)
          row.idle = row.idle.filter((one) => one !== own)
        }
      }
    }
  }

  /** Counts who comes, and with that settles the step of every token. */
  count(records: ReadonlyArray<IndexedRecord>): void {
    this.#count(
      records.toSorted((x, y) => x.holder - y.holder),
      1
    )
    for (const row of this.#byKey.values()) row.step = stepOfRow(row, this.#limits.after)
  }

  /** Tokens that stood in crowds and no longer do: their crowds must be dissolved before `crossings`. */
  dissolving(): ReadonlyArray<string> {
    return [...this.#byKey.values()]
      .filter((row) => isOverfull(row.before) && !isOverfull(row.step))
      .map((row) => row.key)
  }

  /** Settles who holds what: those of dissolved crowds are holders again, those of overfull tokens join crowds. */
  crossings(dissolved: ReadonlyArray<CrowdMember>): ReadonlyArray<Crossing> {
    for (const [key, one] of dissolved) this.#byKey.get(key)?.idle.push(one)
    const out: Array<Crossing> = []
    for (const row of this.#byKey.values()) {
      const { before, step: after } = row
      if (before === after) continue
      row.changed = true
      const crossing = { row, before, after, followed: [...row.followers], idle: [...row.idle] }
      out.push(crossing)
      if (!isOverfull(after)) continue
      for (const one of stayed(crossing)) this.joined.push([row.key, one])
      row.followers = []
      row.idle = []
    }
    return out
  }

  /** Enters a record that is new to the index. */
  enter(record: IndexedRecord, followed: ReadonlySet<string>): void {
    for (const [place, token] of record.tokens.entries()) {
      const own = entry(record, place)
      const row = this.#open(token)
      if (isOverfull(row.step)) this.joined.push([row.key, own])
      else if (followed.has(token)) row.followers.push(own)
      else row.idle.push(own)
    }
  }

  /** A record that was there follows the token from now on, or no longer does. Its row must have been taken. */
  move(token: string, record: IndexedRecord, follows: boolean): void {
    const row = this.#open(token)
    if (isOverfull(row.step)) return
    const own = entry(record, record.tokens.indexOf(token))
    const others = (list: ReadonlyArray<Entry>) => list.filter((one) => one !== own)
    row.followers = follows ? [...others(row.followers), own] : others(row.followers)
    row.idle = follows ? others(row.idle) : [...others(row.idle), own]
  }
}

/** What crossings come to for a record that was there. */
export interface Affected {
  /** The new steps of its tokens, by their place. */
  readonly steps: Map<number, number>
  /** Its choice must be made again whatever its load: a token is overfull now or was. */
  must: boolean
  /** Its choice may be another one if its load is or was above the budget. */
  may: boolean
}

/**
 * Whom these crossings concern. Who does not follow a token because of its budget follows the same others when that token is held by more:
 * it was behind what the budget has room for, and stays there (see `followedOf`).
 */
export const affectedBy = (crossings: ReadonlyArray<Crossing>): ReadonlyMap<Holder, Affected> => {
  const out = new Map<Holder, Affected>()
  for (const { before, after, followed, idle } of crossings) {
    const overfull = isOverfull(before) || isOverfull(after)
    const add = (entries: ReadonlyArray<Entry>, chooses: boolean) => {
      for (const entry of entries) {
        const holder = holderIn(entry)
        const known = out.get(holder) ?? { steps: new Map<number, number>(), must: false, may: false }
        known.steps.set(placeIn(entry), after)
        known.must ||= chooses && overfull
        known.may ||= chooses
        out.set(holder, known)
      }
    }
    add(followed, true)
    add(idle, after < before)
  }
  return out
}
