import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import type { NewSignal } from "./NewSignal.ts"

/** PostgreSQL's own text form of bytes: cheaper to make and read than base64, and JSON leaves it alone. */
const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`

const row = ({ stored, sealed, encoded }: NewSignal) => ({
  partner: stored.facts.partner,
  id: stored.facts.signal,
  covenant: stored.facts.covenant,
  covenant_version: stored.facts.covenantVersion,
  purpose: stored.facts.purpose,
  kind: stored.facts.kind,
  angle: stored.facts.angle,
  network: stored.facts.network,
  municipality: stored.facts.municipality,
  desk: stored.facts.desk,
  level: stored.facts.level,
  observed_at: stored.facts.observedAt,
  observed_day: stored.observedDay,
  received_at: stored.facts.receivedAt,
  behaviours: stored.facts.behaviours,
  themes: stored.facts.themes,
  subjects: stored.facts.subjects,
  revision: stored.facts.revision,
  informed: stored.informed,
  posted_by: stored.postedBy,
  key_id: sealed.keyId,
  wrapped_key: hex(sealed.wrappedKey),
  identity: hex(sealed.identity),
  content: hex(sealed.content),
  encodings: encoded.subjects.map(hex),
  groups: encoded.groups,
  expressions: encoded.expressions,
  places: encoded.places
})

/** Writes facts, seals and encodings of any number of signals in one statement, inside the caller's transaction. */
export const insertSignals = Effect.fnUntraced(function* (signals: ReadonlyArray<NewSignal>) {
  if (signals.length === 0) return
  const store = yield* Sql
  // One parameter for all rows: a parameter per value costs more than the insert itself.
  const rows = JSON.stringify(signals.map(row))
  yield* store.run("Signals.insert", (db) =>
    sql`
      with posted as materialized (
        select * from json_to_recordset(${rows}::json) as posted (
          partner text, id uuid, covenant text, covenant_version integer, purpose text, kind text, angle text,
          network text, municipality text, desk text, level text, observed_at text, observed_day text,
          received_at timestamptz, behaviours text[], themes text[], subjects integer, revision integer, informed text,
          posted_by text, key_id text, wrapped_key bytea, identity bytea, content bytea, encodings bytea[],
          groups text[], expressions text[], places text[])
      ), sealed as (
        insert into ingest.vault (covenant, signal, key_id, wrapped_key, identity, content)
        select covenant, id, key_id, wrapped_key, identity, content from posted
      ), encoded as (
        insert into ingest.encoding (covenant, signal, subjects, groups, expressions, places)
        select covenant, id, encodings, groups, expressions, places from posted
      )
      insert into ingest.signal (partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality,
        desk, level, observed_at, observed_day, received_at, behaviours, themes, subjects, revision, informed, posted_by)
      select partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality, desk, level,
        observed_at, observed_day, received_at, behaviours, themes, subjects, revision, informed, posted_by
      from posted`.execute(db)
  )
})
