import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { Data, Effect, type Scope } from "effect"
import type { FetchPort } from "./callEndpoint.ts"
import { dropSpoofed, type Gateways } from "./fromGateway.ts"

/** The port is taken, or may not be opened. */
export class PortUnavailable extends Data.TaggedError("PortUnavailable")<{
  readonly port: number
  readonly code: string
}> {}

export interface ListenOptions {
  /** 0: any free port. */
  readonly port: number
  readonly hostname?: string
  readonly fetch: FetchPort
  /** Whose word on certificates and addresses is taken; default: nobody's. */
  readonly gateways?: Gateways
  /** Sees the raw request first; true when it has taken it (the OpenID provider needs raw requests). */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean
}

export interface Listening {
  readonly port: number
  /** Aborted when the server is about to stop: open event streams must end on it. */
  readonly stopping: AbortSignal
}

/** An HTTP server for the length of the scope. Stopping: no new connections, running requests get ten seconds, then all is cut. */
export const listen = (options: ListenOptions): Effect.Effect<Listening, PortUnavailable, Scope.Scope> => {
  const stopping = new AbortController()
  const hono = getRequestListener((request) => options.fetch(request), { overrideGlobalObjects: false })
  const server = createServer((request, response) => {
    dropSpoofed(request, options.gateways)
    if (options.intercept?.(request, response) !== true) void hono(request, response)
  })
  return Effect.acquireRelease(start(server, options), () =>
    Effect.callback<void>((resume) => {
      stopping.abort()
      const cut = setTimeout(() => server.closeAllConnections(), 10_000)
      server.close(() => {
        clearTimeout(cut)
        resume(Effect.void)
      })
      server.closeIdleConnections()
    })
  ).pipe(Effect.map((port) => ({ port, stopping: stopping.signal })))
}

const start = (server: Server, options: ListenOptions) =>
  Effect.callback<number, PortUnavailable>((resume) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new PortUnavailable({ port: options.port, code: error.code ?? "unknown" })))
    )
    server.listen(options.port, options.hostname ?? "127.0.0.1", () => {
      const address = server.address()
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : options.port))
    })
  })
