import { CovenantDocument } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"

const decodeVersions = Schema.decodeUnknownSync(Schema.Array(Schema.toType(CovenantDocument)))

/** All versions of these covenants, as ingest heard them; a covenant that it never heard of is left out. */
export const readVersions = Effect.fnUntraced(function* (covenants: ReadonlyArray<string>) {
  if (covenants.length === 0) return new Map<string, ReadonlyArray<CovenantDocument>>()
  const { run } = yield* Sql
  const rows = yield* run("readVersions", (db) =>
    db
      .selectFrom("ingest.covenant")
      .select(["covenant", "versions"])
      .where("covenant", "in", [...new Set(covenants)])
      .orderBy("covenant")
      .execute()
  )
  return new Map<string, ReadonlyArray<CovenantDocument>>(
    rows.map((row) => [row.covenant, decodeVersions(row.versions)] as const)
  )
})
