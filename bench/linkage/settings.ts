import type { Model } from "../../packages/linkage/src/match/Model.ts"

/** Where one level of likeness ends and the next begins, chosen by eye on the spread of true and false pairs. */
export const SIMILARITY: Model["similarity"] = { name: [0.55, 0.35, 0.2], place: [0.45, 0.1] }
