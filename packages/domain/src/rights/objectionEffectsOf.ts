export type ObjectionStanding = "registered" | "upheld" | "dismissed" | "withdrawn"

/** What is erased when an objection is upheld. */
export type Erasable = "signals" | "links" | "derived-case-facts" | "search-tokens" | "queued-events"

export type ObjectionEffects = {
  readonly mayLink: boolean
  readonly onAgenda: boolean
  /** `restricted`: that it is restricted, and nothing else. */
  readonly shown: "by-level" | "restricted" | "nothing"
  readonly erase: ReadonlyArray<Erasable>
  readonly clause: string
}

/**
 * What an objection does, from the moment it is registered (L22; AVG 18(1)(d), 21, 17(1)(c)): processing is restricted
 * before anyone has weighed it. Upheld, all of it is erased, with what was derived from it and what is still under way.
 * Dismissed or withdrawn, the restriction ends; that it will is told to the person first (AVG 18(3)).
 */
export function objectionEffectsOf(standing: ObjectionStanding): ObjectionEffects {
  return effects[standing]
}

const lifted = { mayLink: true, onAgenda: true, shown: "by-level", erase: [], clause: "AVG art. 18 lid 3" } as const

const effects: Readonly<Record<ObjectionStanding, ObjectionEffects>> = {
  registered: {
    mayLink: false,
    onAgenda: false,
    shown: "restricted",
    erase: [],
    clause: "AVG art. 18 lid 1 onder d, art. 21"
  },
  upheld: {
    mayLink: false,
    onAgenda: false,
    shown: "nothing",
    erase: ["signals", "links", "derived-case-facts", "search-tokens", "queued-events"],
    clause: "AVG art. 17 lid 1 onder c, art. 21"
  },
  dismissed: lifted,
  withdrawn: lifted
}
