import { Data, Effect } from "effect"
import type { Credentials } from "./PlatformUnderTest.ts"

/** The platform did not answer as its contract says. */
export class PlatformAnswer extends Data.TaggedError("PlatformAnswer")<{
  readonly what: string
  readonly status: number
}> {}

export interface Answer {
  readonly status: number
  readonly json: unknown
  readonly text: string
}

const send = (request: Request) =>
  Effect.tryPromise({ try: () => fetch(request), catch: () => new PlatformAnswer({ what: request.url, status: 0 }) })

const read = (response: Response): Effect.Effect<Answer, PlatformAnswer> =>
  Effect.tryPromise({
    try: async () => {
      const text = await response.text()
      const isJson = (response.headers.get("content-type") ?? "").includes("json")
      const json: unknown = isJson && text !== "" ? JSON.parse(text) : undefined
      return { status: response.status, json, text }
    },
    catch: () => new PlatformAnswer({ what: response.url, status: response.status })
  })

const stringAt = (value: unknown, key: string): string | undefined => {
  if (typeof value !== "object" || value === null) return undefined
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === "string" ? found : undefined
}

/** Speaks as a partner system: a token by client credentials, kept for the length of the scenario. */
export const partnerClient = (origin: string, credentials: Credentials) => {
  const tokens = new Map<string, string>()
  const token = (partner: string) =>
    Effect.gen(function* () {
      const kept = tokens.get(partner)
      if (kept !== undefined) return kept
      const client = credentials.partners[partner]
      if (client === undefined)
        return yield* new PlatformAnswer({ what: `no credentials of partner ${partner}`, status: 0 })
      const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")
      const answer = yield* send(
        new Request(credentials.tokenEndpoint, {
          method: "POST",
          headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
          body: "grant_type=client_credentials&scope=signals%3Awrite%20signals%3Aread"
        })
      ).pipe(Effect.flatMap(read))
      const fresh = stringAt(answer.json, "access_token")
      if (fresh === undefined) return yield* new PlatformAnswer({ what: "token", status: answer.status })
      tokens.set(partner, fresh)
      return fresh
    })
  return (
    partner: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {}
  ) =>
    Effect.gen(function* () {
      const bearer = yield* token(partner)
      return yield* send(
        new Request(`${origin}/ingest/v1${path}`, {
          method,
          headers: {
            ...headers,
            authorization: `Bearer ${bearer}`,
            ...(body === undefined ? {} : { "content-type": "application/json" })
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) })
        })
      ).pipe(Effect.flatMap(read))
    })
}

/** Speaks as a person: the OpenID Connect login in a browser's place, then the session's cookie and CSRF token. */
export const personClient = (origin: string, credentials: Credentials) => {
  const sessions = new Map<string, { readonly cookie: string; readonly csrf: string }>()

  const login = (user: string) =>
    Effect.gen(function* () {
      const known = credentials.users[user]
      if (known === undefined) return yield* new PlatformAnswer({ what: `no credentials of user ${user}`, status: 0 })
      const jar = new Map<string, string>()
      const page = yield* follow(jar, new Request(`${origin}/casework/v1/session/login`))
      const form = yield* Effect.promise(() => page.response.text())
      const action = /<form[^>]*action="([^"]+)"/u.exec(form)?.[1]
      if (action === undefined) return yield* new PlatformAnswer({ what: "login form", status: page.response.status })
      const fields = new URLSearchParams()
      for (const hidden of form.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)) {
        const name = /name="([^"]*)"/u.exec(hidden[0])?.[1]
        if (name !== undefined) fields.set(name, /value="([^"]*)"/u.exec(hidden[0])?.[1] ?? "")
      }
      fields.set("username", known.username)
      fields.set("password", known.password)
      const target = new URL(action.replaceAll("&amp;", "&"), page.url)
      yield* follow(
        jar,
        new Request(target, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded", origin: target.origin },
          body: fields.toString()
        })
      )
      const cookie = cookies(jar)
      const session = yield* send(new Request(`${origin}/casework/v1/session`, { headers: { cookie } })).pipe(
        Effect.flatMap(read)
      )
      const csrf = stringAt(session.json, "csrf")
      if (csrf === undefined) return yield* new PlatformAnswer({ what: "login", status: session.status })
      return { cookie, csrf }
    })

  const call = (user: string, method: string, path: string, body?: unknown) =>
    Effect.gen(function* () {
      const session = sessions.get(user) ?? (yield* login(user))
      sessions.set(user, session)
      return yield* send(
        new Request(`${origin}/casework/v1${path}`, {
          method,
          headers: {
            cookie: session.cookie,
            "x-csrf-token": session.csrf,
            ...(body === undefined ? {} : { "content-type": "application/json" })
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) })
        })
      ).pipe(Effect.flatMap(read))
    })
  /** Sessions end while the clock moves on. */
  return { call, forget: () => sessions.clear() }
}

const cookies = (jar: ReadonlyMap<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")

const follow = (
  jar: Map<string, string>,
  request: Request,
  hops = 0
): Effect.Effect<{ response: Response; url: string }, PlatformAnswer> =>
  Effect.gen(function* () {
    if (hops > 12) return yield* new PlatformAnswer({ what: "redirects", status: 0 })
    const headers = new Headers(request.headers)
    headers.set("cookie", cookies(jar))
    const response = yield* send(new Request(request, { headers, redirect: "manual" }))
    for (const line of response.headers.getSetCookie()) {
      const [name, ...rest] = (line.split(";")[0] ?? "").split("=")
      if (name !== undefined) jar.set(name.trim(), rest.join("="))
    }
    const location = response.headers.get("location")
    if (location === null) return { response, url: request.url }
    return yield* follow(jar, new Request(new URL(location, request.url)), hops + 1)
  })
