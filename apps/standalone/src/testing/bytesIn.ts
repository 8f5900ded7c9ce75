import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"

/** Something to look for: a name for messages, and the bytes that must or must not be there. */
export interface Needle {
  readonly name: string
  readonly bytes: Buffer
}

/** Every file below a folder that has a byte on the disk; what vanishes while we look is not there. */
const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => {
      const found = statSync(path, { throwIfNoEntry: false })
      return found?.isFile() === true && (found.blocks > 0 || found.size < 4096)
    })

const ZEROS = Buffer.alloc(65_536)

/** Without the zeros at its end: an event log reserves megabytes for each of its many files. */
const trimmed = (bytes: Buffer): Buffer => {
  let end = bytes.length
  while (end >= ZEROS.length && bytes.subarray(end - ZEROS.length, end).equals(ZEROS)) end -= ZEROS.length
  return bytes.subarray(0, end)
}

const contentsOf = (path: string): Buffer => {
  try {
    const bytes = readFileSync(path)
    return path.endsWith(".gz") ? gunzipSync(bytes) : trimmed(bytes)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Which needles occur anywhere below these folders, as `name in file`; packed files are unpacked. */
export const bytesIn = (folders: ReadonlyArray<string>, needles: ReadonlyArray<Needle>): ReadonlyArray<string> =>
  folders.flatMap(filesIn).flatMap((path) => {
    const contents = contentsOf(path)
    return needles.filter(({ bytes }) => contents.includes(bytes)).map(({ name }) => `${name} in ${path}`)
  })

/** Names of the needles among these finds, each once. */
export const namesOf = (finds: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(finds.map((find) => find.split(" in ")[0] ?? find))
