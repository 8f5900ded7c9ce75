import { CovenantId, RequestId, WooGround, WooOutcome, WooState } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"

/** A request as casework keeps it: codes, ids and local days. */
const OpennessRecord = Schema.Struct({
  id: RequestId,
  covenant: CovenantId,
  state: WooState,
  received_on: Schema.String,
  extension_told_on: Schema.NullOr(Schema.String),
  outcome: Schema.NullOr(WooOutcome),
  decided_on: Schema.NullOr(Schema.String),
  documents: Schema.Int,
  grounds: Schema.Array(WooGround),
  destroyed_on: Schema.NullOr(Schema.String),
  revision: Schema.Int
})
export type OpennessRecord = typeof OpennessRecord.Type

const decode = Schema.decodeUnknownSync(OpennessRecord)
const COLUMNS = [
  "id",
  "covenant",
  "state",
  "received_on",
  "extension_told_on",
  "outcome",
  "decided_on",
  "documents",
  "grounds",
  "destroyed_on",
  "revision"
] as const

/** Requests of these covenants, newest first. */
export const listRecords = Effect.fn("OpennessRecord.list")(function* (
  covenants: ReadonlyArray<string>,
  openOnly = false
) {
  if (covenants.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("OpennessRecord.list", (db) =>
    db
      .selectFrom("casework.openness_request")
      .select(COLUMNS)
      .where("covenant", "in", covenants)
      .$if(openOnly, (query) => query.where("state", "<>", "decided"))
      .orderBy("opened_at", "desc")
      .orderBy("id", "desc")
      .execute()
  )
  return rows.map((row) => decode(row))
})

/** `lock`: nobody else changes it until the transaction ends. */
export const findRecord = Effect.fn("OpennessRecord.find")(function* (id: string, lock = false) {
  const { run } = yield* Sql
  const row = yield* run("OpennessRecord.find", (db) =>
    db
      .selectFrom("casework.openness_request")
      .select(COLUMNS)
      .where("id", "=", id)
      .$if(lock, (query) => query.forUpdate())
      .executeTakeFirst()
  )
  return row === undefined ? undefined : decode(row)
})

export interface NewRecord {
  readonly id: RequestId
  readonly covenant: CovenantId
  readonly receivedOn: string
  readonly by: string
  readonly at: string
}

export const insertRecord = Effect.fn("OpennessRecord.insert")(function* ({
  at,
  by,
  covenant,
  id,
  receivedOn
}: NewRecord) {
  const { run } = yield* Sql
  yield* run("OpennessRecord.insert", (db) =>
    db
      .insertInto("casework.openness_request")
      .values({
        id,
        covenant,
        state: "open",
        received_on: receivedOn,
        extension_told_on: null,
        outcome: null,
        decided_on: null,
        decided_by: null,
        documents: 0,
        grounds: [],
        destroyed_on: null,
        destroyed_by: null,
        opened_by: by,
        opened_at: at,
        revision: 1
      })
      .execute()
  )
})

export type RecordChange = Partial<Pick<OpennessRecord, "state" | "extension_told_on" | "documents">> & {
  readonly decided?: {
    readonly by: string
    readonly on: string
    readonly outcome: WooOutcome
    readonly grounds: ReadonlyArray<WooGround>
  }
  readonly destroyed?: { readonly by: string; readonly on: string }
}

/** Changes what is given, and raises the revision. The row is locked by the caller. */
export const changeRecord = Effect.fn("OpennessRecord.change")(function* (
  before: OpennessRecord,
  { decided, destroyed, ...change }: RecordChange
) {
  const { run } = yield* Sql
  yield* run("OpennessRecord.change", (db) =>
    db
      .updateTable("casework.openness_request")
      .set({
        ...change,
        ...(decided === undefined
          ? {}
          : {
              decided_by: decided.by,
              decided_on: decided.on,
              outcome: decided.outcome,
              grounds: [...decided.grounds]
            }),
        ...(destroyed === undefined ? {} : { destroyed_by: destroyed.by, destroyed_on: destroyed.on }),
        revision: before.revision + 1
      })
      .where("id", "=", before.id)
      .execute()
  )
})
