import { type CovenantId, LOGGED_AS_NONE, logPurposes, type User, type UserId } from "@kruisverband/domain"
import { forbidden } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { appendLog } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { ACCESS_CHANNEL, notify } from "../notify.ts"
import { lockRegistry } from "../registry/recordVersion.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { recordChange } from "./grants.ts"
import { requirePerson } from "./persons.ts"

/** Covenants that somebody administers. */
export const administeredBy = (user: User): ReadonlySet<CovenantId> =>
  new Set(user.grants.filter((grant) => grant.role === "administrator").map((grant) => grant.covenant))

/** What was done with somebody's access. */
interface Done {
  /** Kebab-case, for the processing log; a role or stand-in behind a colon. */
  readonly action: string
  /** Empty: the account as a whole. */
  readonly covenant: string
  readonly clause: string
}

/** Keeps what was done with somebody's access and why, a line in the log for each, and tells open streams. In the caller's transaction. */
export const recordDone = Effect.fn("access.recordDone")(function* (
  actor: User,
  id: UserId,
  headers: Headers,
  reason: string,
  done: ReadonlyArray<Done>
) {
  const trace = yield* traceOf(headers)
  for (const { action, clause, covenant } of done) {
    const log = yield* appendLog({
      who: actor.id,
      role: "administrator",
      action: action.split(":")[0] ?? action,
      objectKind: "user",
      object: id,
      covenant: covenant === "" ? LOGGED_AS_NONE : covenant,
      purpose: logPurposes.security,
      clause,
      level: "",
      trace
    })
    yield* recordChange({ log, action, person: id, covenant, reason, by: actor.id })
  }
  yield* notify(ACCESS_CHANNEL, `user:${id}`)
})

/**
 * One change of a person's access, whole or not at all: decided on what is so once nobody else can change it, kept with
 * its reason, written in the log and told to open streams, in one transaction. 403 for who administers nothing, whoever
 * is asked about; 404 for a person who is not there.
 */
export const actOnPerson = <E, R>(
  session: SessionCaller,
  id: UserId,
  headers: Headers,
  reason: string,
  act: (actor: User, person: User) => Effect.Effect<Done | ReadonlyArray<Done>, E, R>
) =>
  Effect.gen(function* () {
    const actor = session.user
    const administered = administeredBy(actor)
    if (administered.size === 0) return yield* forbidden()
    const { transaction } = yield* Sql
    return yield* transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const person = yield* requirePerson(id)
        const done = yield* act(actor, person.user)
        yield* recordDone(actor, id, headers, reason, [done].flat())
        return (yield* requirePerson(id)).view(administered)
      })
    )
  })
