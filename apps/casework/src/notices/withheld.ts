import { DeferralGround, SignalId, type Withholding } from "@kruisverband/domain"
import { refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"

const decode = Schema.decodeUnknownSync(DeferralGround)

/**
 * Of these signals those that are kept out of an inspection file as their notice waits. Not on a deferral whose review is
 * over: that is done first (UAVG 41).
 */
export const withheldAmong = Effect.fn("notices.withheld")(function* (signals: ReadonlyArray<SignalId>, today: string) {
  if (signals.length === 0) return new Map<SignalId, Withholding>()
  const { run } = yield* Sql
  const rows = yield* run("notices.withheld", (db) =>
    db
      .selectFrom("casework.notice as n")
      .innerJoin("casework.deferral as d", (join) =>
        join.onRef("d.covenant", "=", "n.covenant").onRef("d.id", "=", "n.deferral")
      )
      .select(["n.signal", "d.ground", "d.tellable", "d.review_on"])
      .where("n.signal", "in", signals)
      .where("n.state", "=", "deferred")
      .execute()
  )
  if (rows.some(({ review_on }) => review_on < today))
    return yield* refused([
      {
        code: "review-overdue",
        clause: "UAVG art. 41; AVG art. 12 lid 3",
        text: {
          nl: "Van een van deze signalen wacht de kennisgeving, en de herbeoordeling daarvan is te laat. Doe die eerst.",
          en: "Of one of these signals the notice waits, and its review is late. Do that first."
        }
      }
    ])
  return new Map(
    rows.map(({ ground, signal, tellable }): readonly [SignalId, Withholding] => [
      SignalId.make(signal),
      { ground: decode(ground), tellable }
    ])
  )
})
