import { createHash } from "node:crypto"
import { CovenantDocument, canonicalVersion, type Proposal, UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"

/** The next version of a covenant, as it is kept before it is adopted. */
export interface CovenantDraft extends Proposal {
  /** Rises with every change. */
  readonly revision: number
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly savedAt: string
}

const decodeDocument = Schema.decodeUnknownSync(Schema.toType(CovenantDocument))
const decodeDrafters = Schema.decodeUnknownSync(Schema.Array(UserId))

/** What a signature is put under: SHA-256 of the version's canonical text, lower-case hex. */
export const digestOf = (document: CovenantDocument): string =>
  createHash("sha256").update(canonicalVersion(document)).digest("hex")

/** The version that waits to be adopted, if there is one. */
export const findDraft = Effect.fn("CovenantDraft.find")(function* (covenant: string) {
  const { run } = yield* Sql
  const row = yield* run("CovenantDraft.find", (db) =>
    db.selectFrom("casework.covenant_draft").selectAll().where("covenant", "=", covenant).executeTakeFirst()
  )
  if (row === undefined) return undefined
  const document: CovenantDocument = { ...decodeDocument(row.document), status: "draft" }
  const draft: CovenantDraft = {
    document,
    source: row.source,
    drafters: decodeDrafters(row.drafters),
    offered: row.offered_at !== null,
    text: digestOf(document),
    revision: row.revision,
    savedAt: row.saved_at.toISOString()
  }
  return draft
})

/** Writes the text whole, in place of what was there. Part of the caller's transaction. */
export const saveDraft = Effect.fn("CovenantDraft.save")(function* (
  draft: Pick<CovenantDraft, "document" | "source" | "drafters" | "offered" | "revision">
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const { document, source, drafters, offered, revision } = draft
  const row = {
    version: document.version,
    document: JSON.stringify(document),
    source: JSON.stringify(source ?? document),
    drafters: [...drafters],
    offered_at: offered ? at : null,
    revision,
    saved_at: at
  }
  yield* run("CovenantDraft.save", (db) =>
    db
      .insertInto("casework.covenant_draft")
      .values({ covenant: document.id, ...row })
      .onConflict((conflict) => conflict.column("covenant").doUpdateSet(row))
      .execute()
  )
})

/** It was adopted, or thrown away. Part of the caller's transaction. */
export const removeDraft = Effect.fn("CovenantDraft.remove")(function* (covenant: string) {
  const { run } = yield* Sql
  yield* run("CovenantDraft.remove", (db) =>
    db.deleteFrom("casework.covenant_draft").where("covenant", "=", covenant).execute()
  )
})
