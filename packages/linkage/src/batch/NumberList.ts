import { type Allocate, release, unshared } from "./Lists.ts"

/** Numbers in one piece of the list: small lists stay small, and none is ever copied to grow. */
const FIRST = 16
const LARGEST = 1 << 16

/** A list of whole numbers from 0 to 2^32 - 1 that grows, four bytes each. */
export class NumberList {
  readonly #full: Array<Uint32Array> = []
  #last = new Uint32Array(FIRST)
  #used = 0
  #before = 0

  get length(): number {
    return this.#before + this.#used
  }

  push(value: number): void {
    if (this.#used === this.#last.length) {
      this.#full.push(this.#last)
      this.#before += this.#used
      this.#last = new Uint32Array(Math.min(LARGEST, this.#used * 2))
      this.#used = 0
    }
    this.#last[this.#used++] = value
  }

  toArray(): Uint32Array {
    return this.#copied(unshared, () => undefined)
  }

  /** The same, and the list is empty after it: each piece is released as it is copied, so that hardly anything is there twice. */
  drain(allocate: Allocate = unshared): Uint32Array {
    const out = this.#copied(allocate, release)
    this.#full.length = 0
    this.#last = new Uint32Array(FIRST)
    this.#before = 0
    this.#used = 0
    return out
  }

  #copied(allocate: Allocate, done: (buffer: ArrayBufferLike) => void): Uint32Array {
    const out = new Uint32Array(allocate(4 * this.length))
    let at = 0
    for (const part of this.#full) {
      out.set(part, at)
      at += part.length
      done(part.buffer)
    }
    out.set(this.#last.subarray(0, this.#used), at)
    done(this.#last.buffer)
    return out
  }
}
