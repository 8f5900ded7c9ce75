import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isVersion, model, publish, readModel } from "./index.ts"

type Tree = { [name: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value)
const parsed = (): Tree => JSON.parse(JSON.stringify(model))

/** Every place in the file, inner ones included. */
const places = (tree: Tree, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  Object.entries(tree).flatMap(([name, value]) => [
    [...path, name],
    ...(isTree(value) ? places(value, [...path, name]) : [])
  ])
const treeAt = (tree: Tree, path: ReadonlyArray<string>): Tree =>
  path.reduce<Tree>((at, name) => {
    const next = at[name]
    return isTree(next) ? next : {}
  }, tree)
const faultsOf = (tree: unknown) => {
  const found = readModel(JSON.stringify(tree))
  return "faults" in found ? found.faults.map(({ en }) => en) : []
}
const faultsIn = (text: string) => {
  const found = readModel(text)
  return "faults" in found ? found.faults.map(({ nl }) => nl) : []
}
const changed = (path: ReadonlyArray<string>, value: unknown) => {
  const tree = parsed()
  treeAt(tree, path.slice(0, -1))[path.at(-1) ?? ""] = value
  return faultsOf(tree)
}

describe("readModel", () => {
  it("reads the shipped model, and any that was published", () => {
    expect(readModel(JSON.stringify(model))).toEqual({ model })
    const next = publish(model, "2026.12-1", model.version)
    expect(readModel(JSON.stringify(next))).toEqual({ model: next })
  })

  it("names the place of whatever is missing, and nothing that is not wrong", () => {
    const all = places(parsed())
    fc.assert(
      fc.property(fc.constantFrom(...all), (path) => {
        const tree = parsed()
        delete treeAt(tree, path.slice(0, -1))[path.at(-1) ?? ""]
        expect(faultsOf(tree)).toEqual([
          `${path.join(".")} is missing: take over what the model has that this one came from`
        ])
      }),
      { numRuns: 300 }
    )
  })

  it("refuses what it does not know: a newer model is not read by half", () => {
    expect(changed(["levels", "match", "voice"], { same: 1 })).toEqual([
      "levels.match.voice is not known to this program: take it out, or update the program"
    ])
    expect(changed(["shares", "4", "cousin"], 0.1)).toEqual([
      "shares.4.cousin is not known to this program: take it out, or update the program"
    ])
  })

  it("refuses chances that are none, and sums that are not 1", () => {
    expect(changed(["levels", "twin", "sex", "same"], "0.9")[0]).toBe(
      "levels.twin.sex.same is not a number from 0 to 1: put such a number"
    )
    expect(changed(["levels", "twin", "sex", "same"], 1.5)).toContain(
      "levels.twin.sex.same is not a number from 0 to 1: put such a number"
    )
    expect(changed(["levels", "match", "email"], { same: 0, differs: 1 })).toEqual([
      "levels.match.email.same is 0: a chance that was not met is small, not nothing; put a small number, such as 0.000001"
    ])
    expect(changed(["levels", "match", "email"], { same: 0.5, differs: 0.4 })).toEqual([
      "levels.match.email sums to 0.9000 and not to 1: divide each chance by that sum"
    ])
    expect(changed(["shares", "none", "stranger"], 0.99)[0]).toMatch(/^shares sums to/u)
  })

  it("refuses bounds, bars and names that are none", () => {
    expect(changed(["similarity", "name"], [0.3, 0.4, 0.2])[0]).toMatch(/^similarity\.name/u)
    expect(changed(["similarity", "street"], 0.4)[0]).toMatch(/^similarity\.street/u)
    expect(changed(["threshold", "perDoubling"], -1)[0]).toMatch(/^threshold\.perDoubling/u)
    expect(changed(["version"], "newest")).toEqual([
      "version is not a version: write year, month and a number, such as 2026.12-1"
    ])
    expect(changed(["parent"], 7)).toEqual([
      "parent is not a version: write year, month and a number, such as 2026.12-1"
    ])
    expect(isVersion("2026.12-1")).toBe(true)
    expect(isVersion("2026.12-1+shares")).toBe(false)
  })

  it("says each fault in Dutch too, at the same place", () => {
    const tree = { ...parsed(), version: "newest", more: 1, threshold: { base: 99, records: 1, perDoubling: 0 } }
    expect(faultsIn(JSON.stringify(tree))).toEqual([
      "more kent dit programma niet: haal het weg, of werk het programma bij",
      "version is geen versie: schrijf jaar, maand en een nummer, zoals 2026.12-1",
      "threshold.base is geen getal van -50 tot en met 50: zet er zo'n getal"
    ])
  })

  it("never throws, whatever the text", () => {
    expect(faultsIn("{")).toEqual(["geen JSON: maak het opnieuw met kv model train"])
    expect(faultsIn("[]")).toEqual(["geen object: maak het opnieuw met kv model train"])
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect("faults" in readModel(text)).toBe(true)
      })
    )
  })
})
