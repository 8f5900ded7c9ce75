import { isValueToken } from "@kruisverband/linkage/match"
import type { Crossing, TokenBook } from "./TokenBook.ts"
import { isOverfull, type TokenRow } from "./TokenRow.ts"

/** What a batch comes to for values that are of too many signals. */
export interface HubChanges {
  /** Values that are hubs now and were touched, with the number of signals that hold each. */
  readonly standing: ReadonlyMap<string, number>
  /** Values that were hubs and are not any more. */
  readonly ended: ReadonlyArray<string>
}

/** Hubs among the tokens that were touched or crossed a step. */
export const hubChanges = (
  book: TokenBook,
  crossings: ReadonlyArray<Crossing>,
  touched: Iterable<string>
): HubChanges => {
  const standing = new Map<string, number>()
  const add = (row: TokenRow | undefined, token: string | undefined) => {
    if (row !== undefined && token !== undefined && isValueToken(row.kind) && isOverfull(row.step)) {
      standing.set(token, row.signals)
    }
  }
  for (const token of touched) if (isValueToken(token)) add(book.row(token), token)
  for (const { row } of crossings) add(row, book.textOf(row.key))
  const ended = crossings.flatMap(({ row, before, after }) =>
    isValueToken(row.kind) && isOverfull(before) && !isOverfull(after) ? (book.textOf(row.key) ?? []) : []
  )
  return { standing, ended }
}
