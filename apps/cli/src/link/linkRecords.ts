import { deriveKeys, encode } from "@kruisverband/linkage/encode"
import { type ComparedPair, type FitVerdict, InMemoryLinker, type Model } from "@kruisverband/linkage/match"
import type { LinkRecord } from "./LinkRecord.ts"

export interface LinkOutcome {
  /** Cluster of each record: the smallest id in it. */
  readonly clusterOf: ReadonlyMap<string, string>
  readonly compared: number
  readonly hubs: number
  readonly ambiguous: number
  /** Whether a fit to the file was taken, for each group that was linked by itself; empty when none was asked for. */
  readonly fits: ReadonlyArray<FitVerdict>
}

export interface LinkRule {
  readonly angles: number
  readonly withinMonths: number
}

/** The default of a covenant document. */
export const COVENANT_RULE: LinkRule = { angles: 2, withinMonths: 24 }

const DAYS_A_MONTH = 30.44

/** Does some window of the rule's length hold signals from enough angles? A record without a date falls in every window. */
export const ruleHolds = (records: ReadonlyArray<LinkRecord>, rule: LinkRule): boolean => {
  const known = records.filter((r) => r.angle !== "")
  const undated = known.filter((r) => r.observedDay === undefined)
  const starts = known.flatMap((r) => (r.observedDay === undefined ? [] : [r.observedDay]))
  const windows = starts.length === 0 ? [0] : starts
  return windows.some((start) => {
    const inside = known.filter(
      (r) =>
        r.observedDay !== undefined &&
        r.observedDay >= start &&
        r.observedDay <= start + rule.withinMonths * DAYS_A_MONTH
    )
    return new Set([...inside, ...undated].map((r) => r.angle)).size >= rule.angles
  })
}

/** No covenant is at work here, so its key may be known: nothing encoded leaves this process. */
const KEYS = deriveKeys(new TextEncoder().encode("kruisverband link, one file, one run"))

/**
 * Links records with the correlator's own engine, its model fitted to the file where that is safe (see `fitTo`). Without a rule all records may link; with it only those of one covenant, and only clusters for
 * which the covenant's rule holds. `onPair` hears every compared pair after clustering, with whether it ended in one cluster.
 */
export const linkRecords = (
  records: ReadonlyArray<LinkRecord>,
  options: {
    readonly model: Model
    readonly hubLimit: number
    /** Weigh by the model as shipped, as a growing covenant does, and not by one fitted to this file. */
    readonly frozen?: boolean
    readonly rule?: LinkRule
    readonly onPair?: (pair: ComparedPair, linked: boolean, threshold: number, model: Model) => void
  }
): LinkOutcome => {
  const groups = new Map<string, Array<LinkRecord>>()
  for (const record of records) {
    const key = options.rule === undefined ? "" : record.covenant
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  const clusterOf = new Map<string, string>()
  let compared = 0
  let hubs = 0
  let ambiguous = 0
  const fits: Array<FitVerdict> = []
  for (const group of groups.values()) {
    const linker = new InMemoryLinker({ model: options.model, hubLimit: options.hubLimit })
    for (const record of group) linker.add(record.id, encode(record.identity, KEYS))
    const fit = options.frozen === true ? undefined : linker.fit()
    const model = fit?.model ?? options.model
    if (fit !== undefined) fits.push(fit.verdict)
    const pairs = options.onPair === undefined ? [] : [...linker.compared(model)]
    const edges = options.onPair === undefined ? [...linker.edges(model)] : pairs
    const clustering = linker.clusters({}, edges)
    const byId = new Map(group.map((record) => [record.id, record]))
    for (const cluster of clustering.clusters) {
      const members = cluster.flatMap((id) => byId.get(id) ?? [])
      const holds = options.rule === undefined || ruleHolds(members, options.rule)
      for (const id of cluster) clusterOf.set(id, holds ? (cluster[0] ?? id) : id)
    }
    for (const pair of pairs)
      options.onPair?.(pair, clusterOf.get(pair.a) === clusterOf.get(pair.b), linker.threshold(), model)
    compared += edges.length
    hubs += linker.hubs().size
    ambiguous += clustering.ambiguous.length
  }
  return { clusterOf, compared, hubs, ambiguous, fits }
}
