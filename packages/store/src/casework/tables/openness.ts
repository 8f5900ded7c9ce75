import type { Instant } from "./columns.ts"

/** A request for openness (L27): ids, codes and local days. */
interface OpennessRequestTable {
  readonly id: string
  readonly covenant: string
  readonly state: string
  readonly received_on: string
  readonly extension_told_on: string | null
  readonly outcome: string | null
  readonly decided_on: string | null
  readonly decided_by: string | null
  /** How many there are, or were when they were destroyed. */
  readonly documents: number
  /** On which something was refused. */
  readonly grounds: Array<string>
  readonly destroyed_on: string | null
  readonly destroyed_by: string | null
  readonly opened_by: string
  readonly opened_at: Instant
  readonly revision: number
}

/** What was written about a request, sealed under a data key of its own. `about`: `subject`, `asked`, `requester`, `extension` or `explanation`. */
interface OpennessWordsTable {
  readonly covenant: string
  readonly id: string
  readonly request: string
  readonly about: string
  readonly words: Uint8Array
}

/** A document, sealed under one data key. `marks`: passages with their reasons, and conditions for research. */
interface OpennessDocumentTable {
  readonly covenant: string
  readonly id: string
  readonly request: string
  /** Local date. */
  readonly document_date: string
  readonly title: Uint8Array
  readonly body: Uint8Array
  readonly marks: Uint8Array
  readonly assessed: boolean
  readonly added_by: string
  readonly added_at: Instant
  readonly revision: number
}

export interface OpennessTables {
  "casework.openness_request": OpennessRequestTable
  "casework.openness_words": OpennessWordsTable
  "casework.openness_document": OpennessDocumentTable
}
