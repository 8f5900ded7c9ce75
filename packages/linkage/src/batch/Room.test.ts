import { describe, expect, it } from "vitest"
import { Room } from "./Room.ts"

describe("Room", () => {
  it("keeps what is moved in, words and bytes of any length, in few pieces", () => {
    const room = new Room()
    const kept = Array.from({ length: 300 }, (_, i) => ({
      bytes: room.bytes(new Uint8Array(i).fill(i)),
      words: room.words(new Uint32Array(20 * i).fill(2 ** 32 - i))
    }))
    for (const [i, { bytes, words }] of kept.entries()) {
      expect(bytes).toEqual(new Uint8Array(i).fill(i))
      expect(words).toEqual(new Uint32Array(20 * i).fill(2 ** 32 - i))
    }
    expect(new Set(kept.flatMap(({ bytes, words }) => [bytes.buffer, words.buffer])).size).toBe(3)
  })

  it("releases what it was given at once, and leaves memory that threads share to them", () => {
    const room = new Room()
    const own = Uint32Array.of(1, 2)
    expect([...room.words(own)]).toEqual([1, 2])
    expect(own.length).toBe(0)
    const shared = new Uint8Array(new SharedArrayBuffer(3)).fill(7)
    expect([...room.bytes(shared)]).toEqual([7, 7, 7])
    expect(shared.length).toBe(3)
  })

  it("takes what is larger than a piece, and nothing", () => {
    const room = new Room()
    expect(room.words(new Uint32Array(0)).length).toBe(0)
    expect(room.words(new Uint32Array(2 ** 18 + 1).fill(3)).at(-1)).toBe(3)
    expect([...room.bytes(Uint8Array.of(5))]).toEqual([5])
  })
})
