import { Schema } from "effect"

/** How far a signal has come, beyond having been read, in words for its poster. */
export const TellableStage = Schema.Literals(["linked", "discussed", "closed"])
export type TellableStage = typeof TellableStage.Type
