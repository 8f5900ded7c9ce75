import { endSession, getSession } from "@kruisverband/contract"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { callerOf } from "./callerOf.ts"
import { cookieNames, setCookie } from "./cookies.ts"
import { endSessionById } from "./Sessions.ts"

const show = route(getSession, ({ caller }) =>
  Effect.map(callerOf(caller), ({ user, csrf, expiresAt, loggedInAt }) => ({
    user,
    csrf,
    expiresAt,
    loggedInAt
  }))
)

const end = (origin: string) => {
  const names = cookieNames(origin)
  return route(endSession, {
    handle: ({ caller }) => Effect.flatMap(callerOf(caller), ({ sessionId }) => endSessionById(sessionId)),
    headers: () => ({ "Set-Cookie": setCookie(names.session, "", names, 0), "Clear-Site-Data": '"cache", "storage"' })
  })
}

/** Who is logged in, and logging out. */
export const sessionRoutes = Effect.map(CaseworkConfig, ({ origin }) => [show, end(origin)])
