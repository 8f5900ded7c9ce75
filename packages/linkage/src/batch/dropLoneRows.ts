import { readHead } from "../encode/head.ts"
import { CHECK, rowLength } from "../encode/layout.ts"
import type { StoredBlock } from "./EncodingStore.ts"
import { type Allocate, release, unshared } from "./Lists.ts"
import { FORM_BITS, FRONT_WORDS } from "./packedRecord.ts"

/** Places for each row, so that few rows that nobody shares stand where another one does. */
const PLACES_A_ROW = 8
const MOST_BITS = 31

/** Which checks came more than once, but for some that share a place: checks are drawn evenly, so their first bits will do. */
class Repeated {
  readonly #shift: number
  readonly #once: Uint32Array
  readonly #again: Uint32Array

  constructor(rows: number) {
    const bits = Math.min(MOST_BITS, Math.max(5, Math.ceil(Math.log2(rows * PLACES_A_ROW + 1))))
    this.#shift = 32 - bits
    this.#once = new Uint32Array(2 ** (bits - 5))
    this.#again = new Uint32Array(2 ** (bits - 5))
  }

  add(check: number): void {
    const place = check >>> this.#shift
    const [word, bit] = [place >>> 5, 1 << (place & 31)]
    const met = this.#once[word] ?? 0
    if ((met & bit) === 0) this.#once[word] = met | bit
    else this.#again[word] = (this.#again[word] ?? 0) | bit
  }

  has(check: number): boolean {
    const place = check >>> this.#shift
    return ((this.#again[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  }
}

/** Where the rows of the record that starts at `place` begin, how long each is, and how many there are. */
const rowsAt = (words: Uint32Array, place: number) => {
  const head = readHead(words[place] ?? 0)
  if (head === undefined) throw new RangeError("not a packed record")
  return { first: place + FRONT_WORDS, length: rowLength(head), count: (words[place + 1] ?? 0) >>> FORM_BITS }
}

/** Tells `row` of each row of the block: where it begins in its words. */
const eachRow = ({ places, words }: StoredBlock, row: (at: number) => void): void => {
  for (const place of places) {
    const { count, first, length } = rowsAt(words, place)
    for (let i = 0; i < count; i++) row(first + i * length)
  }
}

/** Takes rows out of the block, within the memory that it has; gives how many words are left. */
const thin = ({ places, words }: StoredBlock, kept: Repeated): number => {
  let end = 0
  places.forEach((place, record) => {
    const { count, first, length } = rowsAt(words, place)
    const [head, numbers] = [words[place] ?? 0, words[place + 1] ?? 0]
    let to = end + FRONT_WORDS
    let [rows, forms] = [0, 0]
    for (let i = 0; i < count; i++) {
      const from = first + i * length
      if (!kept.has(words[from + CHECK] ?? 0)) continue
      words.copyWithin(to, from, from + length)
      forms |= ((numbers >>> i) & 1) << rows
      rows++
      to += length
    }
    words[end] = head
    words[end + 1] = (rows << FORM_BITS) | forms
    places[record] = end
    end = to
  })
  return end
}

/** Copies blocks, of whose words only the first are left, into memory of just that size. */
const copied = <Block extends StoredBlock>(
  blocks: ReadonlyArray<Block>,
  left: ReadonlyArray<number>,
  allocate: Allocate
): ReadonlyArray<Block> => {
  const words = new Uint32Array(allocate(4 * left.reduce((sum, length) => sum + length, 0)))
  const places = new Uint32Array(allocate(4 * blocks.reduce((sum, { records }) => sum + records, 0)))
  let [word, place] = [0, 0]
  return blocks.map((block, i) => {
    const own = {
      words: words.subarray(word, word + (left[i] ?? 0)),
      places: places.subarray(place, place + block.records)
    }
    own.words.set(block.words.subarray(0, left[i]))
    own.places.set(block.places)
    word += own.words.length
    place += block.records
    return { ...block, ...own }
  })
}

/**
 * Takes from the blocks of a whole set the rows whose check no other record has: such a row can be read against nothing, and no comparison within the set
 * changes. Nearly all of them; what is left is never too little. Blocks that lie in one piece of a room go into new memory together, and the piece is
 * released, with whatever else is in it.
 */
export const dropLoneRows = <Block extends StoredBlock>(blocks: Array<Block>, allocate: Allocate = unshared): void => {
  let rows = 0
  for (const block of blocks) eachRow(block, () => rows++)
  const repeated = new Repeated(rows)
  for (const block of blocks) eachRow(block, (at) => repeated.add(block.words[at + CHECK] ?? 0))
  for (let from = 0, to = 0; from < blocks.length; from = to) {
    const piece = blocks[from]?.words.buffer
    while (to < blocks.length && blocks[to]?.words.buffer === piece) to++
    const some = blocks.slice(from, to)
    const left = some.map((block) => thin(block, repeated))
    blocks.splice(from, some.length, ...copied(some, left, allocate))
    if (piece !== undefined) release(piece)
  }
}
