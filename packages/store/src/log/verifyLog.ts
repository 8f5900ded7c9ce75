import { createHash } from "node:crypto"
import { Effect } from "effect"
import { sql as raw } from "kysely"
import { Sql } from "../Sql.ts"
import { hashLine, type LineColumns, startOf } from "./hashLine.ts"

export type Break = "gap" | "content" | "chain" | "head"

export interface LogVerdict {
  /** Lines read. */
  readonly lines: number
  /** Hash of the last line: keep it elsewhere, and a log cut short at its end is found out as well. */
  readonly head: string
  /** First line that does not fit, and why; absent when the log is whole. `seq`: with several chains `chain/place`. */
  readonly broken?: { readonly seq: string; readonly why: Break }
}

interface Head {
  readonly lane: number
  readonly seq: string
  readonly hash: string
}

type Row = LineColumns & { readonly previous: string; readonly hash: string }

const PAGE = 2000

const readHeads = Effect.fnUntraced(function* () {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("processingLog.heads", (db) =>
    raw<Head>`select lane, seq, hash from ${raw.id(owner, "log_head")} order by lane`.execute(db)
  )
  return rows
})

/** Lines after every chain that has an end: put there by who knows of no chain. */
const readStray = Effect.fnUntraced(function* () {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("processingLog.stray", (db) =>
    raw<{ lane: number; seq: string }>`
      select lane, seq from ${raw.id(owner, "processing_log")} l
      where not exists (select from ${raw.id(owner, "log_head")} h where h.lane = l.lane) limit 1`.execute(db)
  )
  return rows[0]
})

/** Walks one chain up to where its end says that it ends; lines that come meanwhile move the end on. */
const walk = Effect.fnUntraced(function* (lane: number) {
  const { owner, run } = yield* Sql
  let seq = 0n
  let previous = startOf(lane)
  const found = (broken?: { readonly seq: bigint; readonly why: Break }) => ({ lines: Number(seq), previous, broken })
  for (;;) {
    const after = String(seq)
    const { rows } = yield* run("processingLog.page", (db) =>
      raw<Row>`
        select seq, id, parent, at, who, role, action, object_kind, object, covenant, purpose, clause, level, trace,
          subject, via, organisation, care, previous, hash
        from ${raw.id(owner, "processing_log")} where lane = ${lane} and seq > ${after}::bigint
        order by seq limit ${PAGE}`.execute(db)
    )
    for (const row of rows) {
      const here = BigInt(row.seq)
      if (here !== seq + 1n) return found({ seq: seq + 1n, why: "gap" })
      if (row.previous !== previous) return found({ seq: here, why: "chain" })
      if (row.hash !== hashLine(previous, row)) return found({ seq: here, why: "content" })
      seq = here
      previous = row.hash
    }
    if (rows.length === PAGE) continue
    // Read after the lines, so that none that is here can lie beyond it.
    const head = (yield* readHeads()).find((one) => one.lane === lane)
    if (head === undefined) return found({ seq, why: "head" })
    const end = BigInt(head.seq)
    if (end === seq) return found(head.hash === previous ? undefined : { seq: end, why: "head" })
    // Fewer lines than there were: cut off. More: put there past the chain's end.
    if (rows.length === 0 || end < seq) return found({ seq: end, why: "head" })
  }
})

/** Walks every chain of the owner's log from its first line. Reads only; what is added meanwhile may be included. */
export const verifyLog = Effect.fn("processingLog.verify")(function* () {
  const heads = yield* readHeads()
  const place = (lane: number, seq: bigint) => (lane === 0 ? String(seq) : `${lane}/${seq}`)
  let lines = 0
  const ends: Array<string> = []
  for (const { lane } of heads) {
    const { broken, lines: read, previous } = yield* walk(lane)
    lines += read
    ends.push(previous)
    if (broken !== undefined) {
      const verdict: LogVerdict = { lines, head: previous, broken: { seq: place(lane, broken.seq), why: broken.why } }
      return verdict
    }
  }
  const head = ends.length === 1 ? (ends[0] ?? "") : createHash("sha256").update(ends.join("\n")).digest("hex")
  const stray = yield* readStray()
  if (stray !== undefined) {
    const verdict: LogVerdict = { lines, head, broken: { seq: place(stray.lane, BigInt(stray.seq)), why: "chain" } }
    return verdict
  }
  const verdict: LogVerdict = { lines, head }
  return verdict
})
