import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse
} from "node:http"
import { SettingInvalid } from "./settings.ts"

/** Where requests go: the first route whose prefix is the path or stands before a `/` in it; `""` takes the rest. */
export interface Route {
  readonly prefix: string
  readonly port: number
}

/** About one connection only, so never passed on (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"]
/** What services believe because the gateway says it: a client's own claims must not get through. */
const ONLY_FROM_GATEWAY = [
  "client-cert",
  "client-cert-chain",
  "forwarded",
  "x-client-cert",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip"
]

export const findRoute = (routes: readonly Route[], path: string): Route | undefined =>
  routes.find(({ prefix }) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`))

export function forwardedHeaders(headers: IncomingHttpHeaders, address: string): IncomingHttpHeaders {
  const dropped = new Set([...HOP_BY_HOP, ...ONLY_FROM_GATEWAY, ...listed(headers.connection)])
  const kept = Object.entries(headers).filter(([name]) => !dropped.has(name))
  return {
    ...Object.fromEntries(kept),
    "x-forwarded-for": address,
    "x-forwarded-proto": "http",
    ...(headers.host === undefined ? {} : { "x-forwarded-host": headers.host }),
    // A body of unknown length stays one: without either header the service would see none.
    ...(headers["transfer-encoding"] === undefined ? {} : { "transfer-encoding": "chunked" })
  }
}

const listed = (connection: string | undefined): readonly string[] =>
  (connection ?? "").split(",").map((name) => name.trim().toLowerCase())

function unavailable(answer: ServerResponse): void {
  if (answer.headersSent) {
    answer.destroy()
    return
  }
  answer.writeHead(503, { "content-type": "application/problem+json", "retry-after": "2", "cache-control": "no-store" })
  answer.end(JSON.stringify({ type: "about:blank", title: "Service unavailable", status: 503 }))
}

export interface Gateway {
  readonly port: number
  /** Ends open streams and closes. */
  readonly stop: () => Promise<void>
}

/**
 * One origin for all services on one machine, as a real gateway gives in production: passes requests and answers through as
 * streams (server-sent events included), and answers 503 while a service is away. Rejects with SettingInvalid when the port is taken.
 */
export async function startGateway(port: number, routes: readonly Route[]): Promise<Gateway> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const pass = (incoming: IncomingMessage, answer: ServerResponse) => {
    const path = (incoming.url ?? "/").split("?", 1)[0] ?? "/"
    const route = findRoute(routes, path)
    if (route === undefined) {
      unavailable(answer)
      return
    }
    const outgoing = request(
      {
        ...{ agent, host: "127.0.0.1", port: route.port, method: incoming.method, path: incoming.url },
        headers: forwardedHeaders(incoming.headers, incoming.socket.remoteAddress ?? "")
      },
      (upstream) => {
        const headers = Object.entries(upstream.headers).filter(([name]) => !HOP_BY_HOP.includes(name))
        answer.writeHead(upstream.statusCode ?? 502, Object.fromEntries(headers))
        answer.flushHeaders() // a stream of events says nothing for a while
        upstream.on("error", () => answer.destroy())
        upstream.pipe(answer)
      }
    )
    outgoing.on("error", () => unavailable(answer))
    answer.on("close", () => outgoing.destroy())
    incoming.pipe(outgoing)
  }
  const server = createServer({ requestTimeout: 0 }, pass)
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new SettingInvalid("PORT", String(port), "a port that is free") : error)
    )
    server.listen({ host: "127.0.0.1", port }, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        agent.destroy()
      })
  }
}
