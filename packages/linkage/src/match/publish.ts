import { mapShares } from "./adaptShares.ts"
import { CLASSES } from "./compiled.ts"
import { CROWDS } from "./crowd.ts"
import type { Model } from "./Model.ts"

/** Least share of a class: see the trainer of the shipped model. */
const LEAST = 1e-7

/**
 * A fitted model as one of its own, to be kept: under its own name, with the one it came from, and with shares that sum to 1. Dividing all shares by one
 * number moves no weight, since only the odds within a crowd count.
 */
export const publish = (fitted: Model, version: string, parent: string): Model => {
  const all = CROWDS.reduce(
    (sum, crowd) => sum + CLASSES.reduce((row, of) => row + Math.max(LEAST, fitted.shares[crowd][of]), 0),
    0
  )
  const { levels, threshold, similarity } = fitted
  const shares = mapShares(fitted, (share) => Math.max(LEAST, share) / all)
  return { version, parent, shares, levels, threshold, similarity }
}
