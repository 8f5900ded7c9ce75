import { closeSync, openSync, readSync, writeSync } from "node:fs"
import { columnOf } from "../../apps/cli/src/link/columns.ts"
import { identityOf, type Places } from "../../apps/cli/src/link/LinkRecord.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import { deriveKeys, encode, toWire } from "../../packages/linkage/src/encode/index.ts"

const KEYS = deriveKeys(new TextEncoder().encode("kruisverband bench, growth"))

/**
 * The encodings of a file's records, made as far as they are asked for: a thousand take some half a second. They stand in a file of their
 * own, so that a million of them take no memory from what is measured.
 */
export class EncodedFile {
  readonly #rows: AsyncGenerator<Uint8Array>
  readonly #file: number
  /** Where each begins; the last: where the next will. */
  readonly #starts = [0]

  /** `scratch`: a path at which nothing stands yet. */
  constructor(file: string, scratch: string) {
    this.#rows = recordsOf(file)
    this.#file = openSync(scratch, "wx+")
  }

  /** Goes on until there are so many; gives how many there are. */
  async upTo(signals: number): Promise<number> {
    while (this.#starts.length <= signals) {
      const { value, done } = await this.#rows.next()
      if (done === true) break
      const start = this.#starts.at(-1) ?? 0
      writeSync(this.#file, value, 0, value.length, start)
      this.#starts.push(start + value.length)
    }
    return this.#starts.length - 1
  }

  /** In base64, as ingest gives it out. Throws a RangeError for one that was not made yet. */
  text(index: number): string {
    return this.bytes(index).toString("base64")
  }

  bytes(index: number): Buffer {
    const [start, end] = [this.#starts[index], this.#starts[index + 1]]
    if (start === undefined || end === undefined) throw new RangeError("not encoded yet")
    const bytes = Buffer.allocUnsafe(end - start)
    readSync(this.#file, bytes, 0, bytes.length, start)
    return bytes
  }

  close(): void {
    closeSync(this.#file)
  }
}

async function* recordsOf(file: string): AsyncGenerator<Uint8Array> {
  let at: Places | undefined
  for await (const rows of readRows(file)) {
    for (const row of rows) {
      if ("fault" in row) continue
      if (at === undefined) at = placesOf(row.cells)
      else yield toWire(encode(identityOf(row.cells, at), KEYS))
    }
  }
}

const placesOf = (header: ReadonlyArray<string>): Places =>
  new Map(
    header.flatMap((name, index) => {
      const column = columnOf(name)
      return column === undefined ? [] : [[column, index] as const]
    })
  )
