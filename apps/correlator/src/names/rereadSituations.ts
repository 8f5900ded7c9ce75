import { applyKnownNames } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { situationBytes } from "../evidence/LinkingRecord.ts"
import { indexedRecord } from "../index/indexedRecord.ts"
import { type KnownEntry, readEntries } from "../store/knownNames.ts"
import { type NewRecord, readRecords } from "../store/records.ts"

/** A covenant's vocabulary as signals are read by it; nothing is read where no signal asks for it. */
export const vocabularyFor = (covenant: number, needed: boolean) =>
  needed
    ? Effect.map(readEntries(covenant), (entries) => entries.filter((entry) => entry.tokens.size > 0))
    : Effect.succeed<ReadonlyArray<KnownEntry>>([])

/** Records of these polarisation signals as the vocabulary reads them now, of those that read otherwise than before. */
export const rereadSituations = Effect.fn("names.reread")(function* (
  signals: ReadonlyArray<number>,
  vocabulary: ReadonlyArray<KnownEntry>
) {
  const records = yield* readRecords(signals)
  return records.flatMap(({ holder, record }): ReadonlyArray<NewRecord> => {
    if (record.kind !== "situation") return []
    const situation = applyKnownNames(record.situation, vocabulary)
    const bytes = situationBytes(situation)
    if (Buffer.compare(bytes, situationBytes(record.situation)) === 0) return []
    return [{ ...indexedRecord(holder, { kind: "situation", situation }), bytes }]
  })
})
