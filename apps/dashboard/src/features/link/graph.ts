import type { Explanation, SignalView } from "@kruisverband/contract"

/** A point of the picture, in its own units. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface GraphNode extends Spot {
  /** Number of the signal on the page, from 1. */
  readonly number: number
  readonly signal: SignalView
  readonly confirmed: boolean
}

export interface GraphTie {
  readonly from: GraphNode
  readonly to: GraphNode
  /** Bits; undefined: not compared, or not shown. */
  readonly weight: number
  readonly holds: boolean
}

export interface Graph {
  readonly nodes: ReadonlyArray<GraphNode>
  /** Strongest first. */
  readonly ties: ReadonlyArray<GraphTie>
  /** Where the pseudonym stands: what the signals are said to concern. */
  readonly middle: Spot
  readonly width: number
  readonly height: number
}

const SIZE = 260
const MARGIN = 24

/**
 * The signals of a link on a circle round what they are said to concern, oldest at the top, clockwise; and the comparisons between them.
 * A function of the link, so that the picture does not move between two looks.
 */
export function graphOf(
  signals: ReadonlyArray<SignalView>,
  explanation: Pick<Explanation, "pairs" | "bar">,
  confirmed: ReadonlyArray<string>
): Graph {
  const middle = { x: SIZE / 2, y: SIZE / 2 }
  const radius = SIZE / 2 - MARGIN
  const decided = new Set(confirmed)
  const nodes = signals.map((signal, index): GraphNode => {
    const angle = (2 * Math.PI * index) / Math.max(1, signals.length) - Math.PI / 2
    return {
      number: index + 1,
      signal,
      confirmed: decided.has(signal.id),
      x: middle.x + radius * Math.cos(angle),
      y: middle.y + radius * Math.sin(angle)
    }
  })
  const byId = new Map(nodes.map((node) => [node.signal.id, node] as const))
  const ties = explanation.pairs.flatMap(({ a, b, weight }): ReadonlyArray<GraphTie> => {
    const [from, to] = [byId.get(a), byId.get(b)]
    if (from === undefined || to === undefined) return []
    return [{ from, to, weight, holds: explanation.bar === undefined || weight >= explanation.bar }]
  })
  return { nodes, ties, middle, width: SIZE, height: SIZE }
}
