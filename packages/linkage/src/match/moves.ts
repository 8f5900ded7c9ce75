import { CLASSES, compiled } from "./compiled.ts"
import { CROWDS } from "./crowd.ts"
import type { Model } from "./Model.ts"

/** One number of a model, before and after. */
export interface Move {
  /** Its place in the model file. */
  readonly place: string
  readonly before: number
  readonly after: number
  /** What the move adds to the evidence for its class, in bits. */
  readonly bits: number
}

const numbersOf = (model: Model): ReadonlyMap<string, number> => {
  const out = new Map<string, number>()
  for (const crowd of CROWDS) for (const of of CLASSES) out.set(`shares.${crowd}.${of}`, model.shares[crowd][of])
  for (const of of CLASSES)
    for (const [field, levels] of Object.entries(model.levels[of]))
      for (const [level, chance] of Object.entries(levels)) out.set(`levels.${of}.${field}.${level}`, chance)
  return out
}

/** Every share and chance that differs, the furthest moved first. */
export const movesOf = (parent: Model, model: Model): ReadonlyArray<Move> => {
  const now = numbersOf(model)
  return [...numbersOf(parent)]
    .map(([place, before]): Move => {
      const after = now.get(place) ?? before
      return { place, before, after, bits: Math.log2(after / before) }
    })
    .filter(({ before, after }) => before !== after)
    .toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits) || (x.place < y.place ? -1 : 1))
}

/** Bits from which the evidence on a pair starts, for each crowd: what people see first in an explanation. `bits` is the difference. */
export const priorMovesOf = (parent: Model, model: Model): ReadonlyArray<Move> =>
  CROWDS.map((crowd) => {
    const [before, after] = [compiled(parent).prior({ crowd }), compiled(model).prior({ crowd })]
    return { place: crowd, before, after, bits: after - before }
  })
