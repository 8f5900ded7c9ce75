import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { headerOf, mapOf } from "./columns.ts"
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

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const twoOf = (row: string): readonly [string, string] => {
  const [id = "", cluster = ""] = row.split(",")
  return [id, cluster]
}
const link = async (csv: string, ...more: ReadonlyArray<string>) => {
  const out = join(folder, "out.csv")
  const code = await runLink([file("in.csv", csv), "--out", out, ...more])
  const rows = code === 0 ? readFileSync(out, "utf8").trim().split("\n") : []
  return { code, rows, clusterOf: new Map(rows.slice(1).map(twoOf)) }
}

const FENNA = `record_id,given_names,family_name,birth_date
1,Fenna,Elzenoord,2008-03-14
2,Bram,Vos,2001-02-03
3,Fenna,Elzenoord,2008-03-14
`

describe("link", () => {
  it("writes a row for every record in the order of the file, and links who is one person", async () => {
    const { code, rows } = await link(FENNA)
    expect(code).toBe(0)
    expect(rows).toEqual(["record_id,cluster_id", "1,1", "2,2", "3,1"])
    expect(told).toMatch(/^3 records gelezen, 0 rijen overgeslagen, 1 paren vergeleken/mu)
    expect(told).toMatch(/^3 records, 0 rows skipped, 1 pairs compared/mu)
  })

  it.each([
    ["a byte order mark and Windows line ends", `\uFEFF${FENNA.replaceAll("\n", "\r\n")}`],
    ["semicolons", FENNA.replaceAll(",", ";")],
    ["quotes", FENNA.replace("Fenna", '"Fenna"')],
    ["no line end at the end", FENNA.trimEnd()],
    ["spaces round the header and cells", FENNA.replaceAll(",", " , ")],
    ["empty lines", FENNA.replaceAll("\n", "\n\n")]
  ])("reads %s", async (_, csv) => {
    const { clusterOf } = await link(csv)
    expect(clusterOf.get("3")).toBe("1")
    expect(clusterOf.size).toBe(3)
  })

  it("knows other names of the columns, and learns more by --map", async () => {
    const febrl =
      " rec_id, given_name, surname, date_of_birth, soc_sec_id\nr1, fenna, elzenoord, 20080314, 1\nr2, fenna, elzenoord, 20080314, 2\n"
    expect((await link(febrl)).clusterOf.get("r2")).toBe("r1")
    expect(told).toContain("columns not read: soc_sec_id")
    const own = FENNA.replace("record_id,given_names", "Nummer,Voornaam")
    expect((await link(own, "--map", "Nummer=record_id", "--map", "Voornaam=given_names")).clusterOf.get("3")).toBe("1")
  })

  it("reports a bad row with its line and goes on", async () => {
    const bad = FENNA.replace("2,Bram", '2,"Bram').replace("3,Fenna", ",Nobody,X,2000\n1,Twice,X,2000\na,b\n3,Fenna")
    const { code, rows } = await link(bad)
    expect(code).toBe(0)
    expect(rows).toEqual(["record_id,cluster_id", "1,1", "3,1"])
    expect(told).toContain("line 3: a quote does not close")
    expect(told).toContain("line 4: no record_id")
    expect(told).toContain("line 5: record_id was there before")
    expect(told).toContain("line 6: 2 cells, 4 wanted")
  })

  it("says by which model it weighed, and what of it was fitted to the file", async () => {
    await link(FENNA)
    expect(told).toMatch(
      /model \S+, (?:as shipped: a fit to this file would not link less|its shares fitted to this file)$/mu
    )
    await link(FENNA, "--frozen")
    expect(told).toMatch(/model \S+, as shipped$/mu)
  })

  it("explains every compared pair by codes and sentences, without a value of a person", async () => {
    const to = join(folder, "why.ndjson")
    await link(FENNA, "--explain", to)
    const text = readFileSync(to, "utf8")
    const [first] = text.trim().split("\n")
    const pair = JSON.parse(first ?? "{}")
    expect(pair).toMatchObject({ a: "1", b: "3", linked: true })
    expect(pair.terms.reduce((sum: number, t: { weight: number }) => sum + t.weight, 0)).toBe(pair.weight)
    expect(pair.explanation.why.nl).toContain("naam gelijk")
    expect(text).not.toMatch(/fenna|elzenoord|2008/iu)
  })

  it("keeps to the covenant's rule on request", async () => {
    const rows = (
      angle: string,
      covenant: string,
      at: string
    ) => `record_id,covenant,angle,given_names,family_name,birth_date,observed_at
1,c1,school,Fenna,Elzenoord,2008-03-14,2026-01-01
2,${covenant},${angle},Fenna,Elzenoord,2008-03-14,${at}
`
    const linked = async (angle: string, covenant: string, at: string) =>
      (await link(rows(angle, covenant, at), "--rule", "covenant")).clusterOf.get("2") === "1"
    expect(await linked("welfare", "c1", "2026-05-01")).toBe(true)
    expect(await linked("education", "c1", "2026-05-01")).toBe(false)
    expect(await linked("welfare", "c2", "2026-05-01")).toBe(false)
    expect(await linked("welfare", "c1", "2029-05-01")).toBe(false)
    expect((await link(rows("education", "c2", "2029-05-01"))).clusterOf.get("2")).toBe("1")
  })

  it("refuses wrong use with a word of help, and a file that cannot be read", async () => {
    const input = file("in.csv", FENNA)
    expect(await runLink([])).toBe(2)
    expect(told).toMatch(/^geef één bestand om te koppelen \/ one input file, please$/mu)
    expect(await runLink([input])).toBe(2)
    expect(await runLink([input, "--out", "x", "--rule", "none"])).toBe(2)
    expect(await runLink([input, "--out", "x", "--map", "a=b"])).toBe(2)
    expect(await runLink([input, "--out", "x", "--unknown"])).toBe(2)
    expect(told).toContain("deze opties zijn niet goed")
    expect(told).toContain("Unknown option '--unknown'")
    expect(await runLink([join(folder, "nowhere.csv"), "--out", "x"])).toBe(1)
    expect(told).toContain("dit bestand is er niet; kijk de naam en de map na / ")
    expect(await runLink([input, "--out", join(folder, "no", "folder.csv")])).toBe(1)
    expect(await runLink([file("other.csv", "a,b\n1,2\n"), "--out", join(folder, "x")])).toBe(1)
    expect(await runLink([file("empty.csv", ""), "--out", join(folder, "x")])).toBe(1)
    expect(await runLink(["--help"])).toBe(0)
  })
})

describe("columns", () => {
  it("says which --map it does not understand", () => {
    expect(mapOf(["x=nothing"])).toMatch(/write theirs=ours/u)
    expect(mapOf(["a=b=record_id"])).toEqual(new Map([["a=b", "record_id"]]))
  })

  it("counts the first of two equal columns", () => {
    expect(headerOf(["id", "rec_id"], new Map())).toMatchObject({ doubled: ["rec_id"] })
  })
})
