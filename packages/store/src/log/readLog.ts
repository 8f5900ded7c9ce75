import { CareRelation } from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { type RawBuilder, sql as raw } from "kysely"
import { Sql } from "../Sql.ts"
import type { LineColumns } from "./hashLine.ts"
import type { StoredLine } from "./LogLine.ts"

/** What to look for; what is left out is not looked at. */
export interface LogSearch {
  /** Lines of these covenants; `none`: those of none. */
  readonly covenants?: ReadonlyArray<string> | undefined
  readonly who?: string | undefined
  readonly action?: string | undefined
  /** Any of these objects. */
  readonly objects?: ReadonlyArray<string> | undefined
  readonly trace?: string | undefined
  /** From this instant on, before that one. ISO 8601, UTC. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only lines before this one: the id of the last of the page before. */
  readonly before?: string | undefined
}

type Row = Omit<LineColumns, "seq">

const decodeCare = Schema.decodeUnknownSync(CareRelation)

const stored = ({ at, care, object_kind, organisation, subject, via, ...row }: Row): StoredLine => ({
  ...row,
  at: at.toISOString(),
  objectKind: object_kind,
  ...(subject === null ? {} : { subject }),
  ...(via === null ? {} : { via }),
  ...(organisation === null ? {} : { organisation }),
  ...(care === null ? {} : { care: decodeCare(care) })
})

/** The first id of a moment: ids start with milliseconds since the epoch (RFC 9562 §5.7), so that time needs no index. */
const firstIdAt = (instant: string): string => {
  const hex = Math.max(0, Date.parse(instant)).toString(16).padStart(12, "0")
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const conditions = (search: LogSearch): RawBuilder<boolean> => {
  const { action, before, covenants, from, objects, trace, until, who } = search
  return raw<boolean>`${raw.join(
    [
      raw`true`,
      ...(covenants === undefined ? [] : [raw`covenant = any(${covenants}::text[])`]),
      ...(who === undefined ? [] : [raw`who = ${who}`]),
      ...(action === undefined ? [] : [raw`action = ${action}`]),
      ...(objects === undefined ? [] : [raw`object = any(${objects}::text[])`]),
      ...(trace === undefined ? [] : [raw`trace = ${trace}`]),
      ...(from === undefined ? [] : [raw`id >= ${firstIdAt(from)}`]),
      ...(until === undefined ? [] : [raw`id < ${firstIdAt(until)}`]),
      ...(before === undefined ? [] : [raw`id < ${before}`])
    ],
    raw` and `
  )}`
}

/** Lines of the owner's log, newest first; at most so many. */
export const searchLog = Effect.fn("processingLog.search")(function* (search: LogSearch, limit: number) {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("processingLog.search", (db) =>
    raw<Row>`
      select id, parent, at, who, role, action, object_kind, object, covenant, purpose, clause, level, trace, subject, via,
        organisation, care
      from ${raw.id(owner, "processing_log")} where ${conditions(search)} order by id desc limit ${limit}`.execute(db)
  )
  return rows.map(stored)
})
