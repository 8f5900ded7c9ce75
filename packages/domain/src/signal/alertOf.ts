import type { SignalFacts } from "./SignalFacts.ts"

/** All that a reference index may send to who asks it. */
export type Alert = {
  /** The organisation to turn to; its contact details are in the region's list. */
  readonly partner: SignalFacts["partner"]
  readonly receivedAt: SignalFacts["receivedAt"]
  /** Local date on which it is removed at the latest. */
  readonly removedOn: string
}

/**
 * What the alert of a reference index says (L14; Jeugdwet 7.1.4.3): whom to turn to, when it was reported, when it goes.
 * Nothing of what was seen, by which profession, or which behaviour: a field that is added to a signal does not come
 * along by itself. Under covenants of other kinds, existence only tells even less: no organisation either.
 */
export function alertOf({ partner, receivedAt }: SignalFacts, removedOn: string): Alert {
  return { partner, receivedAt, removedOn }
}
