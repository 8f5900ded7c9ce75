import { findPerson, type PersonDetails, restrictSignals } from "@kruisverband/contract"
import { actsFor, type IdentityChecked, isRealDate, localDate, mayAnswer, type SignalId } from "@kruisverband/domain"
import { callEndpoint, malformed, refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Result } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { changeRecord, putSignals, type RightsRecord } from "./RightsRecord.ts"
import { changedMeanwhile, type Desk, logRights, requireRequest, show, traceparent } from "./rightsDesk.ts"

export interface Identification {
  readonly checks: ReadonlyArray<Pick<IdentityChecked, "who" | "how" | "on">>
  readonly authorityShown?: boolean
  readonly bornOn: string
  readonly person: PersonDetails
  readonly revision: number
}

/** Opening every seal of a large covenant takes longer than a call usually may. */
const SEARCH_MS = 120_000

const isUndecided = ({ state }: RightsRecord) => state === "registered" || state === "open"

/** Who asked, with the checks of their identity, and whether the law lets them ask at this age (L24, L26). */
const judge = Effect.fnUntraced(function* (desk: Desk, record: RightsRecord, given: Identification, today: string) {
  const { authorityShown = false, bornOn, checks } = given
  if (!isRealDate(bornOn) || bornOn > today)
    return yield* malformed([
      {
        code: "malformed",
        pointer: "/bornOn",
        text: { nl: "Deze geboortedatum bestaat niet.", en: "This date of birth does not exist." }
      }
    ])
  const identity = checks.map((check): IdentityChecked => ({ ...check, by: desk.caller.user.id }))
  const askedBy = [...new Set([...record.askedBy, ...checks.map(({ who }) => who)])]
  const person = { bornOn, today, incapable: record.incapable }
  const allowed = mayAnswer({
    ...person,
    authorityShown,
    askedBy: askedBy.map((who) => {
      const check = identity.find((one) => one.who === who)
      return check === undefined ? { who } : { who, identity: check }
    })
  })
  if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
  return { askedBy, identity, noticeTo: actsFor(person).noticeTo }
})

/**
 * Records that identity is sure, and has ingest look for the person's signals. Logged before it looks. Of what the
 * officer typed nothing is kept here; for somebody nobody knows all goes the same way.
 */
export const identify = Effect.fn("rights.identify")(function* (desk: Desk, id: string, given: Identification) {
  const { ingest } = yield* CaseworkConfig
  const { record, viewpoint } = yield* requireRequest(desk, id)
  const { covenant, kind } = record
  if (!isUndecided(record) || record.revision !== given.revision) return yield* changedMeanwhile()
  const acting = yield* judge(desk, record, given, localDate(viewpoint.now))
  yield* logRights(desk, record, "rights-person-sought")
  const found = yield* callEndpoint(
    findPerson,
    { ...ingest, timeoutMs: SEARCH_MS },
    {
      headers: traceparent(desk),
      body: {
        covenant,
        request: record.id,
        by: desk.caller.user.id,
        person: given.person,
        restrict: kind === "objection"
      }
    }
  )
  const chosen = new Set<string>(
    kind === "objection"
      ? found.restricted
      : found.candidates.filter(({ fit }) => fit === "same").map(({ signal }) => signal)
  )
  const { transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      const { record: locked } = yield* requireRequest(desk, id, true)
      if (!isUndecided(locked) || locked.revision !== given.revision) return yield* changedMeanwhile()
      // Also where it began or ended while ingest searched: it may have missed signals.
      const searchedPaused = record.paused || locked.paused
      yield* changeRecord(locked, { ...acting, state: "open", searchedPaused })
      yield* putSignals(id, found.candidates, chosen)
      const shown = found.candidates.map(({ signal }) => signal)
      yield* logRights(desk, record, "rights-signals-found", shown)
      if (kind === "objection") yield* logRights(desk, record, "rights-restricted", found.restricted)
    })
  )
  return yield* show(desk, id)
})

/** The officer says which of the signals that fit are about the person. At an objection these, and no others, are restricted. */
export const choose = Effect.fn("rights.choose")(function* (
  desk: Desk,
  id: string,
  signals: ReadonlyArray<SignalId>,
  revision: number
) {
  const { ingest } = yield* CaseworkConfig
  const { record } = yield* requireRequest(desk, id)
  const known = new Set<string>(record.signals.map(({ candidate }) => candidate.signal))
  if (record.state !== "open" || record.revision !== revision || !signals.every((one) => known.has(one)))
    return yield* changedMeanwhile()
  if (record.kind === "objection")
    yield* callEndpoint(restrictSignals, ingest, {
      headers: traceparent(desk),
      body: { covenant: record.covenant, request: record.id, by: desk.caller.user.id, signals }
    })
  const { transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      const { record: locked } = yield* requireRequest(desk, id, true)
      if (locked.state !== "open" || locked.revision !== revision) return yield* changedMeanwhile()
      yield* changeRecord(locked, {})
      yield* putSignals(
        id,
        locked.signals.map(({ candidate }) => candidate),
        new Set<string>(signals)
      )
      yield* logRights(
        desk,
        record,
        record.kind === "objection" ? "rights-restricted" : "rights-signals-chosen",
        signals
      )
    })
  )
  return yield* show(desk, id)
})
