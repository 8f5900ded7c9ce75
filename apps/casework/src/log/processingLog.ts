import { createHash } from "node:crypto"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"

/**
 * One line of the Logboek Dataverwerkingen (L28): who did what with which object, under which covenant, purpose and
 * clause. Codes, ids and pseudonyms only; at most one subject (signal, link) per line.
 */
export interface LogLine {
  /** User id, or `system:<name>`. */
  readonly who: string
  readonly role: string
  /** What was done, kebab-case: `link-listed`, `seal-opened`. */
  readonly action: string
  readonly objectKind: "link" | "ambiguity" | "signal" | "links" | "covenant" | "request" | "session" | "known-name"
  readonly object: string
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly level: string
  /** W3C trace id, 32 lower-case hex digits. */
  readonly trace: string
}

interface Row {
  readonly seq: string
  readonly id: string
  readonly parent: string | null
  readonly at: Date
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
}

/** SHA-256 over the previous line's hash and this line's content in a fixed order. Lower-case hex. */
const hashOf = (previous: string, row: Row): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        previous,
        row.seq,
        row.id,
        row.parent,
        row.at.toISOString(),
        row.who,
        row.role,
        row.action,
        row.object_kind,
        row.object,
        row.covenant,
        row.purpose,
        row.clause,
        row.level,
        row.trace
      ])
    )
    .digest("hex")

/**
 * Adds a line, and its child lines, to the chain; part of the caller's transaction where there is one. Acknowledged when
 * it returns: nothing about a person is answered before that. Writers wait for each other at the chain's end, so call it
 * late in a transaction. Not idempotent.
 */
export const appendLog = Effect.fn("processingLog.append")(function* (
  line: LogLine,
  children: ReadonlyArray<LogLine> = []
) {
  const sql = yield* Sql
  const ids = yield* Ids
  const at = DateTime.toDate(yield* DateTime.now)
  const parent = yield* ids.uuid7
  const lines: Array<LogLine & { readonly id: string; readonly parent: string | null }> = [
    { ...line, id: parent, parent: null }
  ]
  for (const child of children) lines.push({ ...child, id: yield* ids.uuid7, parent })

  yield* sql.transaction(
    sql.run("processingLog.append", async (db) => {
      const head = await db
        .selectFrom("casework.log_head")
        .select(["seq", "hash"])
        .where("id", "=", 1)
        .forUpdate()
        .executeTakeFirstOrThrow()
      let { seq, hash } = head
      const rows = lines.map(({ objectKind, ...rest }) => {
        seq = String(BigInt(seq) + 1n)
        const row = { ...rest, seq, at, object_kind: objectKind }
        const previous = hash
        hash = hashOf(previous, row)
        return { ...row, at: at.toISOString(), previous, hash }
      })
      await db.insertInto("casework.processing_log").values(rows).execute()
      await db.updateTable("casework.log_head").set({ seq, hash }).where("id", "=", 1).execute()
    })
  )
  return parent
})

export interface LogVerdict {
  /** Lines read. */
  readonly lines: number
  /** Hash of the last line: keep it elsewhere, and a log cut short at its end is found out as well. */
  readonly head: string
  /** First line that does not fit, and why; absent when the chain is whole. */
  readonly broken?: { readonly seq: string; readonly why: "gap" | "content" | "chain" | "head" }
}

const PAGE = 2000
const START = "0".repeat(64)

/** Walks the whole chain from its first line. Reads only; what is added meanwhile may or may not be included. */
export const verifyLog = Effect.fn("processingLog.verify")(function* () {
  const sql = yield* Sql
  let lines = 0
  let seq = 0n
  let previous = START
  const broken = (at: bigint, why: "gap" | "content" | "chain" | "head"): LogVerdict => ({
    lines,
    head: previous,
    broken: { seq: String(at), why }
  })
  const head = yield* sql.run("processingLog.head", (db) =>
    db.selectFrom("casework.log_head").select(["seq", "hash"]).where("id", "=", 1).executeTakeFirst()
  )
  for (;;) {
    const after = String(seq)
    const page = yield* sql.run("processingLog.page", (db) =>
      db.selectFrom("casework.processing_log").selectAll().where("seq", ">", after).orderBy("seq").limit(PAGE).execute()
    )
    for (const row of page) {
      const here = BigInt(row.seq)
      if (here !== seq + 1n) return broken(seq + 1n, "gap")
      if (row.previous !== previous) return broken(here, "chain")
      if (row.hash !== hashOf(previous, row)) return broken(here, "content")
      lines += 1
      seq = here
      previous = row.hash
    }
    if (page.length < PAGE) break
  }
  const end = BigInt(head?.seq ?? 0)
  // Lines may have come after the head was read; they may not be missing before it.
  if (head === undefined || end > seq || (end === seq && head.hash !== previous)) return broken(end, "head")
  const verdict: LogVerdict = { lines, head: previous }
  return verdict
})
