import { columnOf } from "../../apps/cli/src/link/columns.ts"
import { identityOf, type Places } from "../../apps/cli/src/link/LinkRecord.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import { deriveKeys, encode, toWire } from "../../packages/linkage/src/encode/index.ts"

const KEYS = deriveKeys(new TextEncoder().encode("kruisverband bench, growth"))

/** The encodings of a file's records, made as far as they are asked for: a thousand take some two tenths of a second. */
export class EncodedFile {
  readonly #rows: AsyncGenerator<Uint8Array>
  readonly #encodings: Array<Uint8Array> = []

  constructor(file: string) {
    this.#rows = recordsOf(file)
  }

  /** Goes on until there are so many; gives how many there are. */
  async upTo(signals: number): Promise<number> {
    while (this.#encodings.length < signals) {
      const { value, done } = await this.#rows.next()
      if (done === true) break
      this.#encodings.push(value)
    }
    return this.#encodings.length
  }

  /** In base64, as ingest gives it out. Throws a RangeError for one that was not made yet. */
  text(index: number): string {
    const found = this.#encodings[index]
    if (found === undefined) throw new RangeError("not encoded yet")
    return Buffer.from(found.buffer, found.byteOffset, found.byteLength).toString("base64")
  }

  bytes(index: number): Uint8Array {
    const found = this.#encodings[index]
    if (found === undefined) throw new RangeError("not encoded yet")
    return found
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
