import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs"
import { columnOf } from "../../apps/cli/src/link/columns.ts"
import { identityOf, type Places } from "../../apps/cli/src/link/LinkRecord.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import { deriveKeys, encode, toWire } from "../../packages/linkage/src/encode/index.ts"

const KEYS = deriveKeys(new TextEncoder().encode("kruisverband bench, growth"))

/** Bytes before each encoding that say how long it is. */
const LENGTH = 2

/**
 * The encodings of a file's records, made as far as they are asked for: a thousand take some half a second. They stand in a file of their
 * own, so that a million of them take no memory from what is measured.
 */
export class EncodedFile {
  readonly #rows: AsyncGenerator<Uint8Array>
  readonly #file: number
  /** Where each begins; the last: where the next will. */
  readonly #starts = [0]

  /** `scratch`: where those stand that an earlier run made of the same file, if any. */
  constructor(file: string, scratch: string) {
    this.#file = openSync(scratch, "a+")
    const length = Buffer.alloc(LENGTH)
    for (let at = 0; at < fstatSync(this.#file).size; at = this.#starts.at(-1) ?? 0) {
      readSync(this.#file, length, 0, LENGTH, at)
      this.#starts.push(at + LENGTH + length.readUInt16BE(0))
    }
    this.#rows = recordsOf(file, this.#starts.length - 1)
  }

  /** Goes on until there are so many; gives how many there are. */
  async upTo(signals: number): Promise<number> {
    while (this.#starts.length <= signals) {
      const { value, done } = await this.#rows.next()
      if (done === true) break
      const length = Buffer.alloc(LENGTH)
      length.writeUInt16BE(value.length)
      writeSync(this.#file, Buffer.concat([length, value]))
      this.#starts.push((this.#starts.at(-1) ?? 0) + LENGTH + value.length)
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
    const bytes = Buffer.allocUnsafe(end - start - LENGTH)
    readSync(this.#file, bytes, 0, bytes.length, start + LENGTH)
    return bytes
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** The file's records but for the first few. */
async function* recordsOf(file: string, made: number): AsyncGenerator<Uint8Array> {
  let at: Places | undefined
  let left = made
  for await (const rows of readRows(file)) {
    for (const row of rows) {
      if ("fault" in row) continue
      if (at === undefined) at = placesOf(row.cells)
      else if (left > 0) left -= 1
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
