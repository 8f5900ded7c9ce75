import { coveredByGrants } from "@kruisverband/domain"
import type { Caller } from "@kruisverband/http"
import { underStance } from "@kruisverband/store"
import type { Effect } from "effect"

/**
 * Every request looks at the database in its caller's stance: whatever a query forgets to ask, rows of covenants in which the
 * caller has no work are not there (ADR 0017). Who is not logged in has none.
 */
export const fromCaller = <A, E, R>(caller: Caller, run: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  underStance({ name: "caller", covenants: caller.kind === "session" ? coveredByGrants(caller.user.grants) : [] })(run)
