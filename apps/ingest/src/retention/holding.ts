import { type RawBuilder, sql } from "kysely"

/** Of `ingest.signal s`: no hold keeps it on this local date (L19). */
export const NOT_HELD = (today: string): RawBuilder<boolean> => sql<boolean>`not exists (
  select from ingest.hold_signal m join ingest.hold h on h.covenant = m.covenant and h.id = m.hold
  where m.covenant = s.covenant and m.signal = s.id and h.lifted_on is null and h.reaches >= ${today})`
