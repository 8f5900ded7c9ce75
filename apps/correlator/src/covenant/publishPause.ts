import { LinkingPaused, LinkingResumed } from "@kruisverband/events"
import { Outbox } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { query } from "../store/query.ts"
import { type CovenantState, isAside } from "./CovenantState.ts"

/** Of a covenant that is over nothing is linked anyway; a suspended one still has its people, who look for persons in it. */
const isPaused = (covenant: CovenantState): boolean => covenant.standing !== "closed" && isAside(covenant)

/** Tells, once, that linking stands still in a covenant while its encodings wait to be renewed, and when it goes on. */
export const publishPause = Effect.fn("covenant.publishPause")(function* (covenant: CovenantState) {
  const paused = isPaused(covenant)
  if (paused === covenant.pauseTold) return
  const since = DateTime.formatIso(yield* DateTime.now)
  yield* query(
    "pause.write",
    paused
      ? sql`insert into correlator.pause (covenant, since) values (${covenant.id}, ${since}::timestamptz)`
      : sql`delete from correlator.pause where covenant = ${covenant.id}`
  )
  const event = paused
    ? LinkingPaused.make({ covenant: covenant.id, since })
    : LinkingResumed.make({ covenant: covenant.id })
  yield* Outbox.append([{ event, subject: `linking:${covenant.id}`, partitionkey: covenant.id }])
})
