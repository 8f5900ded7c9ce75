import type { PartnerId, SignalId } from "../ids.ts"

/** Somebody of an organisation saw something of a signal; from the processing log. */
export type Seen = { readonly by: PartnerId; readonly signal: SignalId; readonly on: string }

export type RecipientToTell = {
  readonly partner: PartnerId
  /** What they saw, each once, in order of id. */
  readonly signals: ReadonlyArray<SignalId>
  /** When they saw any of it last. */
  readonly lastOn: string
}

/**
 * Whom a correction or erasure is passed on to, and what the person is told who asks to whom (L23; AVG 19, Wpg 30):
 * every organisation that saw one of these signals, each once and ordered by id, save for the source of each itself.
 */
export function recipientsToTell(
  signals: ReadonlyMap<SignalId, { readonly source: PartnerId }>,
  seen: ReadonlyArray<Seen>
): ReadonlyArray<RecipientToTell> {
  const byPartner = new Map<PartnerId, { signals: Set<SignalId>; lastOn: string }>()
  for (const { by, signal, on } of seen) {
    const facts = signals.get(signal)
    if (facts === undefined || facts.source === by) continue
    const one = byPartner.get(by) ?? { signals: new Set<SignalId>(), lastOn: on }
    one.signals.add(signal)
    if (on > one.lastOn) one.lastOn = on
    byPartner.set(by, one)
  }
  return [...byPartner]
    .map(([partner, one]) => ({ partner, signals: [...one.signals].sort(), lastOn: one.lastOn }))
    .sort((a, b) => (a.partner < b.partner ? -1 : 1))
}
