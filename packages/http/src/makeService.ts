import type { Endpoint } from "@kruisverband/contract"
import { Cause, type Context, Effect, Exit } from "effect"
import { Hono, type Context as HonoContext } from "hono"
import { type Caller, PUBLIC } from "./Caller.ts"
import { HttpProblem, internal, notFound, problemDocument, unavailable } from "./HttpProblem.ts"
import { apiHeaders } from "./headers.ts"
import { Metrics } from "./Metrics.ts"
import { type ApiDescription, openApi } from "./openapi.ts"
import type { Fault, Route } from "./route.ts"

export interface ServiceOptions<R, A> {
  /** `ingest`: the name in logs and metrics. */
  readonly name: string
  readonly api: ApiDescription
  readonly routes: ReadonlyArray<Route<R>>
  /** Who calls; fails with 401 or 403. Not asked for public endpoints. */
  readonly authenticate: (endpoint: Endpoint, request: Request) => Effect.Effect<Caller, HttpProblem | Fault, A>
  /** How a route is run for this caller: what holds for every request of the service, whatever its route. */
  readonly around?: <A2, E, R2>(
    caller: Caller,
    run: Effect.Effect<A2, E, R2>,
    request: { readonly endpoint: Endpoint; readonly raw: Request }
  ) => Effect.Effect<A2, E, R2>
  /** Hears of every request that a caller was refused (403, 404), once it is decided; cannot change the answer. */
  readonly refused?: (refusal: Refusal) => Effect.Effect<void, never, R | A>
  /** Not ready: a reason code, e.g. `registry-not-read`. */
  readonly ready?: Effect.Effect<ReadonlyArray<string>>
  /** More lines of Prometheus text. */
  readonly metrics?: Effect.Effect<string>
}

/** A caller asked for something and did not get it. Says nothing of what it was. */
export interface Refusal {
  readonly endpoint: Endpoint
  readonly caller: Caller
  readonly request: Request
  readonly code: string
  /** By which clause, where the refusal names one. */
  readonly clause: string | undefined
}

const HEALTH: ReadonlyArray<string> = ["/health/live", "/health/ready", "/metrics"]

/** A whole HTTP service from its routes: strict, self-describing, and silent about its inside. Paths are complete (`/ingest/v1/signals`). */
export const makeService = <R, A>(options: ServiceOptions<R, A>): Effect.Effect<Hono, never, R | A> =>
  Effect.gen(function* () {
    const services = yield* Effect.context<R | A>()
    const { base, version } = options.api
    const headers = apiHeaders(version)
    const metrics = new Metrics(options.name)
    const document = JSON.stringify(
      openApi(
        options.api,
        options.routes.map((route) => route.endpoint)
      )
    )
    const app = new Hono()
    const answer = makeAnswer(services, options, headers, metrics)

    app.get(`${base}/openapi.json`, () =>
      Response.json(JSON.parse(document), { headers: { ...headers, "Access-Control-Allow-Origin": "*" } })
    )
    for (const path of HEALTH) {
      app.get(`${base}${path}`, (c) => health(c, path, options, metrics, headers))
    }
    // A fixed path is no id of the path beside it, also for a method that it does not have.
    const paths = [...Map.groupBy(options.routes, (route) => route.endpoint.path)]
    for (const [path, routes] of paths.toSorted(([a], [b]) => parametersIn(a) - parametersIn(b))) {
      const pattern = `${base}${path.replaceAll(/\{(\w+)\}/g, ":$1")}`
      for (const route of routes) app.on(route.endpoint.method, pattern, (c) => answer(c, route))
      const allow = routes.map((route) => route.endpoint.method).join(", ")
      app.all(pattern, () => problemResponse(methodNotAllowed(allow), headers))
    }
    app.all(`${base}/*`, () => problemResponse(notFound(), headers))
    return app
  })

const parametersIn = (path: string) => path.split("{").length - 1

const methodNotAllowed = (allow: string) =>
  new HttpProblem({
    status: 405,
    code: "method-not-allowed",
    text: { nl: `Hier kan alleen: ${allow}.`, en: `Only possible here: ${allow}.` },
    headers: { Allow: allow }
  })

/** A problem as a response of its own, for what lies outside the route table. */
export const problemResponse = (
  problem: HttpProblem,
  headers: Readonly<Record<string, string>>,
  requestId: string = crypto.randomUUID()
) =>
  new Response(JSON.stringify(problemDocument(problem, requestId)), {
    status: problem.status,
    headers: { ...headers, ...problem.headers, "Content-Type": "application/problem+json; charset=utf-8" }
  })

