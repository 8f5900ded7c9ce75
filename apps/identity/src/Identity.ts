import type { IncomingMessage, ServerResponse } from "node:http"
import { type Gateways, listen, type PortUnavailable, type PrivateJwk } from "@kruisverband/http"
import { Effect, type Scope } from "effect"
import { configure } from "./configure.ts"
import { IdentityError } from "./IdentityError.ts"
import type { IdentityOptions } from "./IdentityOptions.ts"
import { interactionHandler } from "./interaction.ts"
import { loadProvider } from "./loadProvider.ts"
import { loadSecrets } from "./secrets.ts"

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void

/** The embedded OpenID provider of the demo and trial forms. */
export interface Identity {
  readonly issuer: string
  readonly tokenEndpoint: string
  /** Secret per client id, in the demonstration. Hand them only to the clients themselves. */
  readonly clientSecrets: Readonly<Record<string, string>>
  /** Private key per client id, of the services for which the provider made one. */
  readonly clientKeys: Readonly<Record<string, PrivateJwk>>
  /** True for URLs below the issuer's path; the caller passes those on to `handler`, with the URL as it came. */
  readonly handles: (url: string | undefined) => boolean
  readonly handler: RequestHandler
  /** Serves on a port of its own until the scope closes; answers the port. */
  readonly start: (
    port: number,
    host?: string,
    gateways?: Gateways
  ) => Effect.Effect<number, PortUnavailable, Scope.Scope>
}

/** Makes the provider; nothing listens yet. Keys and client secrets are made at the first start and kept in the data folder. */
export const makeIdentity = Effect.fn("makeIdentity")(function* (options: IdentityOptions) {
  const madeFor = (kind: "secret" | "made-key") =>
    options.clients.flatMap((client) => {
      const auth = client.kind === "web" ? "made-key" : client.auth.kind
      return auth === kind ? [client.id] : []
    })
  if (!options.demo && madeFor("secret").length > 0)
    return yield* new IdentityError({ what: "clients with a shared secret are for the demonstration only" })
  const secrets = yield* loadSecrets(options.dataDir, { secrets: madeFor("secret"), keys: madeFor("made-key") })
  const { Provider, errors } = yield* Effect.tryPromise({
    try: loadProvider,
    catch: () => new IdentityError({ what: "the OpenID provider library does not load" })
  })
  const provider = yield* Effect.try({
    try: () =>
      new Provider(
        options.issuer,
        configure(options, secrets, (why) => new errors.InvalidClientAuth(why))
      ),
    catch: () => new IdentityError({ what: "the OpenID provider refuses its configuration" })
  })
  const issuer = new URL(options.issuer)
  const mount = issuer.pathname.replace(/\/$/u, "")
  provider.proxy = issuer.protocol === "https:"
  const callback = provider.callback()
  const interaction = interactionHandler(provider, options)
  const ask = `${mount}/interaction/`

  const handles = (url: string | undefined) =>
    url !== undefined && (url === mount || url.startsWith(`${mount}/`) || url.startsWith(`${mount}?`))

  const handler: RequestHandler = (request, response) => {
    const url = request.url ?? "/"
    if (!handles(url)) {
      response.writeHead(404).end()
      return
    }
    // Links are made from the issuer alone, never from what a client says the host is.
    request.headers.host = issuer.host
    delete request.headers["x-forwarded-host"]
    request.headers["x-forwarded-proto"] = issuer.protocol.slice(0, -1)
    if (url.startsWith(ask)) {
      interaction(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
      return
    }
    // The library finds its mount path as the part of `originalUrl` before `url`.
    Object.assign(request, { originalUrl: url })
    request.url = url.slice(mount.length) || "/"
    callback(request, response)
  }

  const handled = (request: IncomingMessage, response: ServerResponse) => {
    if (!handles(request.url)) return false
    handler(request, response)
    return true
  }
  // Served alone, it says that it is there; embedded, the platform does.
  const nothingElse = (request: Request) =>
    Promise.resolve(
      /^\/health\/(?:live|ready)$/u.test(new URL(request.url).pathname)
        ? Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } })
        : new Response(null, { status: 404 })
    )

  const identity: Identity = {
    issuer: options.issuer,
    tokenEndpoint: `${options.issuer}/token`,
    clientSecrets: secrets.clients,
    clientKeys: secrets.keys,
    handles,
    handler,
    start: (port, hostname = "127.0.0.1", gateways) =>
      listen({
        port,
        hostname,
        fetch: nothingElse,
        intercept: handled,
        ...(gateways === undefined ? {} : { gateways })
      }).pipe(Effect.map((server) => server.port))
  }
  return identity
})
