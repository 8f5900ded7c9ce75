import {
  dropLoneRows,
  type EncodedBlock,
  EncodingStore,
  grouped,
  hubsIn,
  indexTokens,
  listOf,
  type PairList,
  releaseTokens,
  type SettledRecords,
  settleFile,
  sortTokens,
  type TokenIndex
} from "@kruisverband/linkage/batch"
import type { Fit, Model } from "@kruisverband/linkage/match"
import type { LinkInput } from "./LinkInput.ts"
import type { LinkThreads } from "./LinkThreads.ts"
import { type LinkRule, type RuleColumns, ruleHolds } from "./linkRule.ts"
import { type Progress, progressTexts } from "./Progress.ts"

export interface LinkOutcome {
  /** Version of the model that was given, before any fit. */
  readonly version: string
  /** For each record the one of its cluster with the least id. */
  readonly leaders: Uint32Array
  readonly compared: number
  /** Values that are of too many records to count. */
  readonly hubs: number
  readonly ambiguous: number
  /** Whether a fit to the file was taken, for each group that was linked by itself; empty when none was asked for. */
  readonly fits: ReadonlyArray<Fit>
}

/** The records of the file that were linked by themselves, with all that was found. */
export interface LinkedGroup {
  readonly pairs: PairList
  readonly settled: SettledRecords
  /** Number in the file of each record of the group. */
  readonly recordOf: (member: number) => number
  /** Leaders in the file, after the rule. */
  readonly leaders: Uint32Array
}

export interface LinkOptions {
  readonly model: Model
  readonly hubLimit: number
  /** Weigh by the model as shipped, as a growing covenant does, and not by one fitted to this file. */
  readonly frozen: boolean
  readonly rule?: LinkRule
  readonly threads: LinkThreads
  readonly progress?: Progress
  /** Hears of each group when it is settled. */
  readonly onGroup?: (group: LinkedGroup) => Promise<void>
}

/**
 * Links the records of a file with the correlator's own engine, its model fitted to the file where that is safe (see `fitTo`). Without a rule all
 * records may link; with it only those of one covenant, and only clusters for which the covenant's rule holds.
 */
export const linkRecords = async (input: LinkInput, options: LinkOptions): Promise<LinkOutcome> => {
  const leaders = Uint32Array.from({ length: input.ids.length }, (_, record) => record)
  const allowed = allowedBy(options.rule, input.rule)
  const total = { compared: 0, hubs: 0, ambiguous: 0 }
  const fits: Array<Fit> = []
  const { progress } = options
  progress?.phase(progressTexts.sorting)
  for (const { members, store, index } of groupsOf(input, options.hubLimit)) {
    const set = { blocks: store.blocks, index, model: options.model, ...(members === undefined ? {} : { members }) }
    const recordOf = (member: number) => (members === undefined ? member : (members[member] ?? 0))
    const compare = async (overlaps: boolean): Promise<PairList> => {
      const { records } = index
      const found = await options.threads.compare({ ...set, overlaps }, (done) =>
        progress?.count(() => progressTexts.compared(done, records))
      )
      // of a whole file nothing else waits for them, and settling takes memory too
      if (members === undefined) await options.threads.rest()
      progress?.phase(progressTexts.settling(found.length))
      return found
    }
    const { settled, pairs } = await settleFile(compare, {
      records: index.records,
      model: options.model,
      frozen: options.frozen,
      idOf: (member) => input.ids.at(recordOf(member))
    })
    lead(leaders, settled, recordOf, allowed)
    if (settled.fit !== undefined) fits.push(settled.fit)
    total.compared += pairs.length
    total.hubs += hubsIn(index)
    total.ambiguous += settled.ambiguous.length
    await options.onGroup?.({ pairs, settled, recordOf, leaders })
  }
  return { version: options.model.version, leaders, ...total, fits }
}

/** Takes over the clusters of a group, but for those that a rule does not allow. */
const lead = (
  leaders: Uint32Array,
  settled: SettledRecords,
  recordOf: (member: number) => number,
  allowed: (records: ReadonlyArray<number>) => boolean
): void => {
  const clusters = grouped(settled.leaders, settled.leaders.length)
  for (let leader = 0; leader < settled.leaders.length; leader++) {
    const members = listOf(clusters, leader)
    if (members.length < 2) continue
    const records = Array.from(members, recordOf)
    if (allowed(records)) for (const record of records) leaders[record] = recordOf(leader)
  }
}

const allowedBy = (rule: LinkRule | undefined, columns: RuleColumns | undefined) => {
  if (rule === undefined || columns === undefined) return () => true
  const factsOf = columns.reader()
  return (records: ReadonlyArray<number>) => ruleHolds(records.map(factsOf), rule)
}

interface Group {
  /** Number in the file of each record; absent: all, as they are. */
  readonly members?: Uint32Array
  readonly store: EncodingStore
  readonly index: TokenIndex
}

const shared = (bytes: number) => new SharedArrayBuffer(bytes)

/** The file as one group, or a group for each covenant where the rule keeps them apart. Who is alone in a covenant needs no linking. */
function* groupsOf({ blocks, rule }: LinkInput, hubLimit: number): Generator<Group> {
  // before the tokens are sorted: both take memory
  dropLoneRows(blocks, shared)
  if (rule === undefined) yield wholeOf(blocks, hubLimit)
  else {
    const store = new EncodingStore(blocks)
    const covenants = grouped(rule.covenantOf(), rule.covenants)
    for (let covenant = 0; covenant < rule.covenants; covenant++) {
      // a copy: another thread would be given the whole of what it is a part of
      const members = listOf(covenants, covenant).slice()
      if (members.length < 2) continue
      yield { members, store, index: indexTokens(blocks, hubLimit, { members, allocate: shared }) }
    }
  }
}

/** Releases the tokens of the blocks as soon as they are sorted. */
const wholeOf = (blocks: Array<EncodedBlock>, hubLimit: number): Group => {
  const tokens = sortTokens(blocks, hubLimit)
  releaseTokens(blocks)
  return { store: new EncodingStore(blocks), index: tokens.index(shared) }
}
