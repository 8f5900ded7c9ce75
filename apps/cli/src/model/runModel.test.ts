import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readModel, model as shipped } from "@kruisverband/linkage/match"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { runLink } from "../link/runLink.ts"
import { runModel } from "./runModel.ts"

let folder = ""
let told = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "model-"))
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

const at = (name: string) => join(folder, name)
const file = (name: string, lines: ReadonlyArray<string>) => {
  writeFileSync(at(name), `${lines.join("\n")}\n`)
  return at(name)
}

const START = ["Kanarie", "Zwaluw", "Merel", "Reiger", "Wulp", "Kievit"]
const END = ["veld", "hof", "brug", "meer", "dijk", "horst", "kamp"]
const GIVEN = ["Fenna", "Bram", "Yusuf", "Noor", "Ilse", "Daan", "Sena"]
const PEOPLE = 160
/** Invented people, each with a home of their own and met twice; every tenth once under a name with a letter less. */
const people = Array.from({ length: PEOPLE }, (_, i) => ({
  given: GIVEN[i % GIVEN.length] ?? "",
  family: `${START[i % START.length]}${END[i % END.length]}${"abcdefghijklmnop"[Math.floor(i / 10)]}`,
  date: `${1980 + (i % 25)}-0${1 + (i % 9)}-${10 + (i % 18)}`,
  home: `${1000 + i}AB,${1 + (i % 90)}`,
  origin: i % 2 === 0 ? "nl" : "ma"
}))
const csv = () =>
  file("in.csv", [
    "record_id,given_names,family_name,birth_date,postcode,house_number",
    ...people.flatMap(({ given, family, date, home }, i) => [
      `r${2 * i},${given},${family},${date},${home}`,
      `r${2 * i + 1},${given},${i % 10 === 0 ? family.slice(0, -1) : family},${date},${home}`
    ])
  ])
const truth = () =>
  file("truth.csv", [
    "signal_id,entity_id,origin",
    ...people.flatMap(({ origin }, i) => [`r${2 * i},p${i},${origin}`, `r${2 * i + 1},p${i},${origin}`])
  ])
const CANARY = /kanarie|zwaluw|fenna|yusuf|19[89]\d-0|\br\d+\b|\bp\d+\b/iu
/** A report's part in each language: Dutch first. */
const partsOf = (html: string) => {
  expect(html).toContain('<html lang="nl">')
  const [, nl = "", en = ""] = html.split(/<section lang="(?:nl|en)" id="(?:nl|en)">/u)
  expect(html.indexOf('id="nl"')).toBeLessThan(html.indexOf('id="en"'))
  return { nl, en }
}
const tagsOf = (html: string) => html.slice(0, html.indexOf("</section>")).match(/<\/?[a-z]\w*/gu)
const train = (...more: ReadonlyArray<string>) =>
  runModel(["train", csv(), "--out", at("m.json"), "--version", "2099.01-1", ...more])

