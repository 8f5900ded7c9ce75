import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { BUDGET } from "@kruisverband/linkage/match"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { LONGEST_LINE } from "./LineReader.ts"
import { runLink } from "./runLink.ts"

let folder = ""
let told = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "link-"))
  told = ""
  const hear = (text: string | Uint8Array) => {
    told += String(text)
    return true
  }
  vi.spyOn(process.stdout, "write").mockImplementation(hear)
  vi.spyOn(process.stderr, "write").mockImplementation(hear)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const link = async (csv: string | Uint8Array, ...more: ReadonlyArray<string>) => {
  const [input, out] = [join(folder, "in.csv"), join(folder, "out.csv")]
  writeFileSync(input, csv)
  const code = await runLink([input, "--out", out, ...more])
  return { code, rows: code === 0 ? readFileSync(out, "utf8").trimEnd().split("\n").slice(1) : [] }
}
const HEADER = "record_id,given_names,family_name,birth_date"
const compared = () => Number(/(\d+) pairs compared/u.exec(told)?.[1])

describe("link", () => {
  it("says of an empty file that it is empty, and of one without an id that it has none", async () => {
    expect((await link("")).code).toBe(1)
    expect(told).toContain("leeg, er is niet eens een kopregel")
    expect(told).toContain("empty, not even a header")
    expect((await link("\uFEFF\r\n\r\n")).code).toBe(1)
    expect((await link("name,age\nFenna,17\n")).code).toBe(1)
    expect(told).toContain("geen kolom record_id in de kopregel (gebruik --map hunne=record_id)")
    expect(told).toContain("no column record_id in the header (use --map theirs=record_id)")
  })

  it("says of a file in another encoding what to do, and counts the records that lost letters by it", async () => {
    const text = `${HEADER}\n1,José,Müller,2001-02-03\n2,Piet,Jansen,2001-02-04\n`
    expect((await link(Buffer.from(`\uFEFF${text}`, "utf16le"))).code).toBe(1)
    expect(told).toContain("geen UTF-8-tekst; sla het op als UTF-8")
    expect(told).toContain("not UTF-8 text; save it as UTF-8")
    expect((await link(Buffer.from(text, "latin1"))).rows).toHaveLength(2)
    expect(told).toContain("1 records with characters that are not UTF-8")
    told = ""
    expect((await link(text)).rows).toHaveLength(2)
    expect(told).not.toContain("UTF-8")
  })

  it("links a file of a header alone: no record, no cluster", async () => {
    expect(await link(`${HEADER}\n`)).toEqual({ code: 0, rows: [] })
    expect(told).toContain("0 records, 0 rows skipped, 0 pairs compared")
    expect((await link(HEADER, "--rule", "covenant")).code).toBe(0)
  })

  it("compares nothing for a name that hundreds have, and bounds what birth dates add to it", async () => {
    const one = (i: number) => `m${i},Mohamed,Ali,${1950 + (i % 50)}-0${1 + (i % 9)}-0${1 + (i % 7)}`
    const records = 800
    const { rows } = await link(
      `${HEADER}\n${Array.from({ length: records }, (_, i) => one(i)).join("\n")}\n`,
      "--frozen"
    )
    expect(rows.length).toBe(records)
    // some nine tokens each: the budget and three for each, and every pair is of two
    expect(compared()).toBeLessThan((records * (BUDGET + 3 * 12)) / 2)
    expect(told).toContain(`${records} records, 0 rows skipped`)
  })

  it("leaves apart what is equal in everything when there are too many of it", async () => {
    const { rows } = await link(
      `${HEADER}\n${Array.from({ length: 300 }, (_, i) => `e${i},Jan,Jansen,1990-02-03`).join("\n")}`
    )
    expect(new Set(rows.map((row) => row.split(",")[1])).size).toBe(300)
    expect(compared()).toBe(0)
  })

  it("takes text of any script, zero bytes, unpaired halves and a thousand accents for what they are: names", async () => {
    const hostile = [
      "\u202Eannef\u202C",
      "\u0000\u0001\u001F",
      `a${"\u0301".repeat(1000)}`,
      "\uFEFF\u200B\u200D",
      "👩‍👩‍👧‍👦",
      "ﷺ",
      "𝕱𝖊𝖓𝖓𝖆",
      "İıŞş",
      "=cmd|'/c calc'!A1",
      "\uFFFF"
    ]
    const rows = hostile.flatMap((name, i) => [`h${i},${name},${name},2001-02-03`, `k${i},${name},${name},2001-02-03`])
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}\n${rows.join("\n")}\nbad,`),
      Buffer.from([0xed, 0xa0, 0x80, 0xff, 0xfe]),
      Buffer.from(",x,2001\n")
    ])
    const { code, rows: written } = await link(bytes)
    expect(code).toBe(0)
    expect(written.length).toBe(2 * hostile.length + 1)
    expect(written.map((row) => row.split(",")[0])).toContain("bad")
  })

  it("cuts cells of a megabyte, and passes over lines of more than a record", async () => {
    const big = "x".repeat(1_000_000)
    const line = "y".repeat(LONGEST_LINE + 1)
    const { code, rows } = await link(
      `${HEADER}\n1,${big},${big},${big}\n2,"${big}",Vos,2001\n3,${line},Vos,2001\n4,Fenna,Vos,2001\n`
    )
    expect(code).toBe(0)
    expect(rows.map((row) => row.split(",")[0])).toEqual(["1", "2", "4"])
    expect(told).toContain(`line 4: longer than ${LONGEST_LINE} characters; row skipped`)
  })

  it("tells a hundred bad rows and counts the rest", async () => {
    const bad = Array.from({ length: 250 }, (_, i) => (i % 2 === 0 ? ",Nobody,X,2000" : "1,2"))
    expect((await link(`${HEADER}\nfirst,A,B,2000\n${bad.join("\n")}\nfirst,A,B,2000\n`)).rows).toEqual(["first,first"])
    expect(told.match(/row skipped/gu)?.length).toBe(100)
    expect(told.match(/rij overgeslagen/gu)?.length).toBe(100)
    expect(told).toContain("en nog 151 rijen overgeslagen")
    expect(told).toContain("and 151 more rows skipped")
    expect(told).toContain("1 records, 251 rows skipped")
  })

  it("names the first of thousands of columns that are not read", async () => {
    const columns = Array.from({ length: 5000 }, (_, i) => `extra${i}`)
    await link(`record_id,${columns.join(",")}\n1${",x".repeat(5000)}\n`)
    expect(told).toContain("columns not read: extra0, extra1,")
    expect(told).toContain("extra29 and 4970 more")
  })

  it("writes ids as they came, also those that need quotes", async () => {
    const { rows } = await link(`${HEADER}\n"a,b",Fenna,Vos,2001-02-03\n"say ""hi""",Bram,Bos,1990-04-05\n`)
    expect(rows).toEqual(['"a,b","a,b"', '"say ""hi""","say ""hi"""'])
  })

  it("refuses an output that cannot be written before it does any work, and one file for both", async () => {
    expect((await link(`${HEADER}\n`, "--explain", join(folder, "no", "folder"))).code).toBe(1)
    expect(told).toContain("koppelen is niet gelukt: de map of het bestand is er niet")
    expect(told).toContain("could not link")
    expect((await link(`${HEADER}\n`, "--explain", join(folder, "out.csv"))).code).toBe(2)
  })

  it("says of a folder that it is one, whether to read or to write, and leaves what was there", async () => {
    expect(await runLink([folder, "--out", join(folder, "out.csv")])).toBe(1)
    expect(told).toContain("koppelen is niet gelukt: dit is een map; noem een bestand")
    told = ""
    writeFileSync(join(folder, "in.csv"), `${HEADER}\n`)
    expect(await runLink([join(folder, "in.csv"), "--out", folder])).toBe(1)
    expect(told).toContain("could not link: this is a folder; name a file")
    expect(readdirSync(folder)).toEqual(["in.csv"])
  })

  it("does not write over the file that it reads, by whichever name", async () => {
    const [input, other] = [join(folder, "in.csv"), join(folder, "other.csv")]
    writeFileSync(input, `${HEADER}\n1,Fenna,Vos,2001\n`)
    symlinkSync(input, other)
    for (const out of [input, other]) {
      told = ""
      expect(await runLink([input, "--out", out])).toBe(2)
      expect(told).toContain("noem een ander bestand")
      expect(told).toContain("name another file")
    }
    expect(readFileSync(input, "utf8")).toContain("Fenna")
  })

  it("leaves the outcome of an earlier run, and nothing half done, when it cannot write all", async () => {
    const out = join(folder, "out.csv")
    writeFileSync(out, "earlier")
    // every write to this device fails as on a full disk; only Linux has it
    if (!existsSync("/dev/full")) return
    expect((await link(`${HEADER}\n1,Fenna,Vos,2001\n2,Fenna,Vos,2001\n`, "--explain", "/dev/full")).code).toBe(1)
    expect(told).toContain("de schijf is vol; maak ruimte en begin opnieuw")
    expect(readFileSync(out, "utf8")).toBe("earlier")
    expect(readdirSync(folder).sort()).toEqual(["in.csv", "out.csv"])
  })

  it("explains every compared pair of a large file, line by line", async () => {
    const people = Array.from(
      { length: 300 },
      (_, i) => `Fenna,Elzen${"abcdefghij"[i % 10]}oord,19${50 + (i % 50)}-03-14`
    )
    const rows = people.flatMap((one, i) => [`a${i},${one}`, `b${i},${one}`])
    const why = join(folder, "why.ndjson")
    const { rows: written } = await link(`${HEADER}\n${rows.join("\n")}\n`, "--explain", why)
    const lines = readFileSync(why, "utf8").trimEnd().split("\n")
    expect(lines.length).toBe(compared())
    const clusterOf = new Map(written.map((row) => row.split(",").slice(0, 2) as [string, string]))
    for (const line of lines) {
      const pair: { a: string; b: string; linked: boolean; weight: number; terms: ReadonlyArray<{ weight: number }> } =
        JSON.parse(line)
      expect(pair.a < pair.b).toBe(true)
      expect(pair.linked).toBe(clusterOf.get(pair.a) === clusterOf.get(pair.b))
      expect(pair.terms.reduce((sum, term) => sum + term.weight, 0)).toBe(pair.weight)
    }
  })
})
