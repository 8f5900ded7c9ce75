import { describe, expect, it } from "vitest"
import { bytesOf } from "./bytesOf.ts"

/** PostgreSQL breaks base64 into lines of 76 letters. */
const told = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("base64")
    .replace(/(.{76})(?=.)/gu, "$1\n")

describe("bytesOf", () => {
  it("reads what the database tells, each from a multiple of a word on", () => {
    const all = [1, 0, 3, 57, 58, 700, 1024].map((length) => Uint8Array.from({ length }, (_, i) => i * 7 + length))
    const read = bytesOf(all.map(told))
    expect(read.map((bytes) => [...bytes])).toEqual(all.map((bytes) => [...bytes]))
    expect(read.map((bytes) => bytes.byteOffset % 8)).toEqual(all.map(() => 0))
    expect(bytesOf([])).toEqual([])
  })
})
