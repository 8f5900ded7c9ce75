import { assert, describe, it } from "@effect/vitest"
import { LINE_LIMIT, LineReader, type RawLine } from "./readLines.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const shown = (lines: ReadonlyArray<RawLine>) =>
  lines.map(({ bytes: kept, line }) => [line, kept === undefined ? undefined : new TextDecoder().decode(kept)])

const read = (chunks: ReadonlyArray<Uint8Array>) => {
  const reader = new LineReader()
  return shown([...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()])
}

describe("LineReader", () => {
  it("cuts the same lines however the body is cut into chunks", () => {
    const whole = bytes("een\ntwéé\r\n\n  \nvijf")
    const wanted = [
      [1, "een"],
      [2, "twéé\r"],
      [5, "vijf"]
    ]
    assert.deepStrictEqual(read([whole]), wanted)
    for (let size = 1; size < whole.length; size++) {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.subarray(index * size, (index + 1) * size)
      )
      assert.deepStrictEqual(read(chunks), wanted, `chunks of ${size}`)
    }
  })

  it("drops a line that is too long, keeps its number, and goes on with the next", () => {
    const long = new Uint8Array(LINE_LIMIT + 1).fill(97)
    assert.deepStrictEqual(read([bytes("a\n"), long, bytes("\nb\n")]), [
      [1, "a"],
      [2, undefined],
      [3, "b"]
    ])
  })

  it("keeps a line of just the limit", () => {
    const [first] = read([new Uint8Array(LINE_LIMIT).fill(97), bytes("\n")])
    assert.strictEqual(String(first?.[1]).length, LINE_LIMIT)
  })

  it("holds no more of an endless line than the limit", () => {
    const reader = new LineReader()
    for (let n = 0; n < 1000; n++) assert.lengthOf(reader.push(new Uint8Array(LINE_LIMIT).fill(97)), 0)
    assert.deepStrictEqual(shown(reader.end()), [[1, undefined]])
  })
})
