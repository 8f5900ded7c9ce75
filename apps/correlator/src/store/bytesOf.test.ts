import { describe, expect, it } from "vitest"
import { bytesOf } from "./bytesOf.ts"

describe("bytesOf", () => {
  it("reads what the database tells, each from a multiple of a word on", () => {
    const told = ["\\x010203", "\\x", "\\xff", `\\x${"ab".repeat(700)}`]
    const read = bytesOf(told)
    expect(read.map((bytes) => `\\x${Buffer.from(bytes).toString("hex")}`)).toEqual(told)
    expect(read.map((bytes) => bytes.byteOffset % 8)).toEqual([0, 0, 0, 0])
    expect(bytesOf([])).toEqual([])
  })
})