describe("kv model train", () => {
  it("writes a complete model under its own name and says that so few records are too few", async () => {
    expect(await train("--truth", truth())).toBe(0)
    const found = readModel(readFileSync(at("m.json"), "utf8"))
    expect(found).toMatchObject({ model: { version: "2099.01-1", parent: shipped.version } })
    expect("model" in found && found.model.shares).not.toEqual(shipped.shares)
    expect(told).toContain("Not advisable: fewer than 10,000 records")
    expect(told).toMatch(
      /model 2099\.01-1: 320 records, \d+ paren vergeleken.* \/ model 2099\.01-1: 320 records, \d+ pairs compared/u
    )
  })

  it("reports scores, curves and moves beside the parent model, and no value of a record", async () => {
    expect(await train("--truth", truth(), "--report", at("r.html"))).toBe(0)
    const html = readFileSync(at("r.html"), "utf8")
    const { nl, en } = partsOf(html)
    for (const heading of ["Scores tegen de antwoorden", "Kloppen de kansen?", "Onterechte koppelingen per naamgroep"])
      expect(nl).toContain(`<h2>${heading}</h2>`)
    for (const heading of ["Scores against the truth", "Calibration", "False links by name group"])
      expect(en).toContain(`<h2>${heading}</h2>`)
    expect(tagsOf(nl)).toEqual(tagsOf(en))
    expect(nl).toContain(`Wat er veranderde sinds ${shipped.version}`)
    expect(en).toContain(`What moved since ${shipped.version}`)
    for (const word of ["geen", "meer"]) expect(nl).toContain(`<th scope="row">${word}</th>`)
    for (const word of ["none", "more"]) expect(en).toContain(`<th scope="row">${word}</th>`)
    expect(nl).toMatch(/<th scope="row">Ware paren<\/th><td class="n">160<\/td>/u)
    expect(en).toMatch(/<th scope="row">True pairs<\/th><td class="n">160<\/td>/u)
    expect(html).toMatch(/<th scope="row">ma<\/th><td class="n">160<\/td>/u)
    expect(html.match(/<svg role="img" aria-label="[^"]+"/gu)).toHaveLength(4)
    expect(html.match(/<details>/gu)).toHaveLength(4)
    expect(html).not.toMatch(CANARY)
    expect(html).not.toMatch(/<script|https?:|@import|url\(|NaN|undefined/u)
    expect(readFileSync(at("m.json"), "utf8") + told).not.toMatch(/kanarie|zwaluw|fenna|yusuf/iu)
  })

  it("learns nothing from the truth", async () => {
    await train("--truth", truth())
    const with_ = readFileSync(at("m.json"), "utf8")
    rmSync(at("m.json"))
    await train()
    expect(readFileSync(at("m.json"), "utf8")).toBe(with_)
    expect(told).toContain("Cannot be judged: without --truth")
  })

  it("never writes over a file, and never under the shipped model's name", async () => {
    expect(await train()).toBe(0)
    const before = readFileSync(at("m.json"), "utf8")
    expect(await train()).toBe(1)
    expect(told).toContain("a model is never overwritten")
    expect(readFileSync(at("m.json"), "utf8")).toBe(before)
    const again = ["train", csv(), "--out", at("other.json"), "--version"]
    expect(await runModel([...again, shipped.version])).toBe(2)
    expect(told).toContain("is the name of the shipped model")
    expect(await runModel([...again, "newest"])).toBe(2)
    expect(existsSync(at("other.json"))).toBe(false)
  })
})

describe("kv model evaluate", () => {
  it("estimates without truth, and says that it does", async () => {
    expect(await runModel(["evaluate", csv(), "--report", at("r.html")])).toBe(0)
    const html = readFileSync(at("r.html"), "utf8")
    const { nl, en } = partsOf(html)
    expect(nl).toContain("een schatting, geen meting")
    expect(en).toContain("an estimate, not a measurement")
    expect(nl).toContain(`<h2>Gewichten volgens ${shipped.version}</h2>`)
    expect(en).toContain(`<h2>Weights by ${shipped.version}</h2>`)
    expect(tagsOf(nl)).toEqual(tagsOf(en))
    expect(html).not.toContain("What moved")
    expect(html).not.toMatch(CANARY)
    expect(told).toContain("estimated, without truth")
  })

  it("evaluates a model that was trained, by the figures that training gave", async () => {
    await train("--truth", truth())
    const told1 = told.slice(told.indexOf("model 2099.01-1"))
    told = ""
    expect(await runModel(["evaluate", csv(), "--model", at("m.json"), "--truth", truth()])).toBe(0)
    expect(told.trim().split("\n")).toEqual(told1.split("\n").slice(0, 3))
  })

  it("refuses a file that is no model, no truth or no records, and wrong use", async () => {
    const broken = file("broken.json", ["{}"])
    expect(await runModel(["evaluate", csv(), "--model", broken])).toBe(1)
    expect(told).toContain("broken.json: geen koppelmodel: version ontbreekt: neem over")
    expect(told).toContain("broken.json: no model: version is missing: take over")
    expect(await runModel(["evaluate", csv(), "--truth", csv()])).toBe(1)
    expect(told).toContain("a truth file has columns record_id and entity_id")
    expect(await runModel(["evaluate", csv(), "--truth", file("t.csv", ["record_id,entity_id", "z,z"])])).toBe(1)
    expect(told).toContain("noemt geen enkel record van")
    expect(told).toContain("names no record of")
    expect(await runModel(["evaluate", file("empty.csv", [])])).toBe(1)
    expect(await runModel(["evaluate", file("head.csv", ["record_id,family_name"])])).toBe(1)
    expect(await runModel(["evaluate", file("none.csv", ["a,b", "1,2"])])).toBe(1)
    expect(await runModel(["evaluate", at("nowhere.csv")])).toBe(1)
    expect(await runModel(["evaluate", csv(), "--report", at("no/folder.html")])).toBe(1)
    expect(told).toContain(
      "beoordelen is niet gelukt: de map of het bestand is er niet; maak de map eerst / could not evaluate"
    )
    expect(await runModel(["evaluate", csv(), "--report", csv()])).toBe(2)
    expect(await runModel(["evaluate", csv(), "--out", at("x")])).toBe(2)
    expect(await runModel(["train", csv()])).toBe(2)
    expect(await runModel(["train", csv(), "--out", at("x"), "--version", "2099.01-1", "--hub-limit", "0"])).toBe(2)
    expect(await runModel(["guess"])).toBe(2)
    expect(told).toContain("train of evaluate? Noem een van beide eerst / train or evaluate?")
    expect(await runModel(["train", "--guess"])).toBe(2)
    expect(told).toContain("deze opties zijn niet goed")
    expect(await runModel(["--help"])).toBe(0)
  })
})

describe("link --model", () => {
  it("weighs by the model that was given, and names it", async () => {
    await train()
    const out = at("out.csv")
    expect(await runLink([csv(), "--out", out, "--model", at("m.json"), "--frozen"])).toBe(0)
    expect(told).toMatch(/model 2099\.01-1, as given$/mu)
    expect(readFileSync(out, "utf8")).toContain("r3,r2")
    expect(await runLink([csv(), "--out", out, "--model", truth()])).toBe(1)
    expect(told).toContain("no model: not JSON")
  })
})
