import { logLineGaps } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import { Ids } from "../Ids.ts"
import { type Db, Sql } from "../Sql.ts"
import { hashLine } from "./hashLine.ts"
import type { NewLine } from "./LogLine.ts"

interface Head {
  readonly lane: number
  readonly seq: string
  readonly hash: string
}

/** A chain's end that nobody else is at, or else the first one's, once it is free. */
const takeHead = async (db: Db, owner: string): Promise<Head> => {
  const table = raw.id(owner, "log_head")
  const free = await raw<Head>`
    select lane, seq, hash from ${table} order by lane limit 1 for update skip locked`.execute(db)
  const [head] =
    free.rows.length > 0
      ? free.rows
      : (await raw<Head>`select lane, seq, hash from ${table} where lane = 0 for update`.execute(db)).rows
  if (head === undefined) throw new Error("the processing log has no chain")
  return head
}

const write = (db: Db, owner: string, rows: string, { hash, lane, seq }: Head) =>
  raw`
    with written as (
      insert into ${raw.id(owner, "processing_log")} (lane, seq, id, parent, at, who, role, action, object_kind, object,
        covenant, purpose, clause, level, trace, previous, hash, subject, via, organisation, care)
      select ${lane}::smallint, seq, id, parent, at, who, role, action, object_kind, object,
        covenant, purpose, clause, level, trace, previous, hash, subject, via, organisation, care
      from json_to_recordset(${rows}::json) as line (seq bigint, id text, parent text, at timestamptz, who text,
        role text, action text, object_kind text, object text, covenant text, purpose text, clause text, level text,
        trace text, previous text, hash text, subject text, via text,
        organisation text, care text)
    )
    update ${raw.id(owner, "log_head")} set seq = ${seq}::bigint, hash = ${hash} where lane = ${lane}::smallint`.execute(
    db
  )

/** A line that lacks something is our defect: nothing is done unrecorded (L28). Names fields, never values. */
const complete = (lines: ReadonlyArray<NewLine>) => {
  for (const line of lines) {
    const gaps = logLineGaps(line)
    if (gaps.length > 0)
      return Effect.die(new Error(`a line ${line.action} of the processing log lacks ${gaps.join()}`))
  }
  return Effect.void
}

/** A line with the lines that belong to it: one for each person whom the act is about. */
export interface LineGroup {
  readonly line: NewLine
  readonly children: ReadonlyArray<NewLine>
}

/**
 * Adds lines, each with its child lines, to the owner's chain; part of the caller's transaction where there is one.
 * Acknowledged when it returns: nothing about a person is answered before that. Holds the chain's end until the
 * transaction is over, so call it late. Not idempotent. Returns the ids of the lines, in order.
 */
export const appendGroups = Effect.fn("processingLog.append")(function* (groups: ReadonlyArray<LineGroup>) {
  const sql = yield* Sql
  const ids = yield* Ids
  const at = DateTime.toDate(yield* DateTime.now)
  const lines: Array<NewLine & { readonly id: string; readonly parent: string | null }> = []
  const parents: Array<string> = []
  for (const { children, line } of groups) {
    const parent = yield* ids.uuid7
    parents.push(parent)
    lines.push({ ...line, id: parent, parent: null })
    for (const child of children) lines.push({ ...child, id: yield* ids.uuid7, parent })
  }
  yield* complete(lines)
  if (lines.length === 0) return parents
  yield* sql.transaction(
    sql.run("processingLog.append", async (db) => {
      const head = await takeHead(db, sql.owner)
      let { hash, seq } = head
      const rows = lines.map(({ care, objectKind, organisation, subject, via, ...rest }) => {
        seq = String(BigInt(seq) + 1n)
        const row = {
          ...{ ...rest, seq, at, object_kind: objectKind, subject: subject ?? null, via: via ?? null },
          ...{ organisation: organisation ?? null, care: care ?? null }
        }
        const previous = hash
        hash = hashLine(previous, row)
        return { ...row, at: at.toISOString(), previous, hash }
      })
      await write(db, sql.owner, JSON.stringify(rows), { lane: head.lane, seq, hash })
    })
  )
  return parents
})

/** One line with its child lines; its id. */
export const appendLines = Effect.fnUntraced(function* (line: NewLine, children: ReadonlyArray<NewLine> = []) {
  const [id] = yield* appendGroups([{ line, children }])
  return id ?? (yield* Effect.die("a line has an id"))
})
