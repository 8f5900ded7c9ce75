export interface Edge {
  readonly a: string
  readonly b: string
  /** Bits of evidence, raw: the threshold is not in it. */
  readonly weight: number
  /** What they share is too little to join two that nothing else holds together (see `meets`): it counts where something does. */
  readonly slight?: boolean
}

export interface ClusterOptions {
  /** Bits from which two records may be one person: see `threshold`. */
  readonly threshold: number
  readonly mustLink: ReadonlyArray<readonly [string, string]>
  readonly cannotLink: ReadonlyArray<readonly [string, string]>
  /**
   * No cluster reaches further than this from its first member to its last, and a member on the border of two is in the one it fits best.
   * Absent: no limit, and what fits two equally is in none.
   */
  readonly reach?: Reach
}

/** Where members stand on a line (days), and how far a cluster may reach along it unless people made it longer. */
export interface Reach {
  /** A member that is not named has no place, and reaches no further than any. */
  readonly at: ReadonlyMap<string, number>
  readonly most: number
}
