import { describe, expect, it } from "vitest"
import { sampleLink } from "../../testing/sampleLinks.ts"
import { linkChanges } from "./linkChanges.ts"

const before = sampleLink(1)

describe("linkChanges", () => {
  it("names a changed state, added and removed signals, and new decisions", () => {
    const [first, ...rest] = before.signals
    const after = { ...before, state: "confirmed" as const, signals: [...rest, ...sampleLink(2).signals], revision: 5 }
    expect(first).toBeDefined()
    expect(linkChanges(before, after)).toEqual([
      { what: "state", from: "proposed", to: "confirmed" },
      { what: "added", count: 3 },
      { what: "removed", count: 1 }
    ])
  })
  it("says that something changed even where nothing it can name did", () => {
    expect(linkChanges(before, { ...before, revision: 5 })).toEqual([{ what: "other" }])
    expect(linkChanges(before, before)).toEqual([])
  })
})
