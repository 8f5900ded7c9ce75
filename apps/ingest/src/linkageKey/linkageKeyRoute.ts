import { getLinkageKey } from "@kruisverband/contract"
import { forbidden, route } from "@kruisverband/http"
import { Effect } from "effect"
import { posterOf } from "../access/Poster.ts"
import { giveLinkageKey } from "./giveLinkageKey.ts"

/** For a party's own system alone: nobody can be acted for here. `no-store`, as every answer. */
export const linkageKeyRoute = route(getLinkageKey, ({ caller, headers, params, query }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, headers)
    if (poster.via !== undefined) return yield* forbidden()
    const bound = caller.kind === "client" && caller.bound
    return yield* giveLinkageKey(poster, { covenant: params.id, bound, to: query })
  })
)
