import type { Model } from "./Model.ts"

/**
 * Bits that a pair needs, for a covenant with this many active records. Strangers of one name grow with the history and true
 * matches do not, so the odds fall as it grows: a step per doubling, flat up to the model's own size. A pure
 * function of the size of the set: an edge keeps its raw evidence, and only crossing a power of two moves the bar.
 */
export const threshold = (model: Model, activeRecords: number): number => {
  const { base, records, perDoubling } = model.threshold
  const steps = Math.max(0, Math.floor(Math.log2(Math.max(1, activeRecords))) - Math.floor(Math.log2(records)))
  return base + steps * perDoubling
}
