import { createHmac } from "node:crypto"
import { SignalReceipt } from "@kruisverband/contract"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql } from "kysely"
import type { Poster } from "../access/Poster.ts"
import { iso } from "../instant.ts"

/** How long the answer to a key is kept. */
const KEPT = { hours: 48 }

/** One post under a key that its client chose. */
export interface KeyedPost {
  readonly key: string
  readonly fingerprint: Uint8Array
}

/** The answer given before, or the news that the key was used for something else. */
export type Earlier = { readonly kind: "replay"; readonly receipt: SignalReceipt } | { readonly kind: "other-body" }

/** Keyed, so that nobody can find out by trying whether a certain text was posted. */
export const fingerprintOf = (key: Uint8Array, body: unknown): Uint8Array =>
  createHmac("sha256", key).update(JSON.stringify(body)).digest()

const decodeReceipt = Schema.decodeUnknownSync(SignalReceipt)

/** Answers already given to these keys. */
export const findEarlier = Effect.fnUntraced(function* (poster: Poster, posts: ReadonlyArray<KeyedPost>) {
  const found = new Map<string, Earlier>()
  if (posts.length === 0) return found
  const store = yield* Sql
  const now = iso(yield* DateTime.now)
  const rows = yield* store.run("Idempotency.find", (db) =>
    db
      .selectFrom("ingest.idempotency")
      .select(["key", "fingerprint", "answer"])
      .where("partner", "=", poster.partner)
      .where("client", "=", poster.client)
      .where("key", "=", sql<string>`any(${posts.map((post) => post.key)}::text[])`)
      .where("expires_at", ">", sql<Date>`${now}::timestamptz`)
      .execute()
  )
  const stored = new Map(rows.map((row) => [row.key, row]))
  for (const { key, fingerprint } of posts) {
    const row = stored.get(key)
    if (row === undefined) continue
    const same = Buffer.compare(row.fingerprint, fingerprint) === 0
    found.set(key, same ? { kind: "replay", receipt: decodeReceipt(row.answer) } : { kind: "other-body" })
  }
  return found
})

/**
 * Takes the keys for these answers, inside the transaction that makes the answers true. Returns the keys it got: one
 * that another request took at the same moment is not among them, and its answer can be read by then.
 */
export const claim = Effect.fnUntraced(function* (
  poster: Poster,
  posts: ReadonlyArray<KeyedPost & { readonly receipt: SignalReceipt }>
) {
  if (posts.length === 0) return new Set<string>()
  const store = yield* Sql
  const now = yield* DateTime.now
  const expires = iso(DateTime.add(now, KEPT))
  // In one order everywhere, so that two batches with the same keys wait for, and never block, each other.
  const rows = posts
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, fingerprint, receipt }) => ({
      partner: poster.partner,
      client: poster.client,
      key,
      fingerprint: `\\x${Buffer.from(fingerprint).toString("hex")}`,
      signal: receipt.id,
      status: 201,
      answer: receipt,
      expires_at: expires
    }))
  const taken = yield* store.run("Idempotency.claim", (db) =>
    sql<{ key: string }>`
      insert into ingest.idempotency as old (partner, client, key, fingerprint, signal, status, answer, expires_at)
      select partner, client, key, fingerprint, signal, status, answer, expires_at
      from json_to_recordset(${JSON.stringify(rows)}::json) as new (partner text, client text, key text,
        fingerprint bytea, signal uuid, status integer, answer jsonb, expires_at timestamptz)
      on conflict (partner, client, key) do update set fingerprint = excluded.fingerprint, signal = excluded.signal,
        status = excluded.status, answer = excluded.answer, expires_at = excluded.expires_at
        where old.expires_at <= ${iso(now)}::timestamptz
      returning key`.execute(db)
  )
  return new Set(taken.rows.map((row) => row.key))
})

/** Forgets answers older than 48 hours. */
export const forgetExpired = Effect.gen(function* () {
  const store = yield* Sql
  const now = iso(yield* DateTime.now)
  yield* store.run("Idempotency.forgetExpired", (db) =>
    db.deleteFrom("ingest.idempotency").where("expires_at", "<=", sql<Date>`${now}::timestamptz`).execute()
  )
})
