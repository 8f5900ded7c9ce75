import type { ColumnType, Generated } from "kysely"

/** One line of an owner's processing log (append-only, hash-chained). Codes, ids and pseudonyms only. */
export interface ProcessingLogTable {
  /** Which of the log's chains it is in; 0 where there is one. */
  readonly lane: Generated<number>
  /** Place in its chain, from 1, without gaps. */
  readonly seq: string
  readonly id: string
  /** The line of the request that this line belongs to. */
  readonly parent: string | null
  readonly at: ColumnType<Date, string, string>
  readonly who: string
  readonly role: string
  readonly action: string
  readonly object_kind: string
  readonly object: string
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly level: string
  readonly trace: string
  readonly previous: string
  readonly hash: string
  /** Pseudonym of the one person that it is about; null: of nobody in particular, or written before there was one. */
  readonly subject: string | null
  /** The application that called on somebody's behalf. */
  readonly via: string | null
  /** Partner for whom who acted works. */
  readonly organisation: string | null
  /** How mental health care has to do with it: `by`, `of` or `both`. */
  readonly care: string | null
}

/** Where each chain ends. */
export interface LogHeadTable {
  readonly lane: number
  readonly seq: string
  readonly hash: string
}

export type LogTables<O extends string> = { readonly [K in `${O}.processing_log`]: ProcessingLogTable } & {
  readonly [K in `${O}.log_head`]: LogHeadTable
}
