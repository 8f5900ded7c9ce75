import { BUDGET, FREE_STEP, followedOf } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { eraseFollows, type Follow, readFollows, writeFollows } from "../store/follows.ts"
import { readIndexed } from "../store/records.ts"
import { dissolveCrowds, joinCrowds, leaveCrowds, readTokens, writeTokens } from "../store/tokens.ts"
import { type Choices, choicesOf, followedBy, loadIn, stepAt, withSteps } from "./choices.ts"
import { type Holder, signalOf } from "./holders.ts"
import { hubChanges } from "./hubChanges.ts"
import { type IndexChange, pairsOfChange } from "./IndexChange.ts"
import { affectedBy, type IndexedRecord, TokenBook } from "./TokenBook.ts"

export interface IndexUpdate {
  /** All records of signals that leave the index, or are about to come again. */
  readonly erased: ReadonlyArray<IndexedRecord>
  /** All records of signals that come. */
  readonly added: ReadonlyArray<IndexedRecord>
  /** The covenant's hub limit before and after; the same but for an amendment of the covenant. */
  readonly limits: { readonly before: number; readonly after: number }
  /** Tokens by key that may stand otherwise only because of the limit. */
  readonly concerned: ReadonlyArray<string>
}

/** What a record that was there follows now, where that is not what it followed. */
export interface Reselected extends IndexedRecord {
  readonly follow: Follow
  readonly gained: ReadonlyArray<string>
  readonly lost: ReadonlyArray<string>
}

/**
 * Brings postings, and what each record follows, up to date with records that come and go. Afterwards both are what they
 * would be had these very records come in any other order: `tokenStep` and `followedOf` decide, from counts alone. A handful
 * of statements whatever the batch; the work follows the tokens that cross a step, not the history.
 */
export const updateIndex = Effect.fn("index.update")(function* (covenant: number, update: IndexUpdate) {
  const { erased, added, limits } = update
  const book = new TokenBook(covenant, limits)
  const touched = new Set([...erased, ...added].flatMap(({ tokens }) => tokens))
  const opened = book.missing(touched)
  book.open(yield* readTokens([...opened.keys(), ...update.concerned]), opened)
  book.erase(erased)
  book.count(added)
  yield* leaveCrowds(book.left)
  const crossings = book.crossings(yield* dissolveCrowds(book.dissolving()))
  const { moved, reselected, steps } = yield* reselect(book, crossings)
  const step = (token: string) => steps.get(token) ?? book.row(token)?.step ?? FREE_STEP
  const entered = added.map((record): Reselected => {
    const { holder, known, tokens } = record
    const followed = followedOf(tokens, step)
    const chosen = new Set(followed)
    book.enter(record, chosen)
    const follow = { holder, choices: choicesOf(tokens, step, chosen) }
    return { holder, tokens, known, follow, gained: followed, lost: [] }
  })
  yield* write(covenant, book, { erased, entered, moved, reselected })
  const hubs = hubChanges(book, crossings, touched)
  const change: IndexChange = pairsOfChange({ book, crossings, entered, reselected, step, hubs })
  return change
})

/** Chooses again for the records whose choice crossings may change: those above the budget, and those of whom a token is overfull now or was. */
const reselect = Effect.fn("index.reselect")(function* (
  book: TokenBook,
  crossings: ReturnType<TokenBook["crossings"]>
) {
  const affected = affectedBy(crossings)
  const moved: Array<Follow> = []
  const asked = new Map<Holder, Choices>()
  for (const { holder, choices } of yield* readFollows([...new Set([...affected.keys()].map(signalOf))])) {
    const one = affected.get(holder)
    if (one === undefined) continue
    const now = withSteps(choices, one.steps)
    if (one.must || (one.may && Math.max(loadIn(choices), loadIn(now)) > BUDGET)) asked.set(holder, now)
    else moved.push({ holder, choices: now })
  }
  const records = yield* readIndexed([...new Set([...asked.keys()].map(signalOf))])
  const steps = new Map<string, number>()
  const reselected: Array<Reselected> = []
  for (const record of records) {
    const { holder, tokens } = record
    const old = asked.get(holder)
    if (old === undefined) continue
    const own = new Map(tokens.map((token, place) => [token, stepAt(old, place)] as const))
    for (const [token, step] of own) steps.set(token, step)
    const step = (token: string) => own.get(token) ?? FREE_STEP
    const [was, is] = [new Set(followedBy(tokens, old)), new Set(followedOf(tokens, step))]
    const gained = [...is].filter((token) => !was.has(token))
    const lost = [...was].filter((token) => !is.has(token))
    const follow = { holder, choices: choicesOf(tokens, step, is) }
    if (gained.length === 0 && lost.length === 0) moved.push(follow)
    else reselected.push({ ...record, follow, gained, lost })
  }
  const turned = book.missing(reselected.flatMap(({ gained, lost }) => [...gained, ...lost]))
  book.open(yield* readTokens([...turned.keys()]), turned)
  for (const record of reselected) {
    for (const token of record.gained) book.move(token, record, true)
    for (const token of record.lost) book.move(token, record, false)
  }
  return { moved, reselected, steps }
})

interface Written {
  readonly erased: ReadonlyArray<IndexedRecord>
  readonly entered: ReadonlyArray<Reselected>
  readonly moved: ReadonlyArray<Follow>
  readonly reselected: ReadonlyArray<Reselected>
}

const write = Effect.fn("index.write")(function* (
  covenant: number,
  book: TokenBook,
  { erased, entered, moved, reselected }: Written
) {
  if (erased.length > 0) yield* eraseFollows([...new Set(erased.map((one) => signalOf(one.holder)))])
  yield* writeTokens(covenant, book.rows)
  yield* joinCrowds(book.joined)
  yield* writeFollows([...entered, ...reselected].map((one) => one.follow).concat(moved))
})
