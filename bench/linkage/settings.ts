import type { Model } from "../../packages/linkage/src/match/Model.ts"

/** Where one level of likeness ends and the next begins, chosen by eye on the spread of true and false pairs. */
export const SIMILARITY: Model["similarity"] = { name: [0.7, 0.5, 0.25], street: [0.6] }
