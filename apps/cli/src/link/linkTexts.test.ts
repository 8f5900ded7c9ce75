import { access, constants } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { fileTexts, rowFaults, rowTold, stopped, type Told, told, useTexts } from "./linkTexts.ts"

describe("what link says", () => {
  it("tells of a row which it is, what is wrong with it and what to do, Dutch first", () => {
    expect(rowTold(7, rowFaults.noId)).toBe(
      "regel 7: geen record_id; rij overgeslagen: geef elk record een eigen record_id / line 7: no record_id; row skipped: give each record a record_id of its own"
    )
    expect(rowTold(8, rowFaults.width(2, 4))).toContain("2 cells, 4 wanted; row skipped: put text")
  })

  it("says everything in two languages that are not the same", () => {
    const some: ReadonlyArray<Told> = [
      ...[rowFaults.unclosed, rowFaults.tooLong(9), rowFaults.width(1, 2), rowFaults.noId].flatMap((f) => [
        f.what,
        f.todo
      ]),
      ...[rowFaults.longId(9), rowFaults.again].flatMap((f) => [f.what, f.todo]),
      ...[fileTexts.empty, fileTexts.noFile, fileTexts.noId, fileTexts.notText].map((text) => text("in.csv")),
      ...[fileTexts.garbled, fileTexts.moreRows].map((text) => text(3)),
      ...[useTexts.hubLimit, useTexts.noOut, useTexts.oneFile, useTexts.overInput, useTexts.sameFile],
      ...[useTexts.option("x"), useTexts.rule("x"), useTexts.map("a=b", ["record_id"])]
    ]
    for (const { nl, en } of some) {
      expect(nl.length * en.length).toBeGreaterThan(0)
      expect(nl).not.toBe(en)
      expect(told({ nl, en })).toBe(`${nl} / ${en}`)
    }
  })

  it("says what to do when the system refuses a file, and keeps its own reason", async () => {
    const error: unknown = await access(join(tmpdir(), "no", "such", "folder"), constants.W_OK).catch((e: unknown) => e)
    expect(stopped(error).nl).toBe("koppelen is niet gelukt: de map of het bestand is er niet; maak de map eerst")
    expect(stopped(error).en).toMatch(/^could not link: no such folder or file; make the folder first \(ENOENT/u)
    expect(stopped(new Error("odd")).en).toBe("could not link: try again, and report it if it stays (odd)")
    expect(stopped("odd").nl).toContain("probeer het opnieuw")
  })
})
