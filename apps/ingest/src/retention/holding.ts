import { type RawBuilder, sql } from "kysely"

const HOLDS = (today: string) => sql`ingest.hold_signal m
  join ingest.hold h on h.covenant = m.covenant and h.id = m.hold
  where m.covenant = s.covenant and m.signal = s.id and h.lifted_on is null and h.reaches >= ${today}`

/** Holds on the whole covenant of `ingest.signal s`. */
const WHOLE = (today: string) => sql`ingest.hold w
  where w.covenant = s.covenant and w.whole and w.lifted_on is null and w.reaches >= ${today}`

/** Of `ingest.signal s`: no hold keeps it, nor its covenant, on this local date (L19). */
export const NOT_HELD = (today: string): RawBuilder<boolean> =>
  sql<boolean>`(not exists (select from ${HOLDS(today)}) and not exists (select from ${WHOLE(today)}))`

/** Of `ingest.signal s`: last local date on which some hold keeps it; null: none does today. */
export const HELD_UNTIL = (today: string): RawBuilder<string | null> =>
  sql<
    string | null
  >`greatest((select max(h.reaches) from ${HOLDS(today)}), (select max(w.reaches) from ${WHOLE(today)}))`
