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

/**
 * The model with the bar of a fit: it knows how usual each reading is in its file, and its size. So two count as one from even odds on, `above` bits aside,
 * without what the shipped bar makes up for, and no further doubling raises it.
 */
export const withOwnBar = (model: Model, above = 0): Model => ({
  ...model,
  threshold: { ...model.threshold, base: above, perDoubling: 0 }
})
