import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readTruth } from "./readTruth.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "truth-"))
})
afterAll(() => rmSync(folder, { recursive: true }))
const read = (text: string) => {
  writeFileSync(join(folder, "t.csv"), text)
  return readTruth(join(folder, "t.csv"))
}

describe("readTruth", () => {
  it("reads ids under either name, and passes over rows that say nothing", async () => {
    const entities = new Map([
      ["1", "a"],
      ["2", "b"]
    ])
    expect(await read("record_id,entity_id\n1,a\n2,b\n,c\n4,\n")).toEqual({ entities, groups: new Map() })
    expect(await read("household,Entity_ID, signal_id\nh,a,1\nh,b,2\n")).toEqual({ entities, groups: new Map() })
  })

  it("tells small groups together: their figures are chance, and might point at a person", async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${i},e${i},nl`)
    const found = await read(`record_id,entity_id,origin\n${rows.join("\n")}\nx,y,one of a kind\n`)
    const groups = typeof found === "string" ? [] : [...new Set(found.groups.values())]
    expect(groups).toEqual(["nl", "small groups"])
  })

  it("says what is wrong with a header", async () => {
    expect(await read("record_id,who\n1,a\n")).toMatch(/columns record_id and entity_id/u)
    expect(await read("")).toMatch(/empty/u)
  })
})
