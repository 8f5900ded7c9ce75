const most = (of: ReadonlyMap<string, number>): number => Math.max(0, ...of.values())

const count = (into: Map<string, number>, value: string) => into.set(value, (into.get(value) ?? 0) + 1)

/**
 * What a thief learns from values that can be one of a few only, at best: even if he were told what each stored value mostly stands for. Gives the share
 * of all signals that he reads rightly beyond those he would by always naming the most usual; 0: the store tells him nothing. Where there are few
 * signals of a value, some are right by luck.
 */
export const fewAttack = (
  signals: ReadonlyArray<{ readonly value: string; readonly truth: string } | undefined>
): number => {
  const usual = new Map<string, number>()
  const within = new Map<string, Map<string, number>>()
  for (const signal of signals) {
    if (signal === undefined) continue
    count(usual, signal.truth)
    const own = within.get(signal.value) ?? new Map<string, number>()
    count(own, signal.truth)
    within.set(signal.value, own)
  }
  const read = [...within.values()].reduce((sum, own) => sum + most(own), 0)
  return signals.length === 0 ? 0 : (read - most(usual)) / signals.length
}
