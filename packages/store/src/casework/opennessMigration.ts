import { sql } from "kysely"

/**
 * Requests for openness: ids, codes and days. Who asked, what they asked and the documents are sealed, under a data key
 * for each text and each document; the subject too, though it names nobody.
 */
export const openness = [
  sql`create table casework.openness_request (
    id text primary key, covenant text not null, state text not null, received_on text not null,
    extension_told_on text, outcome text, decided_on text, decided_by text, documents integer not null,
    grounds text[] not null, destroyed_on text, destroyed_by text, opened_by text not null,
    opened_at timestamptz not null, revision integer not null)`,
  sql`create index openness_request_list on casework.openness_request (covenant, opened_at desc, id desc)`,
  sql`create table casework.openness_words (
    covenant text not null, id uuid not null, request text not null references casework.openness_request,
    about text not null, words bytea not null, primary key (covenant, id))`,
  sql`create index openness_words_request on casework.openness_words (request)`,
  sql`create table casework.openness_document (
    covenant text not null, id uuid not null, request text not null references casework.openness_request,
    document_date text not null, title bytea not null, body bytea not null, marks bytea not null,
    assessed boolean not null, added_by text not null, added_at timestamptz not null, revision integer not null,
    primary key (covenant, id))`,
  sql`create index openness_document_request on casework.openness_document (request)`
]
