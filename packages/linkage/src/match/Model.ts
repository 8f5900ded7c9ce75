import type { Reading } from "@kruisverband/domain"
import type { Crowd } from "./crowd.ts"
import type { FieldLevels, LevelField } from "./FieldLevels.ts"

/** What two records may be to each other: one person, or one of the readings. */
export type LatentClass = "match" | Reading

export type Shares = Readonly<Record<LatentClass, number>>

/**
 * A frozen linkage model: the chance of each agreement level within each class (Fellegi & Sunter 1969, with named classes in the place of
 * one "non-match"). Estimated once on generated data; `version` is named by every link that it weighed.
 */
export interface Model {
  readonly version: string
  /** Version of the model that this one was re-estimated from; absent for one estimated by itself. */
  readonly parent?: string
  /** Share of each class and crowd among all candidate pairs. Only the odds within a crowd count. */
  readonly shares: Readonly<Record<Crowd, Shares>>
  /**
   * Only in a model fitted to a file without families: the share of each class among the pairs of each overlap, by its code. Where it has them, the odds
   * start from these and not from the crowd.
   */
  readonly overlaps?: Readonly<Record<string, Shares>>
  readonly levels: Readonly<
    Record<LatentClass, { readonly [F in LevelField]: Readonly<Record<FieldLevels[F], number>> }>
  >
  readonly threshold: {
    /** Bits that a pair needs up to `records` active records. */
    readonly base: number
    readonly records: number
    /** Bits more for each doubling beyond that. */
    readonly perDoubling: number
  }
  readonly similarity: {
    /** Least likeness of two names for `near`, `close` and `loose`. */
    readonly name: readonly [near: number, close: number, loose: number]
    /** Least likeness of two sketches of streets that count as one street. */
    readonly street: readonly [same: number]
  }
}
