import { type Db, Sql } from "@kruisverband/store"
import type { WrappedDataKey } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { iso } from "../instant.ts"

/** A question with its sealed words. */
export interface StoredQuestion {
  readonly id: string
  readonly partner: string
  readonly covenant: string
  readonly signal: string
  readonly state: string
  readonly askedAt: string
  readonly answeredAt: string | undefined
  readonly key: WrappedDataKey
  readonly question: Uint8Array
  readonly answer: Uint8Array | undefined
}

export interface NewQuestion {
  readonly id: string
  readonly partner: string
  readonly covenant: string
  readonly signal: string
  readonly askedBy: string
  readonly question: Uint8Array
}

const toQuestion = (row: {
  id: string
  partner: string
  covenant: string
  signal: string
  state: string
  asked_at: Date
  answered_at: Date | null
  key_id: string
  wrapped_key: Uint8Array
  question: Uint8Array
  answer: Uint8Array | null
}): StoredQuestion => ({
  id: row.id,
  partner: row.partner,
  covenant: row.covenant,
  signal: row.signal,
  state: row.state,
  askedAt: row.asked_at.toISOString(),
  answeredAt: row.answered_at?.toISOString(),
  key: { record: row.id, keyId: row.key_id, wrappedKey: row.wrapped_key },
  question: row.question,
  answer: row.answer ?? undefined
})

/** Questions with their data keys; those whose key was destroyed are gone. */
const withKeys = (db: Db) =>
  db
    .selectFrom("ingest.request as q")
    .innerJoin("ingest.data_key as k", (join) =>
      join.onRef("k.covenant", "=", "q.covenant").onRef("k.record", "=", "q.id")
    )
    .selectAll("q")
    .select(["k.key_id", "k.wrapped_key"])

export const insertQuestion = Effect.fnUntraced(function* (question: NewQuestion) {
  const store = yield* Sql
  const at = iso(yield* DateTime.now)
  yield* store.run("Requests.insert", (db) =>
    db
      .insertInto("ingest.request")
      .values({
        partner: question.partner,
        id: question.id,
        covenant: question.covenant,
        signal: question.signal,
        asked_by: question.askedBy,
        state: "open",
        asked_at: at,
        question: question.question
      })
      .execute()
  )
})

/** Questions put to a partner, newest first. */
export const listQuestions = Effect.fnUntraced(function* (partner: string) {
  const store = yield* Sql
  const rows = yield* store.run("Requests.list", (db) =>
    withKeys(db).where("q.partner", "=", partner).orderBy("q.id", "desc").limit(200).execute()
  )
  return rows.map(toQuestion)
})

/** Undefined for an unknown question and for another partner's alike. */
export const findCovenantOf = Effect.fnUntraced(function* (partner: string, id: string) {
  const store = yield* Sql
  const row = yield* store.run("Requests.covenantOf", (db) =>
    db
      .selectFrom("ingest.request")
      .select("covenant")
      .where("partner", "=", partner)
      .where("id", "=", id)
      .executeTakeFirst()
  )
  return row?.covenant
})

/** Locked until the transaction ends: a question is answered once. */
export const findQuestion = Effect.fnUntraced(function* (partner: string, id: string) {
  const store = yield* Sql
  const row = yield* store.run("Requests.find", (db) =>
    withKeys(db).where("q.partner", "=", partner).where("q.id", "=", id).forUpdate("q").executeTakeFirst()
  )
  return row === undefined ? undefined : toQuestion(row)
})

/** By id, in the order of asking: for casework. */
export const findQuestions = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  const store = yield* Sql
  const rows = yield* store.run("Requests.findMany", (db) =>
    withKeys(db)
      .where("q.id", "=", sql<string>`any(${[...ids]}::uuid[])`)
      .orderBy("q.id")
      .execute()
  )
  return rows.map(toQuestion)
})

export const settleQuestion = Effect.fnUntraced(function* (
  question: StoredQuestion,
  state: string,
  answer: Uint8Array | undefined
) {
  const store = yield* Sql
  const at = iso(yield* DateTime.now)
  yield* store.run("Requests.settle", (db) =>
    db
      .updateTable("ingest.request")
      .set({ state, answered_at: at, answer: answer ?? null })
      .where("partner", "=", question.partner)
      .where("id", "=", question.id)
      .execute()
  )
  return { ...question, state, answeredAt: at, answer }
})
