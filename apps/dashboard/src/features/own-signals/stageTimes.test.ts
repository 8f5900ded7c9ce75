import { describe, expect, it } from "vitest"
import { isNoLongerLinked, stageTimes } from "./stageTimes.ts"

const steps = (...whats: ReadonlyArray<string>) =>
  whats.map((what, day) => ({ what, at: `2026-11-0${day + 1}T09:00:00Z` }))
const climb = (...whats: ReadonlyArray<string>) => ({
  stage: "linked" as const,
  receivedAt: "2026-10-01T09:00:00Z",
  history: steps(...whats),
  seenBy: []
})

describe("the times of the ladder", () => {
  it("are when it was received, first opened and told of further", () => {
    const seen = { role: "coordinator", purpose: "p", level: "full" as const }
    const seenBy = [
      { ...seen, at: "2026-10-03T09:00:00Z" },
      { ...seen, at: "2026-10-09T09:00:00Z" }
    ]
    expect(stageTimes({ ...climb("received", "linked"), seenBy })).toEqual({
      received: "2026-10-01T09:00:00Z",
      read: "2026-10-03T09:00:00Z",
      linked: "2026-11-02T09:00:00Z"
    })
  })

  it("are the last, where a link was undone and made again", () => {
    const again = climb("received", "linked", "no-longer-linked", "linked")
    expect(stageTimes(again).linked).toBe("2026-11-04T09:00:00Z")
    expect(isNoLongerLinked(again)).toBe(false)
    expect(isNoLongerLinked(climb("received", "linked", "no-longer-linked"))).toBe(true)
    expect(isNoLongerLinked(climb("received"))).toBe(false)
  })
})
