import type { Facet, LinkState, RetractionReason } from "@kruisverband/domain"

/**
 * What one decision says about signals: within a group they concern the same, between groups they do not.
 * A confirmation is one group; a rejection one group per signal; a split the groups as given.
 */
export interface Judgement {
  readonly review: string
  /** Facets it speaks about; empty: all. A rejected likeness of persons says nothing about a shared place. */
  readonly facets: ReadonlyArray<Facet>
  readonly groups: ReadonlyArray<ReadonlyArray<string>>
  /** Only pairs with this signal are spoken of; absent: all. */
  readonly about?: string | undefined
}

export type Verdict = "together" | "apart" | "open"

export interface Standing {
  readonly state: Exclude<LinkState, "retracted">
  /** Signals that people said belong together; all of them when confirmed. Sorted. */
  readonly confirmedSignals: ReadonlyArray<string>
}

/** Verdict per unordered pair of `signals`, by index; the newest decision that speaks of both counts. */
const verdicts = (
  signals: ReadonlyArray<string>,
  facets: ReadonlyArray<Facet>,
  judgements: ReadonlyArray<Judgement>
): ReadonlyArray<ReadonlyArray<Verdict>> => {
  const table = signals.map(() => signals.map((): Verdict => "open"))
  for (const judgement of judgements) {
    if (judgement.facets.length > 0 && !judgement.facets.some((facet) => facets.includes(facet))) continue
    const groupOf = new Map(judgement.groups.flatMap((group, index) => group.map((signal) => [signal, index] as const)))
    const groups = signals.map((signal) => groupOf.get(signal))
    for (const [i, a] of groups.entries()) {
      for (const [j, b] of groups.entries()) {
        const row = table[i]
        if (i === j || a === undefined || b === undefined || row === undefined) continue
        if (judgement.about !== undefined && ![signals[i], signals[j]].includes(judgement.about)) continue
        row[j] = a === b ? "together" : "apart"
      }
    }
  }
  return table
}

/** Sets of signals joined by "together" in which nobody put two apart, largest first, then by their first signal. */
const companies = (
  signals: ReadonlyArray<string>,
  table: ReadonlyArray<ReadonlyArray<Verdict>>
): ReadonlyArray<ReadonlyArray<string>> => {
  const left = new Set(signals.keys())
  const found: Array<ReadonlyArray<string>> = []
  for (const start of signals.keys()) {
    if (!left.delete(start)) continue
    const members = [start]
    for (const member of members) {
      for (const other of [...left]) {
        if (table[member]?.[other] !== "together") continue
        left.delete(other)
        members.push(other)
      }
    }
    const contradicted = members.some((a) => members.some((b) => table[a]?.[b] === "apart"))
    if (!contradicted) found.push(members.flatMap((index) => signals[index] ?? []).sort())
  }
  return found.sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1))
}

/**
 * How a proposal stands under the decisions in force, oldest first. Everything is derived from the decisions, so that
 * none is lost whatever order the machine's changes come in:
 * confirmed when all signals belong together, rejected when all are apart, proposed while a person has something new to
 * judge or people contradicted each other.
 */
export const standingOf = (
  signals: ReadonlyArray<string>,
  facets: ReadonlyArray<Facet>,
  judgements: ReadonlyArray<Judgement>
): Standing => {
  const sorted = [...signals].sort()
  const table = verdicts(sorted, facets, judgements)
  const pairs = table.flatMap((row, i) => row.slice(i + 1))
  if (pairs.length === 0) return { state: "proposed", confirmedSignals: [] }
  if (pairs.every((verdict) => verdict === "apart")) return { state: "rejected", confirmedSignals: [] }
  const largest = companies(sorted, table)[0] ?? []
  const confirmedSignals = largest.length > 1 ? largest : []
  const whole = largest.length === sorted.length
  // Every pair judged, some together and some apart: a split that the machine has not followed yet.
  const judged = !pairs.includes("open") && confirmedSignals.length > 0
  return { state: whole || judged ? "confirmed" : "proposed", confirmedSignals }
}

/** State to show: what the machine took back is retracted, except that a rejection stays a rejection. */
export const stateOf = (standing: Standing, retraction: RetractionReason | null): LinkState => {
  if (retraction === null) return standing.state
  return retraction === "kept-apart" && standing.state === "rejected" ? "rejected" : "retracted"
}

/** One group per signal: every pair apart. */
export const allApart = (signals: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> =>
  signals.map((signal) => [signal])
