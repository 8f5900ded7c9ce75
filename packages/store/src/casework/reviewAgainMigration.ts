import { sql } from "kysely"

/** When the machine's word on what people decided changed, and when a signal was last amended: beside the instants of the decisions. */
export const reviewAgain = [
  sql`alter table casework.link add column held_since timestamptz`,
  sql`alter table casework.signal add column amended_at timestamptz`,
  sql`create table casework.pair_word (
    a text not null, b text not null, covenant text not null, together boolean not null, at timestamptz not null,
    primary key (a, b))`,
  sql`create index pair_word_by_b on casework.pair_word (b)`
]
