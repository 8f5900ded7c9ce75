import { describe, expect, it } from "vitest"
import { largeLink, sampleLink } from "../../testing/sampleLinks.ts"
import { graphOf } from "./graph.ts"

const { signals, explanation } = sampleLink(1)

describe("graphOf", () => {
  it("has every signal once, and none on top of another or outside the picture", () => {
    for (const link of [sampleLink(1), largeLink(300)]) {
      const { nodes, width, height } = graphOf(link.signals, link.explanation, [])
      expect(nodes.map((node) => node.signal.id)).toEqual(link.signals.map((signal) => signal.id))
      expect(new Set(nodes.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)).size).toBe(nodes.length)
      for (const { x, y } of nodes) expect(x > 0 && x < width && y > 0 && y < height).toBe(true)
    }
  })

  it("ties what was compared, and says which of it reaches the bar", () => {
    const found = graphOf(signals, { ...explanation, bar: 2 }, [])
    expect(found.ties.map(({ from, to, holds }) => [from.number, to.number, holds])).toEqual([
      [1, 2, true],
      [1, 3, false]
    ])
  })

  it("leaves out comparisons with a signal that the viewer does not see", () => {
    expect(graphOf(signals.slice(0, 2), explanation, []).ties).toHaveLength(1)
  })

  it("marks what people confirmed", () => {
    const found = graphOf(
      signals,
      explanation,
      signals.slice(0, 1).map((signal) => signal.id)
    )
    expect(found.nodes.map((node) => node.confirmed)).toEqual([true, false, false])
  })

  it("is the same at every look", () => {
    expect(graphOf(signals, explanation, [])).toEqual(graphOf(signals, explanation, []))
  })
})
