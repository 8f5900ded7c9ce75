import { compiled } from "./compiled.ts"
import type { Levels } from "./levels.ts"
import type { LatentClass, Model } from "./Model.ts"

/** The chance of each class for a pair that agrees so: sums to 1. */
export const responsibilities = (levels: Levels, model: Model): ReadonlyMap<LatentClass, number> => {
  const bits = compiled(model).joint(levels)
  const most = Math.max(...bits.values())
  let all = 0
  for (const one of bits.values()) all += 2 ** (one - most)
  return new Map([...bits].map(([of, one]) => [of, 2 ** (one - most) / all] as const))
}
