import type { OutboxRow } from "@kruisverband/store"

/** Half of what a broker takes by default (`message.max.bytes`, 1 MiB). */
const REQUEST_BYTES = 512 * 1024
/** Headers and framing of one record, rounded up. */
const OVERHEAD_BYTES = 128

/** Parts of a page that one request may carry: the broker refuses a record batch that is too large, and would for ever. */
export const inRequests = (rows: ReadonlyArray<OutboxRow>, maxBytes = REQUEST_BYTES): Array<Array<OutboxRow>> => {
  const parts: Array<Array<OutboxRow>> = []
  let bytes = 0
  for (const row of rows) {
    const size = Buffer.byteLength(row.body) + Buffer.byteLength(row.partitionkey) + OVERHEAD_BYTES
    const part = parts.at(-1)
    if (part === undefined || bytes + size > maxBytes) {
      parts.push([row])
      bytes = size
    } else {
      part.push(row)
      bytes += size
    }
  }
  return parts
}
