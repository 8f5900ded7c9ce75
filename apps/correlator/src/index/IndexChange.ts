import { TokenKind } from "@kruisverband/linkage/encode"
import { isThemeGround, isValueToken } from "@kruisverband/linkage/match"
import { type Entry, type Holder, holderIn, signalOf } from "./holders.ts"
import type { HubChanges } from "./hubChanges.ts"
import { Pairs } from "./Pairs.ts"
import { type Crossing, type IndexedRecord, stayed, type TokenBook } from "./TokenBook.ts"
import { isOverfull } from "./TokenRow.ts"

/** What must be weighed again, or for the first time, because records came and went. */
export interface IndexChange {
  /** Candidates that were none before, or of which a record is new. */
  readonly pairs: Pairs
  /** Records that were there and follow something that they did not. */
  readonly turned: ReadonlySet<Holder>
  /** Records that follow less than before: some of their evidence may be of candidates no longer. */
  readonly doubtful: ReadonlySet<Holder>
  /** Records that hold a value which became of too many, or is not any more: all they are weighed with may weigh otherwise. */
  readonly stale: ReadonlySet<Holder>
  /** Records that share what is of another rarity now (see `countsByRarity`): what any two of them weigh may be otherwise. */
  readonly alike: ReadonlyArray<ReadonlyArray<Holder>>
  /** Steps of such tokens, as far as they were looked up. */
  readonly steps: ReadonlyMap<string, number>
  readonly hubs: HubChanges
}

interface Turned extends IndexedRecord {
  readonly gained: ReadonlyArray<string>
  readonly lost: ReadonlyArray<string>
}

interface Input {
  readonly book: TokenBook
  readonly crossings: ReadonlyArray<Crossing>
  readonly entered: ReadonlyArray<Turned>
  readonly reselected: ReadonlyArray<Turned>
  readonly step: (token: string) => number
  readonly hubs: HubChanges
}

/** Does the evidence of two records that hold the token depend on how many do? A whole name's and a theme's does. */
export const countsByRarity = (token: string): boolean => token.startsWith(TokenKind.name) || isThemeGround(token)

/** Of who comes all is known that it shares with others; of who follows more than before only what it does more. */
const pairsOf = (book: TokenBook, entered: ReadonlyArray<Turned>, reselected: ReadonlyArray<Turned>): Pairs => {
  const pairs = new Pairs()
  const followersOf = (token: string): ReadonlyArray<Entry> => book.row(token)?.followers ?? []
  pairs.meetFollowers(
    entered.map(({ holder, known, gained }) => ({ holder, known, followed: gained })),
    followersOf
  )
  for (const { holder, gained } of reselected) {
    for (const token of gained) for (const other of followersOf(token)) pairs.add(holder, holderIn(other))
  }
  return pairs
}

/** Called when the book has settled: its followers are those of now. */
export const pairsOfChange = ({ book, crossings, entered, reselected, step, hubs }: Input): IndexChange => {
  const steps = new Map<string, number>()
  for (const { tokens } of [...entered, ...reselected]) {
    for (const token of tokens) if (countsByRarity(token)) steps.set(token, step(token))
  }
  const pairs = pairsOf(book, entered, reselected)
  const stale = new Set<Holder>()
  const alike: Array<ReadonlyArray<Holder>> = []
  for (const crossing of crossings) {
    const { row, before, after } = crossing
    const holders = stayed(crossing).map(holderIn)
    if (isValueToken(row.kind) && isOverfull(before) !== isOverfull(after))
      for (const holder of holders) stale.add(holder)
    if (countsByRarity(book.textOf(row.key) ?? "") && holders.length > 1) alike.push(holders)
  }
  const those = (chosen: (one: Turned) => boolean) => new Set(reselected.filter(chosen).map(({ holder }) => holder))
  const [turned, doubtful] = [those(({ gained }) => gained.length > 0), those(({ lost }) => lost.length > 0)]
  return { pairs, turned, doubtful, stale, alike, steps, hubs }
}

/** Signals whose evidence the change concerns: what has to be noted when it cannot be weighed now. */
export const signalsOf = (change: IndexChange): ReadonlyArray<number> => {
  const holders = new Set([...change.doubtful, ...change.stale, ...change.alike.flat()])
  for (const [a, b] of change.pairs) holders.add(a).add(b)
  return [...new Set([...holders].map(signalOf))]
}
