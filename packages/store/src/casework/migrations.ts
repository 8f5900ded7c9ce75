import { type Kysely, type RawBuilder, sql } from "kysely"
import { careColumns } from "../log/careMigration.ts"
import { widenCaseworkLog } from "../log/logMigrations.ts"
import type { Migrations } from "../Migrations.ts"
import { inboxDigestMigration } from "../messaging/inboxDigestMigration.ts"
import { covenantKeyTable, dataKeyTables } from "../vault/vaultTables.ts"
import { linkWalls } from "../walls/linkWalls.ts"
import { wallChecks } from "../walls/wallChecks.ts"
import { accessDecisions } from "./accessDecisionMigration.ts"
import { access } from "./accessMigration.ts"
import { covenantLife } from "./covenantLife.ts"
import { ladder } from "./ladderMigration.ts"
import { notice, requestTerms } from "./noticeMigration.ts"
import { openness } from "./opennessMigration.ts"
import { operator } from "./operatorMigration.ts"
import { retention } from "./retentionMigration.ts"
import { reviewAgain } from "./reviewAgainMigration.ts"
import { rights, rightsRecipients } from "./rightsMigration.ts"
import { secondPerson } from "./secondPersonMigration.ts"

const registry = [
  sql`create table casework.region (id text primary key, facts jsonb not null)`,
  sql`create table casework.partner (id text primary key, facts jsonb not null)`,
  sql`create table casework.covenant_version (
    covenant text not null, version integer not null, document jsonb not null,
    published_at timestamptz not null, published_by text,
    primary key (covenant, version))`,
  sql`create table casework.covenant_status (
    seq bigint generated always as identity primary key,
    covenant text not null, version integer not null, status text not null, reason text,
    at timestamptz not null, by text,
    foreign key (covenant, version) references casework.covenant_version)`,
  sql`create index covenant_status_newest on casework.covenant_status (covenant, version, seq desc)`,
  sql`create table casework.app_user (
    id text primary key, issuer text not null, subject text not null, display_name text not null,
    partner text, profession text, municipality text,
    unique (issuer, subject))`,
  sql`create table casework.user_grant (
    user_id text not null references casework.app_user on delete cascade, role text not null, covenant text not null,
    primary key (user_id, role, covenant))`
]

const projection = [
  sql`create table casework.signal (
    id text primary key, covenant text not null, partner text not null, facts jsonb not null,
    revision integer not null, withdrawn boolean not null)`,
  sql`create table casework.link (
    id text primary key, covenant text not null, state text not null,
    facets text[] not null, angles text[] not null, municipalities text[] not null,
    facts jsonb not null, retraction text, confirmed_signals text[] not null,
    revision integer not null, proposed_at timestamptz not null, updated_at timestamptz not null)`,
  // The worklist: one covenant and state, newest change first, ties by id.
  sql`create index link_worklist on casework.link (covenant, state, updated_at desc, id desc)`,
  sql`create table casework.link_signal (link text not null, signal text not null, primary key (link, signal))`,
  sql`create index link_signal_by_signal on casework.link_signal (signal)`,
  sql`create table casework.request (
    id text primary key, signal text not null, covenant text not null, by text not null, state text not null,
    asked_at timestamptz not null)`,
  sql`create index request_by_signal on casework.request (signal, asked_at desc)`
]

const decisions = [
  sql`create table casework.review (
    seq bigint generated always as identity, id text primary key, covenant text not null, link text, kind text not null,
    by text not null, reason text not null, at timestamptz not null, facets text[] not null,
    signals text[] not null, groups jsonb not null, undoes text unique)`,
  sql`create index review_by_link on casework.review (link)`,
  sql`create index review_by_signal on casework.review using gin (signals)`,
  sql`revoke update, delete, truncate on casework.review, casework.covenant_version, casework.covenant_status from casework`
]

const sessions = [
  sql`create table casework.login (
    id text primary key, state text not null, nonce text not null, verifier text not null, return_to text not null,
    until timestamptz not null)`,
  sql`create table casework.session (
    id text primary key, user_id text not null references casework.app_user on delete cascade, csrf text not null,
    seen_at timestamptz not null, expires_at timestamptz not null)`,
  sql`create index session_by_user on casework.session (user_id)`
]

const log = [
  sql`create table casework.processing_log (
    seq bigint primary key, id text not null unique, parent text, at timestamptz not null,
    who text not null, role text not null, action text not null, object_kind text not null, object text not null,
    covenant text not null, purpose text not null, clause text not null, level text not null, trace text not null,
    previous text not null, hash text not null)`,
  sql`create index processing_log_by_object on casework.processing_log (object, seq)`,
  sql`create table casework.log_head (id integer primary key check (id = 1), seq bigint not null, hash text not null)`,
  sql`insert into casework.log_head (id, seq, hash) values (1, 0, repeat('0', 64))`,
  sql`revoke update, delete, truncate on casework.processing_log from casework`,
  sql`revoke insert, delete, truncate on casework.log_head from casework`
]

