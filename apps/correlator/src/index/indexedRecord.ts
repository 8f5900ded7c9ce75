import { type LinkingRecord, recordKnown, recordTokens } from "../evidence/LinkingRecord.ts"
import type { Holder } from "./holders.ts"
import type { IndexedRecord } from "./TokenBook.ts"

/** A record as the index has it. */
export const indexedRecord = (holder: Holder, record: LinkingRecord): IndexedRecord => ({
  holder,
  tokens: recordTokens(record),
  known: recordKnown(record)
})
