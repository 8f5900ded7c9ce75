import { sql } from "kysely"

/**
 * What was done about the notice to a signal's persons (AVG 14, UAVG 41): no row until somebody acts. Of a deferral its
 * words are sealed apart, a data key for each text. And the notices to those who saw what was corrected or erased (AVG 19).
 */
export const notice = [
  sql`create table casework.deferral (
    covenant text not null, id uuid not null, ground text not null, tellable boolean not null, proposed_by text not null,
    reviewer text not null, decided_on text not null, review_on text not null, ended_on text,
    at timestamptz not null, revision integer not null, primary key (covenant, id))`,
  sql`create index deferral_by_id on casework.deferral (id)`,
  sql`create table casework.deferral_review (
    covenant text not null, id uuid not null, deferral uuid not null, outcome text not null, by text not null,
    reviewed_on text not null, review_on text, at timestamptz not null, primary key (covenant, id))`,
  sql`create index deferral_review_of on casework.deferral_review (deferral)`,
  sql`revoke update, delete, truncate on casework.deferral_review from casework`,
  sql`create table casework.deferral_words (
    covenant text not null, id uuid not null, deferral uuid not null, words bytea not null, primary key (covenant, id))`,
  sql`create index deferral_words_of on casework.deferral_words (deferral)`,
  sql`create table casework.notice (
    covenant text not null, signal text not null, state text not null, due_on text not null, deferral uuid,
    how text, told_by text, by text not null, at timestamptz not null, primary key (covenant, signal))`,
  sql`create index notice_by_signal on casework.notice (signal)`,
  sql`create index notice_by_deferral on casework.notice (deferral)`,
  sql`create index notice_page on casework.notice (covenant, state, due_on, signal)`,
  sql`create index signal_untold on casework.signal (covenant, (facts ->> 'receivedAt'), id)
    where not withdrawn and (facts ->> 'subjects')::integer > 0`,
  sql`alter table casework.rights_recipient add column notice uuid, add column acknowledged_on text,
    add column acknowledged_by text`,
  sql`create unique index rights_recipient_notice on casework.rights_recipient (notice)`,
  sql`create index rights_recipient_partner on casework.rights_recipient (partner)`,
  sql`create table casework.rights_staff (
    request text not null references casework.rights_request, person text not null, signals text[] not null,
    last_on text not null, told_on text not null, notice uuid not null unique, acknowledged_on text,
    primary key (request, person))`,
  sql`create index rights_staff_person on casework.rights_staff (person)`
]

/** A later decision that takes an upheld objection back, by two persons; and when a request's own term was over. */
export const requestTerms = [
  sql`create table casework.rights_revocation (
    covenant text not null, request text not null references casework.rights_request, cause text not null,
    decided_on text not null, told_on text not null, proposed_by text not null, proposed_at timestamptz not null,
    agreed_by text, agreed_at timestamptz, done_on text, primary key (covenant, request))`,
  sql`create index rights_revocation_request on casework.rights_revocation (request)`,
  sql`alter table casework.rights_request add column expired_on text`,
  sql`create index rights_request_closed on casework.rights_request (decided_at) where state = 'closed'`
]
