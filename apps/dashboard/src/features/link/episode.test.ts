import { describe, expect, it } from "vitest"
import { sampleLink } from "../../testing/sampleLinks.ts"
import { samplePlaceLink } from "../../testing/samplePlaceLink.ts"
import { episodeOf } from "./episode.ts"

describe("episodeOf", () => {
  it("tells place, period, themes and grounds of a link of polarisation signals", () => {
    expect(episodeOf(samplePlaceLink(5))).toEqual({
      municipalities: ["GM9002"],
      period: { first: "2026-10-02", last: "2026-10-19T20:00:00.000Z" },
      undated: 1,
      themes: [
        { theme: "inter-ethnic-tension", signals: 2 },
        { theme: "group-conflict", signals: 1 }
      ],
      grounds: ["group", "theme"]
    })
  })

  it("is nothing for a link of persons", () => {
    expect(episodeOf(sampleLink(1))).toBeUndefined()
  })

  it("has no period and no theme where no signal shares its day", () => {
    const link = samplePlaceLink(5)
    const closed = link.signals.filter((signal) => signal.level === "existence-only")
    expect(episodeOf({ ...link, signals: closed })).toMatchObject({ period: undefined, undated: 1, themes: [] })
  })
})
