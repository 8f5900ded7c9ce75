import data from "./data/model.json" with { type: "json" }
import type { Model } from "./Model.ts"

/**
 * The shipped model. Estimated on generated Dutch signals with known truth by `bench/linkage/train.ts`; no real person's data went in.
 * The cast: TypeScript reads a JSON tuple as an array; `shippedModel.test.ts` checks that every class, field and level is there.
 */
export const model = data as unknown as Model
