import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { parse } from "csv-parse/sync"

/** A row as cells, or why it could not be read. `line` counts from 1, the header included. */
export type Row =
  | { readonly line: number; readonly cells: ReadonlyArray<string> }
  | { readonly line: number; readonly fault: string }

/** A quoted cell may run over so many lines or characters; beyond it the quote is taken for a mistake. */
const MOST_LINES = 200
const MOST_CHARACTERS = 8_000_000

const delimiterOf = (header: string): string => {
  const count = (c: string) => header.split(c).length
  return [",", ";", "\t"].reduce((best, c) => (count(c) > count(best) ? c : best), ",")
}

const parseOne = (text: string, delimiter: string): ReadonlyArray<string> | undefined => {
  try {
    // csv-parse throws on a quote that does not close; that is an answer here, not a fault
    const rows: ReadonlyArray<ReadonlyArray<string>> = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true
    })
    return rows.length === 1 ? rows[0] : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads a CSV file row by row in constant memory: UTF-8 with or without byte order mark, any line end, comma, semicolon or tab. One bad row costs
 * one row: where a quote does not close, reading goes on at the next line.
 */
export async function* readRows(file: string): AsyncGenerator<Row> {
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })
  const source = lines[Symbol.asyncIterator]()
  const waiting: Array<string> = []
  let line = 0
  let delimiter: string | undefined
  let width = 0
  const next = async (): Promise<string | undefined> => {
    const again = waiting.shift()
    if (again !== undefined) return again
    const read = await source.next()
    return read.done === true ? undefined : read.value
  }
  for (let text = await next(); text !== undefined; text = await next()) {
    line++
    const first = delimiter === undefined ? text.replace(/^\uFEFF/u, "") : text
    if (first.trim() === "") continue
    if (delimiter === undefined) delimiter = delimiterOf(first)
    if (!first.includes('"')) {
      const cells = first.split(delimiter)
      if (width === 0) width = cells.length
      yield cells.length === width ? { line, cells } : { line, fault: `${cells.length} cells, ${width} wanted` }
      continue
    }
    let cells = parseOne(first, delimiter)
    const more: Array<string> = []
    let size = first.length
    while (cells === undefined && more.length < MOST_LINES && size < MOST_CHARACTERS) {
      const following = await next()
      if (following === undefined) break
      more.push(following)
      size += following.length
      // only a line with a quote can close the cell
      if (following.includes('"')) cells = parseOne([first, ...more].join("\n"), delimiter)
    }
    if (cells !== undefined && (width === 0 || cells.length === width)) {
      width = cells.length
      yield { line, cells }
      line += more.length
      continue
    }
    waiting.unshift(...more)
    yield { line, fault: cells === undefined ? "a quote does not close" : `${cells.length} cells, ${width} wanted` }
  }
}
