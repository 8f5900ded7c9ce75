import type { Endpoint } from "@kruisverband/contract"
import type { Caller } from "@kruisverband/http"
import { underStance } from "@kruisverband/store"
import { Effect, Option } from "effect"
import { isForPosters, type Poster, posterOf } from "./Poster.ts"

interface Walled {
  readonly partner: string
  readonly covenants: Poster["covenants"]
}

/**
 * What is done for a partner is done in its stance: whatever a query forgets to ask, another partner's rows are not there,
 * nor the partner's own in a covenant in which its professional has no role (ADR 0017). Nothing is written but in covenants
 * that are named.
 */
export const asPoster =
  ({ covenants, partner }: Walled, named?: ReadonlyArray<string>) =>
  <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    underStance({ name: "poster", partner, covenants: scopeOf(covenants, named) })(work)

const scopeOf = (mine: ReadonlyArray<string> | undefined, named: ReadonlyArray<string> | undefined) => {
  if (named === undefined) return mine ?? "own"
  const unique = [...new Set(named)]
  return mine === undefined ? unique : unique.filter((covenant) => mine.includes(covenant))
}

/**
 * Every request to an endpoint for posters, whatever its route does: also one that forgets to say for whom. Who is no poster
 * sees no row.
 */
export const fromPoster = <A, E, R>(
  caller: Caller,
  run: Effect.Effect<A, E, R>,
  { endpoint, raw }: { readonly endpoint: Endpoint; readonly raw: Request }
): Effect.Effect<A, E, R> =>
  isForPosters(endpoint)
    ? Effect.flatMap(Effect.option(posterOf(caller, raw.headers)), (poster) =>
        asPoster(
          Option.getOrElse(poster, () => NOBODY),
          undefined
        )(run)
      )
    : run

const NOBODY = { partner: "", covenants: [] }