const accepts = (request: Request, produced: string) => {
  const wanted = request.headers.get("accept")
  if (wanted === null) return true
  return wanted.split(",").some((part) => {
    const type = part.split(";")[0]?.trim() ?? ""
    return (
      type === "*/*" ||
      type === `${produced.split("/")[0]}/*` ||
      type === produced ||
      type === "application/problem+json"
    )
  })
}

const makeAnswer = <R, A>(
  services: Context.Context<R | A>,
  options: ServiceOptions<R, A>,
  headers: Readonly<Record<string, string>>,
  metrics: Metrics
) => {
  const program = (c: HonoContext, route: Route<R>) =>
    Effect.gen(function* () {
      const { endpoint } = route
      if (!accepts(c.req.raw, endpoint.produces))
        return yield* new HttpProblem({
          status: 406,
          code: "not-acceptable",
          text: { nl: `Hier komt ${endpoint.produces}.`, en: `This answers ${endpoint.produces}.` }
        })
      const caller = endpoint.auth.kind === "public" ? PUBLIC : yield* options.authenticate(endpoint, c.req.raw)
      const run = route.run({ raw: c.req.raw, caller, params: c.req.param() })
      const answered = options.around === undefined ? run : options.around(caller, run, { endpoint, raw: c.req.raw })
      const { refused } = options
      if (refused === undefined) return yield* answered
      const tell = (status: number, code: string, clause: string | undefined) =>
        status === 403 || status === 404 ? refused({ endpoint, caller, request: c.req.raw, code, clause }) : Effect.void
      return yield* answered.pipe(
        Effect.tap((response) => tell(response.status, "refused-elsewhere", undefined)),
        Effect.tapError((error) =>
          error instanceof HttpProblem ? tell(error.status, error.code, error.reasons?.[0]?.clause) : Effect.void
        )
      )
    }).pipe(Effect.withSpan(`${options.name}.${route.endpoint.id}`))

  return async (c: HonoContext, route: Route<R>): Promise<Response> => {
    const started = performance.now()
    const requestId = crypto.randomUUID()
    const exit = await Effect.runPromiseExitWith(services)(program(c, route), { signal: c.req.raw.signal })
    const response = Exit.isSuccess(exit) ? exit.value : await failure(exit.cause, requestId)
    for (const [name, value] of Object.entries(headers))
      if (!response.headers.has(name)) response.headers.set(name, value)
    metrics.observe(route.endpoint.id, response.status, (performance.now() - started) / 1000)
    return response
  }

  async function failure(cause: Cause.Cause<HttpProblem | Fault>, requestId: string): Promise<Response> {
    const error = Cause.findErrorOption(cause)
    if (error._tag === "Some" && error.value instanceof HttpProblem)
      return problemResponse(error.value, headers, requestId)
    const fault = error._tag === "Some"
    // Codes only: a cause may quote SQL or values.
    const note = fault ? `fault ${error.value._tag}` : "defect"
    await Effect.runPromiseWith(services)(
      Effect.logError(note).pipe(Effect.annotateLogs({ service: options.name, request: requestId }))
    )
    return problemResponse(fault ? unavailable() : internal(), headers, requestId)
  }
}

const health = async <R, A>(
  c: HonoContext,
  path: string,
  options: ServiceOptions<R, A>,
  metrics: Metrics,
  headers: Readonly<Record<string, string>>
): Promise<Response> => {
  if (path === "/metrics") {
    const more = options.metrics === undefined ? "" : await Effect.runPromise(options.metrics)
    return c.body(metrics.render() + more, 200, {
      ...headers,
      "Content-Type": "text/plain; version=0.0.4; charset=utf-8"
    })
  }
  if (path === "/health/live") return c.json({ status: "live" }, 200, { ...headers })
  const missing = options.ready === undefined ? [] : await Effect.runPromise(options.ready)
  if (missing.length === 0) return c.json({ status: "ready" }, 200, { ...headers })
  return problemResponse(
    new HttpProblem({
      status: 503,
      code: "not-ready",
      text: { nl: "De dienst start nog op.", en: "The service is still starting." },
      reasons: missing.map((code) => ({ code, text: { nl: code, en: code } })),
      headers: { "Retry-After": "1" }
    }),
    headers
  )
}
