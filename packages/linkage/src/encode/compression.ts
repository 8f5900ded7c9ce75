import { _SHA256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"

/** Bytes of a block, of a digest, and of the length that ends the last block. */
const BLOCK = 64
const DIGEST = 32
const LENGTH = 8
const WORDS = DIGEST / 4

/** The word with its bytes in the other order. */
const turned = (word: number): number => (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)

/** A state between two blocks. */
export type HashState = Int32Array

/**
 * The library's compression function of SHA-256 (FIPS 180-4), block by block, with the padding done here: of texts as short as ours what the library
 * makes for each of them costs more than the hashing.
 */
class Compression extends _SHA256 {
  /** What the next `run` takes in. */
  readonly block = new Uint8Array(BLOCK)
  readonly #view = new DataView(this.block.buffer)

  from(state: HashState): void {
    // one by one: taking an array apart asks it for each
    this.A = state[0] ?? 0
    this.B = state[1] ?? 0
    this.C = state[2] ?? 0
    this.D = state[3] ?? 0
    this.E = state[4] ?? 0
    this.F = state[5] ?? 0
    this.G = state[6] ?? 0
    this.H = state[7] ?? 0
  }

  run(): void {
    this.process(this.#view, 0)
  }

  /** Ends a message of so many bytes, of which the block holds the last `held`. */
  finish(held: number, bytes: number): void {
    const { block } = this
    block[held] = 0x80
    block.fill(0, held + 1)
    if (held + 1 > BLOCK - LENGTH) {
      this.run()
      block.fill(0)
    }
    // of a text of 2^29 bytes and more the length would take another word
    this.#view.setUint32(BLOCK - 4, bytes * 8)
    this.run()
  }

  state(): HashState {
    return Int32Array.of(this.A, this.B, this.C, this.D, this.E, this.F, this.G, this.H)
  }

  /** Writes the digest as words, least byte first. */
  write(into: Uint32Array, at: number): void {
    into[at] = turned(this.A)
    into[at + 1] = turned(this.B)
    into[at + 2] = turned(this.C)
    into[at + 3] = turned(this.D)
    into[at + 4] = turned(this.E)
    into[at + 5] = turned(this.F)
    into[at + 6] = turned(this.G)
    into[at + 7] = turned(this.H)
  }

  /** Puts the state into the block, as a digest stands there. */
  hold(): void {
    const view = this.#view
    view.setInt32(0, this.A)
    view.setInt32(4, this.B)
    view.setInt32(8, this.C)
    view.setInt32(12, this.D)
    view.setInt32(16, this.E)
    view.setInt32(20, this.F)
    view.setInt32(24, this.G)
    view.setInt32(28, this.H)
  }
}

const run = new Compression()
const START = run.state()

/** The state after a block of the key, which each byte of is turned by `by`. */
const keyed = (key: Uint8Array, by: number): HashState => {
  run.from(START)
  for (let i = 0; i < BLOCK; i++) run.block[i] = (key[i] ?? 0) ^ by
  run.run()
  return run.state()
}

/** Takes in a text as UTF-8; gives how many bytes it had. What the last block held of it, stands in the block. */
const takeText = (text: string): number => {
  const { block } = run
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return -1
    block[i % BLOCK] = code
    if (i % BLOCK === BLOCK - 1) run.run()
  }
  return length
}

const takeBytes = (bytes: Uint8Array): number => {
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const part = bytes.subarray(from, from + BLOCK)
    run.block.set(part)
    if (part.length === BLOCK) run.run()
  }
  return bytes.length
}

/** HMAC-SHA-256 (RFC 2104) under a key of at most a block: the digest of a text in UTF-8. */
export const hmacOf = (key: Uint8Array): ((text: string) => Uint8Array) => {
  if (key.length > BLOCK) throw new RangeError("a longer key is hashed first")
  const [inner, outer] = [keyed(key, 0x36), keyed(key, 0x5c)]
  return (text) => {
    run.from(inner)
    let length = takeText(text)
    if (length < 0) {
      // other letters than ASCII are rare
      run.from(inner)
      length = takeBytes(utf8ToBytes(text))
    }
    run.finish(length % BLOCK, BLOCK + length)
    run.hold()
    run.from(outer)
    run.finish(DIGEST, BLOCK + DIGEST)
    run.hold()
    return run.block.slice(0, DIGEST)
  }
}

/** Writes the SHA-256 digests of a secret of 32 bytes and one byte more, 0 and up, as words, least byte first: as many as there is room for. */
export const drawWords = (secret: Uint8Array, into: Uint32Array): void => {
  for (let number = 0; number * WORDS < into.length; number++) {
    run.from(START)
    run.block.set(secret)
    run.block[DIGEST] = number
    run.finish(DIGEST + 1, DIGEST + 1)
    run.write(into, number * WORDS)
  }
}