const hubs = [
  sql`create table casework.hub (
    id text primary key, covenant text not null, kind text not null, signals integer not null,
    withdrawn integer not null, since timestamptz not null)`,
  sql`create index hub_overview on casework.hub (covenant, signals desc, since, id)`
]

const names = [
  sql`create table casework.known_name (
    entry text not null, version integer not null, covenant text not null, names text not null, facet text not null,
    type text, valid_from text, valid_until text, retired boolean not null, at timestamptz not null, by text not null,
    primary key (entry, version))`,
  sql`create index known_name_by_covenant on casework.known_name (covenant, entry, version desc)`,
  sql`revoke update, delete, truncate on casework.known_name from casework`
]

const all = (statements: ReadonlyArray<RawBuilder<unknown>>) => ({
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  }
})

/**
 * Reasons become sealed records of their own, so that they can be erased while the decisions stay for ever. The clear
 * ones from before are sealed at the next start, which has the keys; the table is written anew, so that nothing of them
 * stays behind in it.
 */
const sealedReasons = [
  covenantKeyTable("casework"),
  ...dataKeyTables("casework"),
  `create table casework.review_reason (
    covenant text not null, review uuid not null, reason bytea not null, primary key (covenant, review))`,
  `create table casework.unsealed_reason (review text primary key, covenant text not null, reason text not null)`,
  `insert into casework.unsealed_reason (review, covenant, reason) select id, covenant, reason from casework.review`,
  `alter table casework.review drop column reason`,
  `cluster casework.review using review_pkey`
].map((statement) => sql.raw(statement))

/** Signals of which everything was erased: what is told of them later is not taken over. Ids only. */
const gone = [sql`create table casework.gone (signal text primary key)`]

/** Which links became which, as the correlator told it; never updated. */
const regroupings = [
  sql`create table casework.regrouping (
    seq bigint generated always as identity primary key, covenant text not null, kind text not null,
    at timestamptz not null, before jsonb not null, after jsonb not null)`,
  sql`create table casework.regrouping_link (
    link text not null, regrouping bigint not null references casework.regrouping, primary key (link, regrouping))`
]

/** Signals that fit more than one; `facts` as those of a link of all of them, `areas` where whoever works sees every one of them. */
const ambiguities = [
  sql`create table casework.ambiguity (
    id text primary key, covenant text not null, signal text not null, fits jsonb not null, signals text[] not null,
    areas text[] not null, facts jsonb not null, ended text, revision integer not null,
    found_at timestamptz not null, updated_at timestamptz not null)`,
  sql`create index ambiguity_worklist on casework.ambiguity (covenant, updated_at desc, id desc) where ended is null`,
  sql`create index ambiguity_by_signal on casework.ambiguity using gin (signals)`,
  sql`alter table casework.review add column about text`
]

/** Where nothing new is linked, and requests for which was searched meanwhile. */
const linkingPause = [
  sql`create table casework.linking_pause (covenant text primary key, since timestamptz not null)`,
  sql`alter table casework.rights_request add column searched_paused boolean not null default false`
]

/** Casework's tables. Append-only ones are so by the role's rights, not by good manners. */
export const caseworkMigrations: Migrations = {
  "0002_casework": all([...registry, ...projection, ...decisions, ...sessions, ...log]),
  "0003_hubs": all(hubs),
  "0004_sealed_reasons": all(sealedReasons),
  "0005_gone": all(gone),
  "0006_covenant_life": all(covenantLife),
  "0007_regroupings": all(regroupings),
  "0008_ambiguities": all(ambiguities),
  "0009_names": all(names),
  "0020_retention": all(retention.map((statement) => sql.raw(statement))),
  "0022_rights": all(rights),
  "0023_rights_recipients": all(rightsRecipients),
  "0024_log": all(widenCaseworkLog.map((statement) => sql.raw(statement))),
  "0024_walls": all(wallChecks.casework.map((statement) => sql.raw(statement))),
  "0025_access": all(access),
  "0027_operator": all(operator),
  "0028_review_again": all(reviewAgain),
  "0030_woo": all(openness),
  "0031_notice": all(notice),
  "0032_request_terms": all(requestTerms),
  "0033_walls": all(linkWalls.casework.map((statement) => sql.raw(statement))),
  "0034_second_person": all(secondPerson),
  "0035_access_decisions": all([...accessDecisions, ...careColumns("casework").map((statement) => sql.raw(statement))]),
  "0036_ladder": all(ladder.map((statement) => sql.raw(statement))),
  "0038_inbox_digest": inboxDigestMigration("casework"),
  "0040_linking_pause": all(linkingPause)
}
