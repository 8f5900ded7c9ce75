import { type RawBuilder, sql } from "kysely"

const HOLDS = (today: string) => sql`ingest.hold_signal m
  join ingest.hold h on h.covenant = m.covenant and h.id = m.hold
  where m.covenant = s.covenant and m.signal = s.id and h.lifted_on is null and h.reaches >= ${today}`

/** Of `ingest.signal s`: no hold keeps it on this local date (L19). */
export const NOT_HELD = (today: string): RawBuilder<boolean> => sql<boolean>`not exists (select from ${HOLDS(today)})`

/** Of `ingest.signal s`: last local date on which some hold keeps it; null: none does today. */
export const HELD_UNTIL = (today: string): RawBuilder<string | null> =>
  sql<string | null>`(select max(h.reaches) from ${HOLDS(today)})`
