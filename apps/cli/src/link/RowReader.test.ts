import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LineReader, LONGEST_LINE } from "./LineReader.ts"
import { rowFaults } from "./linkTexts.ts"
import { type Row, RowReader } from "./RowReader.ts"

const readAll = (text: string, cut = 7): ReadonlyArray<Row> => {
  const lines = new LineReader()
  const rows = new RowReader()
  const out: Array<Row> = []
  for (let at = 0; at < text.length; at += cut) out.push(...rows.push(lines.push(text.slice(at, at + cut))))
  out.push(...rows.push(lines.end()), ...rows.end())
  return out
}

describe("RowReader", () => {
  it("keeps a quoted cell together over lines, and numbers rows by their first line", () => {
    expect(readAll('id,x\n1,"two\nlines"\n2,"say ""hi"""\n3,5" pipe\n\n4,"so"called\n')).toEqual([
      { line: 1, cells: ["id", "x"] },
      { line: 2, cells: ["1", "two\nlines"] },
      { line: 4, cells: ["2", 'say "hi"'] },
      { line: 5, cells: ["3", '5" pipe'] },
      { line: 7, cells: ["4", '"so"called'] }
    ])
  })

  it("gives back what was written, whatever the cells and however it is cut", () => {
    const cell = fc
      .array(fc.constantFrom("a", "é", ",", '"', "\n", " ", ";"), { maxLength: 5 })
      .map((all) => all.join(""))
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    const written = (cells: ReadonlyArray<string>) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (all, cut) => {
        const text = ['"one,","two,","three,"', ...all.map(written)].join("\n")
        const found = readAll(text, cut)
        expect(found.slice(1).map((row) => ("cells" in row ? row.cells : row))).toEqual(all)
      }),
      { numRuns: 500 }
    )
  })

  it("reads semicolons and tabs where the header has more of those", () => {
    expect(readAll("a;b\n1;2,3")[1]).toEqual({ line: 2, cells: ["1", "2,3"] })
    expect(readAll("a\tb\n1\t2;3")[1]).toEqual({ line: 2, cells: ["1", "2;3"] })
  })

  it("lets a quote that does not close cost its own row alone", () => {
    const found = readAll('id,x\n1,"a\n2,b\n3,"c\n4,"d"\n5,e')
    expect(found).toEqual([
      { line: 1, cells: ["id", "x"] },
      { line: 2, fault: rowFaults.unclosed },
      { line: 3, cells: ["2", "b"] },
      { line: 4, fault: rowFaults.unclosed },
      { line: 5, cells: ["4", "d"] },
      { line: 6, cells: ["5", "e"] }
    ])
  })

  it("does not look further than two hundred lines for the end of a quote", () => {
    const found = readAll(
      `id,x\n0,"open\n${Array.from({ length: 500 }, (_, i) => `${i + 1},a`).join("\n")}\n501,"`,
      999
    )
    expect(found.filter((row) => "fault" in row).map(({ line }) => line)).toEqual([2, 503])
    expect(found.length).toBe(503)
  })

  it("tells a row of another width, and a line that is too long", () => {
    const long = "x".repeat(LONGEST_LINE + 1)
    expect(readAll(`id,x\n1\n2,a,b\n3,${long}\n4,a\n`, 1_000_000)).toEqual([
      { line: 1, cells: ["id", "x"] },
      { line: 2, fault: rowFaults.width(1, 2) },
      { line: 3, fault: rowFaults.width(3, 2) },
      { line: 4, fault: rowFaults.tooLong(8_000_000) },
      { line: 5, cells: ["4", "a"] }
    ])
  })

  it("gives up an open quote at a line that is too long", () => {
    const long = "x".repeat(LONGEST_LINE + 1)
    expect(readAll(`id,x\n1,"a\n${long}\n2,b\n`, 1_000_000).slice(1)).toEqual([
      { line: 2, fault: rowFaults.unclosed },
      { line: 3, fault: rowFaults.tooLong(8_000_000) },
      { line: 4, cells: ["2", "b"] }
    ])
  })

  it("finds nothing in an empty file, or in one of empty lines", () => {
    expect(readAll("")).toEqual([])
    expect(readAll("\uFEFF\n \n\r\n")).toEqual([])
  })
})
