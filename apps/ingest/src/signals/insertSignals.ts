import { Sql } from "@kruisverband/store"
import { CovenantKeyring, KeysNotReady } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import type { NewSignal } from "./NewSignal.ts"

/** PostgreSQL's own text form of bytes: cheaper to make and read than base64, and JSON leaves it alone. */
const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`

const row = ({ kept, stored, sealed }: NewSignal) => ({
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
  minor: kept.minor,
  leaves_on: kept.leavesOn,
  ends_on: kept.endsOn,
  key_id: sealed.key.keyId,
  wrapped_key: hex(sealed.key.wrappedKey),
  identity: hex(sealed.identity),
  content: hex(sealed.content),
  encodings: hex(sealed.encodings),
  encoded: sealed.encoded,
  at_source: sealed.atSource
})

/**
 * Writes facts, seals and data keys of any number of signals in one statement, inside the caller's transaction. Fails
 * with KeysNotReady when a covenant key was retired since the signals were sealed: none of them is written then.
 */
export const insertSignals = Effect.fnUntraced(function* (signals: ReadonlyArray<NewSignal>) {
  if (signals.length === 0) return
  const store = yield* Sql
  // One parameter for all rows: a parameter per value costs more than the insert itself.
  const rows = JSON.stringify(signals.map(row))
  const { rows: written } = yield* store.run("Signals.insert", (db) =>
    sql<{ keys: string }>`
      with posted as materialized (
        select * from json_to_recordset(${rows}::json) as posted (
          partner text, id uuid, covenant text, covenant_version integer, purpose text, kind text, angle text,
          network text, municipality text, desk text, level text, observed_at text, observed_day text,
          received_at timestamptz, behaviours text[], themes text[], subjects integer, revision integer, informed text,
          posted_by text, minor boolean, leaves_on text, ends_on text, key_id text, wrapped_key bytea, identity bytea, content bytea, encodings bytea,
          encoded smallint[], at_source smallint)
      ), sealed as (
        insert into ingest.vault (covenant, signal, identity, content, encodings, encoded, at_source)
        select covenant, id, identity, content, encodings, encoded, at_source from posted
      ), keyed as (
        insert into ingest.data_key (covenant, record, key_id, wrapped_key)
        select covenant, id, key_id, wrapped_key from posted join ingest.covenant_key using (covenant, key_id)
      ), written as (
      insert into ingest.signal (partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality,
        desk, level, observed_at, observed_day, received_at, behaviours, themes, subjects, revision, informed, posted_by,
        minor, leaves_on, ends_on)
      select partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality, desk, level,
        observed_at, observed_day, received_at, behaviours, themes, subjects, revision, informed, posted_by, minor, leaves_on,
        ends_on
      from posted
      )
      select count(*) as keys from posted join ingest.covenant_key using (covenant, key_id)`.execute(db)
  )
  if (Number(written[0]?.keys ?? 0) === signals.length) return
  // A key that was rotated away: the ring that sealed these must be read again.
  const covenants = new Set(signals.map(({ stored }) => stored.facts.covenant))
  const keyring = yield* CovenantKeyring
  for (const covenant of covenants) keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant: [...covenants].join() })
})
