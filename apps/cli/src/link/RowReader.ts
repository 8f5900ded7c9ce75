import { parse } from "csv-parse/sync"
import { type Line, LONGEST_LINE } from "./LineReader.ts"
import { type RowFault, rowFaults } from "./linkTexts.ts"
import { quoteState } from "./quotes.ts"

/** A row as cells, or why it could not be read. `line` counts from 1, the header included. */
export type Row =
  | { readonly line: number; readonly cells: ReadonlyArray<string> }
  | { readonly line: number; readonly fault: RowFault }

/** A quoted cell may run over so many lines or characters; beyond it the quote is taken for a mistake. */
const MOST_LINES = 200
const MOST_CHARACTERS = LONGEST_LINE

const delimiterOf = (header: string): string => {
  const count = (c: string) => header.split(c).length
  return [",", ";", "\t"].reduce((best, c) => (count(c) > count(best) ? c : best), ",")
}

/** The lines of one row, joined, and the number of the first. */
interface Text {
  readonly line: number
  readonly text: string
}
type Found = Text | { readonly line: number; readonly fault: RowFault }

const parseAll = (
  texts: ReadonlyArray<string>,
  delimiter: string
): ReadonlyArray<ReadonlyArray<string>> | undefined => {
  try {
    // csv-parse throws on a quote that does not close; that is an answer here, not a fault
    const rows: ReadonlyArray<ReadonlyArray<string>> = parse(texts.join("\n"), {
      delimiter,
      record_delimiter: "\n",
      relax_quotes: true,
      relax_column_count: true
    })
    return rows.length === texts.length ? rows : undefined
  } catch {
    return undefined
  }
}

/** Makes rows of lines. The first that is not empty says what parts the cells, and how many there are. */
export class RowReader {
  #line = 0
  #delimiter: string | undefined
  #width = 0
  /** Lines of a row whose quote is still open. */
  #open: Array<string> = []
  #openSize = 0

  push(lines: ReadonlyArray<Line>): ReadonlyArray<Row> {
    const found: Array<Found> = []
    for (const line of lines) this.#take(line, found)
    return this.#rowsOf(found)
  }

  /** What is left when no more lines come. */
  end(): ReadonlyArray<Row> {
    const found: Array<Found> = []
    while (this.#open.length > 0) this.#giveUp(found)
    return this.#rowsOf(found)
  }

  #take(line: Line, found: Array<Found>): void {
    if (line === undefined) {
      while (this.#open.length > 0) this.#giveUp(found)
      this.#line++
      found.push({ line: this.#line, fault: rowFaults.tooLong(LONGEST_LINE) })
      return
    }
    if (this.#open.length > 0) this.#goOn(line, found)
    else this.#begin(line, found)
  }

  /** A line outside of any quoted cell. */
  #begin(given: string, found: Array<Found>): void {
    this.#line++
    const text = this.#delimiter === undefined ? given.replace(/^\uFEFF/u, "") : given
    if (text.trim() === "") return
    this.#delimiter ??= delimiterOf(text)
    if (text.includes('"') && quoteState(text, this.#delimiter, false) === "open") {
      this.#open = [text]
      this.#openSize = text.length
    } else found.push({ line: this.#line, text })
  }

  /** A line that goes on with a quoted cell. */
  #goOn(line: string, found: Array<Found>): void {
    this.#open.push(line)
    this.#openSize += line.length
    const state = line.includes('"') ? quoteState(line, this.#delimiter ?? ",", true) : "open"
    if (state === "closed") {
      found.push({ line: this.#line, text: this.#open.join("\n") })
      this.#line += this.#open.length - 1
      this.#open = []
    } else if (state === "broken" || this.#open.length > MOST_LINES || this.#openSize > MOST_CHARACTERS) {
      this.#giveUp(found)
    }
  }

  /** The open quote is a mistake: costs its line, and those after it are read again. */
  #giveUp(found: Array<Found>): void {
    const [, ...again] = this.#open
    found.push({ line: this.#line, fault: rowFaults.unclosed })
    this.#open = []
    for (const line of again) this.#take(line, found)
  }

  /** Rows without a quote are cut where they stand; those with quotes are parsed together, which is quicker, or one by one where that fails. */
  #rowsOf(found: ReadonlyArray<Found>): ReadonlyArray<Row> {
    const delimiter = this.#delimiter ?? ","
    const texts = found.flatMap((one) => ("text" in one && one.text.includes('"') ? [one.text] : []))
    const parsed = parseAll(texts, delimiter)
    let next = 0
    return found.map((one): Row => {
      if ("fault" in one) return one
      if (!one.text.includes('"')) return this.#rowOf(one.line, one.text.split(delimiter))
      const cells = parsed === undefined ? parseAll([one.text], delimiter)?.[0] : parsed[next++]
      return cells === undefined ? { line: one.line, fault: rowFaults.unclosed } : this.#rowOf(one.line, cells)
    })
  }

  #rowOf(line: number, cells: ReadonlyArray<string>): Row {
    if (this.#width === 0) this.#width = cells.length
    return cells.length === this.#width ? { line, cells } : { line, fault: rowFaults.width(cells.length, this.#width) }
  }
}
