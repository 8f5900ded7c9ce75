import { release } from "@kruisverband/linkage/batch"

/** Bytes in one piece of the column. */
const PIECE = 1 << 20
/** Bytes that a character of text takes at most in UTF-8. */
const BYTES_A_CHARACTER = 3
const FIRST_SLOTS = 1024

/** FNV-1a, 32 bits. */
const hashOf = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** Texts that are all different, numbered as they come: their bytes and some sixteen more each, no object. */
export class IdColumn {
  readonly #pieces: Array<Uint8Array> = []
  /** Piece and place of each text: see `PIECE`. A text never lies over two pieces. */
  #places = new Float64Array(FIRST_SLOTS)
  #lengths = new Uint16Array(FIRST_SLOTS)
  /** Hash table of numbers, one more than they are: 0 is free. At most half full. */
  #slots = new Uint32Array(2 * FIRST_SLOTS)
  #length = 0
  #end = 0
  readonly #encoder = new TextEncoder()
  readonly #decoder = new TextDecoder()
  readonly #buffer: Uint8Array

  /** `longest`: characters of the longest text that will be added. */
  constructor(longest: number) {
    this.#buffer = new Uint8Array(longest * BYTES_A_CHARACTER)
  }

  get length(): number {
    return this.#length
  }

  /** False, and nothing is added, when the text was there before. Throws a RangeError when it was closed. */
  add(text: string): boolean {
    if (this.#slots.length === 0) throw new RangeError("no more texts were to come")
    const bytes = this.#buffer.subarray(0, this.#encoder.encodeInto(text, this.#buffer).written)
    const slot = this.#slotOf(bytes)
    if (this.#slots[slot] !== 0) return false
    if (this.#length === this.#places.length) this.#grow()
    this.#store(bytes)
    this.#slots[this.#slotOf(bytes)] = this.#length
    return true
  }

  /** No more will come: gives back the memory by which it is seen that a text was there before, some ten bytes each. */
  close(): void {
    release(this.#slots.buffer)
    release(this.#buffer.buffer)
  }

  at(number: number): string {
    return this.#decoder.decode(this.#bytes(number))
  }

  #bytes(number: number): Uint8Array {
    const place = this.#places[number] ?? 0
    const from = place % PIECE
    return (
      this.#pieces[Math.floor(place / PIECE)]?.subarray(from, from + (this.#lengths[number] ?? 0)) ?? new Uint8Array()
    )
  }

  /** Where the text stands in the table, or where it would. */
  #slotOf(bytes: Uint8Array): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(bytes) & mask
    for (let held = this.#slots[slot]; held !== undefined && held !== 0; held = this.#slots[slot]) {
      if (sameBytes(this.#bytes(held - 1), bytes)) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #store(bytes: Uint8Array): void {
    if (bytes.length > this.#pieces.length * PIECE - this.#end) {
      this.#end = this.#pieces.length * PIECE
      this.#pieces.push(new Uint8Array(PIECE))
    }
    this.#pieces.at(-1)?.set(bytes, this.#end % PIECE)
    this.#places[this.#length] = this.#end
    this.#lengths[this.#length] = bytes.length
    this.#end += bytes.length
    this.#length++
  }

  #grow(): void {
    const [places, lengths, slots] = [this.#places, this.#lengths, this.#slots]
    this.#places = new Float64Array(2 * places.length)
    this.#places.set(places)
    this.#lengths = new Uint16Array(2 * lengths.length)
    this.#lengths.set(lengths)
    this.#slots = new Uint32Array(2 * slots.length)
    for (const { buffer } of [places, lengths, slots]) release(buffer)
    for (let number = 0; number < this.#length; number++) this.#slots[this.#slotOf(this.#bytes(number))] = number + 1
  }
}

const sameBytes = (x: Uint8Array, y: Uint8Array): boolean => {
  if (x.length !== y.length) return false
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false
  return true
}
