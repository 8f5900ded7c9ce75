import { createReadStream } from "node:fs"
import { LineReader } from "./LineReader.ts"
import { type Row, RowReader } from "./RowReader.ts"

/** Bytes read in one go. */
const PIECE = 1 << 18

/**
 * Reads a CSV file, some rows at a time, in constant memory: UTF-8 with or without byte order mark, any line end, comma, semicolon or tab. One bad row costs
 * one row: where a quote does not close, reading goes on at the next line.
 */
export async function* readRows(file: string): AsyncGenerator<ReadonlyArray<Row>> {
  const lines = new LineReader()
  const rows = new RowReader()
  for await (const piece of createReadStream(file, { encoding: "utf8", highWaterMark: PIECE })) {
    yield rows.push(lines.push(String(piece)))
  }
  yield rows.push(lines.end())
  yield rows.end()
}
