import { createServer, request as forward } from "node:http"
import type { AddressInfo } from "node:net"

/** The fuzzer need not know of credentials: it has them always. */
const withoutLogin = (document: Buffer): Buffer => {
  const told: {
    readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
    readonly components: Readonly<Record<string, unknown>>
  } = JSON.parse(document.toString("utf8"))
  const paths = Object.fromEntries(
    Object.entries(told.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, { ...one, security: [] }]))
    ])
  )
  const { securitySchemes: _, ...components } = told.components
  return Buffer.from(JSON.stringify({ ...told, paths, components }))
}

/** What went through for one caller. */
export interface Watched {
  readonly port: number
  /** How many answers of each status. */
  readonly statuses: ReadonlyMap<number, number>
  /** Requests (method and path) whose answer held a word that this caller may not see. */
  readonly leaks: ReadonlyArray<string>
  readonly stop: () => Promise<void>
}

/**
 * Stands between the fuzzer and the platform: puts the caller's own credentials on every request, which the fuzzer so
 * cannot lose, and reads every answer for words that the caller may never see.
 */
export const watch = async (
  origin: string,
  headers: Readonly<Record<string, string>>,
  forbidden: ReadonlyArray<string>
): Promise<Watched> => {
  const statuses = new Map<number, number>()
  const leaks: Array<string> = []
  const server = createServer((incoming, answer) => {
    const { hostname, port } = new URL(origin)
    const outgoing = forward(
      {
        ...{ hostname, port, method: incoming.method, path: incoming.url },
        headers: { ...incoming.headers, ...headers, host: `${hostname}:${port}` }
      },
      (response) => {
        const chunks: Array<Buffer> = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.on("end", () => {
          const whole = Buffer.concat(chunks)
          const body = incoming.url?.endsWith("/openapi.json") === true ? withoutLogin(whole) : whole
          const status = response.statusCode ?? 0
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          const text = body.toString("utf8")
          if (forbidden.some((word) => text.includes(word))) leaks.push(`${incoming.method} ${incoming.url}`)
          const { "content-length": _, ...kept } = response.headers
          answer.writeHead(status, kept)
          answer.end(body)
        })
      }
    )
    outgoing.on("error", () => answer.destroy())
    incoming.pipe(outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // An HTTP server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo
  return {
    ...{ port, statuses, leaks },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
