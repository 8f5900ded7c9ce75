import { timingSafeEqual } from "node:crypto"
import { LOGGED_AS_NONE, logClauses, logPurposes } from "@kruisverband/domain"
import type { SecureRandom } from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { type Context, DateTime, Effect, Exit } from "effect"
import { Hono } from "hono"
import { sql as raw } from "kysely"
import { admit } from "../access/accounts.ts"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { appendLog } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { cookieNames, readCookie, setCookie } from "./cookies.ts"
import { type LoginFailed, OpenId } from "./OpenId.ts"
import { returnPath } from "./returnPath.ts"
import { ABSOLUTE_HOURS, digest, endSessionById, randomToken, startSession } from "./Sessions.ts"

const BASE = "/casework/v1/session"
/** How long a person may take over the provider's form. */
const LOGIN_MINUTES = 15

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY"
}

const redirect = (location: string, cookies: ReadonlyArray<string> = []) => {
  const headers = new Headers({ ...HEADERS, Location: location })
  for (const cookie of cookies) headers.append("Set-Cookie", cookie)
  return new Response(null, { status: 303, headers })
}

/** Remembers a log-in on its way under the digest of a token that only this browser has; forgets those that expired. */
const rememberLogin = Effect.fn("login.remember")(function* (returnTo: string) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const login = {
    token: yield* randomToken,
    state: yield* randomToken,
    nonce: yield* randomToken,
    verifier: yield* randomToken
  }
  yield* run("login.remember", async (db) => {
    await db
      .insertInto("casework.login")
      .values({
        id: digest(login.token),
        state: login.state,
        nonce: login.nonce,
        verifier: login.verifier,
        return_to: returnTo,
        until: DateTime.formatIso(DateTime.add(now, { minutes: LOGIN_MINUTES }))
      })
      .execute()
    await db
      .deleteFrom("casework.login")
      .where("until", "<", raw<Date>`${DateTime.formatIso(now)}`)
      .execute()
  })
  return login
})

/** A log-in is redeemed once: it is gone when this returns. */
const takeLogin = Effect.fn("login.take")(function* (token: string) {
  const { run } = yield* Sql
  const row = yield* run("login.take", (db) =>
    db.deleteFrom("casework.login").where("id", "=", digest(token)).returningAll().executeTakeFirst()
  )
  const now = DateTime.toEpochMillis(yield* DateTime.now)
  return row !== undefined && now < row.until.getTime() ? row : undefined
})

const login = Effect.fn("session.login")(function* (request: Request) {
  const { origin } = yield* CaseworkConfig
  const openId = yield* OpenId
  const names = cookieNames(origin)
  const url = new URL(request.url)
  // The callback comes back to the configured origin, so the cookie must be set there: `localhost` is not `127.0.0.1`.
  if (
    request.method === "GET" &&
    request.headers.get("host") !== new URL(origin).host &&
    !url.searchParams.has("again")
  ) {
    url.searchParams.set("again", "1")
    return redirect(`${origin}${BASE}/login${url.search}`)
  }
  const remembered = yield* rememberLogin(returnPath(url.searchParams.get("returnTo"), origin))
  const locale = url.searchParams.get("locale") ?? ""
  const target = yield* openId.authorizationUrl(remembered, /^(?:nl|en)$/u.test(locale) ? locale : "")
  return redirect(target.href, [setCookie(names.login, remembered.token, names, LOGIN_MINUTES * 60)])
})

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)))

const callback = Effect.fn("session.callback")(function* (request: Request) {
  const { dormantDays, origin } = yield* CaseworkConfig
  const openId = yield* OpenId
  const names = cookieNames(origin)
  const forget = setCookie(names.login, "", names, 0)
  const back = (why: string) => redirect(`/?login=${why}`, [forget])
  const token = readCookie(request, names.login)
  const remembered = token === undefined ? undefined : yield* takeLogin(token)
  const url = new URL(request.url)
  if (remembered === undefined || !sameText(url.searchParams.get("state") ?? "", remembered.state))
    return back("expired")
  const identity = yield* openId
    .redeem(new URL(`${origin}${BASE}/callback${url.search}`), remembered)
    .pipe(Effect.catchTag("LoginFailed", () => Effect.succeed(undefined)))
  if (identity === undefined) return back("refused")
  const admission = yield* admit(identity.issuer, identity.subject, dormantDays)
  if (admission.is === "unknown") return back("unknown-user")
  const { user } = admission
  const log = {
    who: user,
    role: LOGGED_AS_NONE,
    objectKind: "session",
    object: user,
    covenant: LOGGED_AS_NONE,
    purpose: logPurposes.security,
    clause: logClauses.secured
  } as const
  const trace = yield* traceOf(request.headers)
  if (admission.is !== "admitted") {
    yield* appendLog({ ...log, action: `log-in-refused-${admission.is}`, level: "", trace })
    return back(admission.is)
  }
  // Whatever session the browser came with ends here: a planted one opens nothing (fixation).
  const old = readCookie(request, names.session)
  if (old !== undefined) yield* endSessionById(digest(old))
  const session = yield* startSession(user, identity)
  yield* appendLog({ ...log, action: "logged-in", level: "", trace })
  return redirect(remembered.return_to, [forget, setCookie(names.session, session.token, names, ABSOLUTE_HOURS * 3600)])
})

type Services = Sql | SecureRandom | OpenId | CaseworkConfig

/** `GET /session/login?returnTo=/path` and `/session/callback`: redirects for browsers, outside the endpoint table. A failure goes back to the start page with `?login=<why>`. */
export const loginRoutes = (services: Context.Context<Services>): Hono => {
  const run = Effect.runPromiseExitWith(services)
  const answer = async (program: Effect.Effect<Response, StoreError | LoginFailed, Services>) => {
    const exit = await run(program)
    if (Exit.isSuccess(exit)) return exit.value
    await run(Effect.logError("log-in failed"))
    return redirect("/?login=unavailable")
  }
  return new Hono()
    .get(`${BASE}/login`, (c) => answer(login(c.req.raw)))
    .get(`${BASE}/callback`, (c) => answer(callback(c.req.raw)))
}
