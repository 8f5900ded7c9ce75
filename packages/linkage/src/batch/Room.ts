import { release } from "./Lists.ts"

/** Bytes of the first piece: small sets stay small. */
const FIRST = 1 << 20
/**
 * Bytes of all others. So large a piece comes from the system by itself and goes back to it when it is released; many small ones stay with the process,
 * with gaps between them. What of a piece is not written to yet takes no memory.
 */
const LARGE = 1 << 26
/** Places are multiples of it, as those of words must be. */
const ALIGNED = 4

/** Memory for many small arrays that come and go together: end to end in few pieces. */
export class Room {
  #piece = new ArrayBuffer(0)
  #used = 0

  /** Moves words in; the memory of the given ones is released, all that they are a part of. */
  words(given: Uint32Array): Uint32Array {
    const place = this.#placeFor(given.byteLength)
    return moved(given, new Uint32Array(this.#piece, place, given.length))
  }

  /** The same of bytes. */
  bytes(given: Uint8Array): Uint8Array {
    const place = this.#placeFor(given.byteLength)
    return moved(given, new Uint8Array(this.#piece, place, given.length))
  }

  #placeFor(bytes: number): number {
    if (this.#used + bytes > this.#piece.byteLength) {
      this.#piece = new ArrayBuffer(Math.max(bytes, this.#piece.byteLength === 0 ? FIRST : LARGE))
      this.#used = 0
    }
    const place = this.#used
    this.#used = Math.ceil((place + bytes) / ALIGNED) * ALIGNED
    return place
  }
}

const moved = <Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers => {
  to.set(from)
  release(from.buffer)
  return to
}
