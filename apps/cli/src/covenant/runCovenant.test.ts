import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { demoCovenants } from "@kruisverband/domain/demo"
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { stringify } from "yaml"
import { runCovenant } from "./runCovenant.ts"

const folder = mkdtempSync(join(tmpdir(), "covenant-"))
const file = (name: string, document: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, name.endsWith(".json") ? JSON.stringify(document) : stringify(document))
  return path
}
const [pga] = demoCovenants

describe("kv covenant", () => {
  let said = ""
  beforeEach(() => {
    said = ""
    vi.spyOn(console, "log").mockImplementation((line) => {
      said += `${line}\n`
    })
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(() => rmSync(folder, { recursive: true }))

  it("finds a complete document in order, in YAML and in JSON", async () => {
    for (const name of ["whole.yaml", "whole.json"]) {
      expect(await runCovenant(["check", file(name, pga)])).toBe(0)
      expect(said).toContain("merenland-radicalisering versie 1: in orde / complete")
    }
  })

  it("names each missing field with its law, and what the document had better say apart", async () => {
    const { basis, archive: _, ...rest } = pga ?? {}
    const { dpia: __, ...less } = basis ?? {}
    expect(await runCovenant(["check", file("less.yaml", { ...rest, basis: less, purposes: [] })])).toBe(1)
    expect(said).toContain("/purposes (AVG art. 5 lid 1 onder b)")
    expect(said).toContain("/basis/dpia (AVG art. 35)")
    expect(said).toContain("advies / advice /archive (Archiefwet 1995 art. 3 en 5)")
    expect(said).not.toContain("in orde")
  })

  it("says of a file that is no covenant where it is wrong", async () => {
    expect(await runCovenant(["check", file("odd.json", { id: "x", kinds: ["gossip"], colour: "red" })])).toBe(1)
    expect(said).toContain("/kinds/0")
    expect(said).toContain("/colour")
  })

  it("prints a template that still asks for what only the parties know", async () => {
    expect(await runCovenant(["new", "person-directed"])).toBe(0)
    const path = join(folder, "fresh.yaml")
    writeFileSync(path, said.replace('id: ""', "id: nieuw"))
    said = ""
    expect(await runCovenant(["check", path])).toBe(1)
    expect(said).toContain("/retention/closedCase")
    expect(await runCovenant(["new", "nothing-like-it"])).toBe(2)
  })
})
