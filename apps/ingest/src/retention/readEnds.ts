import type { KeptUntil } from "@kruisverband/contract"
import { addTerm, type CovenantDocument, localDate, RetentionState, SignalId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql } from "kysely"
import { clockUnder, type Kept } from "./clockUnder.ts"
import { HELD_UNTIL } from "./holding.ts"
import { readVersions } from "./readVersions.ts"
import { KEPT } from "./setClocks.ts"

interface KeptSignal extends Kept {
  readonly id: string
  readonly confirmed: boolean
  readonly heldUntil: string | null
}

const decodeState = Schema.decodeUnknownSync(RetentionState)

const readKept = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string>, today: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("readEnds", (db) =>
    sql<KeptSignal>`
      select s.id, ${KEPT}, s.kept_confirmed and s.told is not null as confirmed, ${HELD_UNTIL(today)} as "heldUntil" from ingest.signal s
      where s.covenant = ${covenant} and s.id = any(${[...signals]}::uuid[]) and s.withdrawn_at is null
        and s.minor is not null
      order by s.id`.execute(db)
  )
  return rows
})

const later = (one: string, other: string) => (one > other ? one : other)

/** The day on which a clock or a hold, whichever is later, lets it go. */
const withHold = (end: Omit<KeptUntil, "heldUntil">, heldUntil: string | null): KeptUntil =>
  heldUntil === null
    ? end
    : { ...end, on: end.on === null ? null : later(end.on, addTerm(heldUntil, "P1D")), heldUntil }

const real = (versions: ReadonlyArray<CovenantDocument>, kept: KeptSignal, now: DateTime.Utc) => {
  const clock = clockUnder(versions, kept, now)
  return clock === undefined ? undefined : { on: clock.endsOn, state: decodeState(kept.state), clause: clock.clause }
}

/** When these whole signals of a covenant are over, for who may know where they stand. */
export const readEnds = Effect.fn("readEnds")(function* (covenant: string, signals: ReadonlyArray<string>) {
  const now = yield* DateTime.now
  const versions = (yield* readVersions([covenant])).get(covenant) ?? []
  return (yield* readKept(covenant, signals, localDate(now))).flatMap((kept) => {
    const end = real(versions, kept, now)
    if (end === undefined) return []
    return [{ signal: SignalId.make(kept.id), ...withHold({ ...end, conditional: false }, kept.heldUntil) }]
  })
})

/**
 * The same for its poster, who knows of a link only once a person confirmed it and it may be told (`tellableStage`): until then the term of what is in none
 * is told, with the condition that another may hold. Past that day its being there tells as much, and no reason is given.
 */
export const readOwnEnd = Effect.fn("readOwnEnd")(function* (covenant: string, signal: string) {
  const now = yield* DateTime.now
  const today = localDate(now)
  const versions = (yield* readVersions([covenant])).get(covenant) ?? []
  const [kept] = yield* readKept(covenant, [signal], today)
  const end = kept === undefined ? undefined : real(versions, kept, now)
  if (kept === undefined || end === undefined) return undefined
  if (kept.confirmed) return withHold({ ...end, conditional: false }, kept.heldUntil)
  const alone = real(versions, { ...kept, state: "unlinked", since: kept.reportedOn }, now)
  if (alone !== undefined && alone.on !== null && alone.on > today)
    return withHold({ ...alone, conditional: true }, kept.heldUntil)
  const { state: _, ...untold } = end
  return withHold({ ...untold, conditional: true }, kept.heldUntil)
})
