import { createServer, type IncomingMessage, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { findRoute, type Gateway, startGateway } from "./gateway.ts"

let gateway: Gateway
let upstream: Server
let seen: IncomingMessage | undefined
let streamClosed: Promise<void>

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === "string") throw new Error("not listening")
  return address.port
}

beforeAll(async () => {
  let tellClosed: () => void = () => undefined
  streamClosed = new Promise((resolve) => {
    tellClosed = resolve
  })
  upstream = createServer((incoming, answer) => {
    seen = incoming
    if (incoming.url === "/casework/v1/stream") {
      answer.writeHead(200, { "content-type": "text/event-stream" })
      answer.on("close", tellClosed)
      setTimeout(() => answer.write("data: first\n\n"), 20)
      return
    }
    let size = 0
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length
    })
    incoming.on("end", () => {
      answer.writeHead(201, { "set-cookie": ["a=1", "b=2"], "x-size": String(size) })
      answer.end()
    })
  })
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve))
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve))
  const away = portOf(closed)
  await new Promise((resolve) => closed.close(resolve))
  gateway = await startGateway(0, [
    { prefix: "/idp", port: away },
    { prefix: "", port: portOf(upstream) }
  ])
})
afterAll(async () => {
  await gateway.stop()
  upstream.closeAllConnections()
  upstream.close()
})

const at = (path: string) => `http://127.0.0.1:${gateway.port}${path}`

it("finds the route by whole path segments", () => {
  const routes = [
    { prefix: "/ingest", port: 1 },
    { prefix: "", port: 2 }
  ]
  expect(["/ingest", "/ingest/v1/x", "/ingestion", "/"].map((path) => findRoute(routes, path)?.port)).toEqual([
    1, 1, 2, 2
  ])
})

it("passes method, path, query, body, status and repeated headers through", async () => {
  const answer = await fetch(at("/a/b?c=d%20e"), { method: "PUT", body: "x".repeat(300_000) })
  expect([answer.status, answer.headers.get("x-size")]).toEqual([201, "300000"])
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"])
  expect([seen?.method, seen?.url]).toEqual(["PUT", "/a/b?c=d%20e"])
})

it("does not let a client claim what only the gateway may say", async () => {
  const headers = { "x-client-cert": "mine", forwarded: "for=10.0.0.1", "x-forwarded-for": "10.0.0.1", "x-own": "kept" }
  await fetch(at("/"), { headers })
  expect(seen?.headers).toMatchObject({ "x-own": "kept", "x-forwarded-for": "127.0.0.1" })
  expect(seen?.headers["x-client-cert"]).toBeUndefined()
  expect(seen?.headers.forwarded).toBeUndefined()
})

it("drops what the client names as belonging to its own connection", async () => {
  const answered = new Promise((resolve) => {
    request(at("/"), { headers: { connection: "x-mine", "x-mine": "1", "x-other": "2" } }, resolve).end()
  })
  await answered
  expect(seen?.headers["x-other"]).toBe("2")
  expect(seen?.headers["x-mine"]).toBeUndefined()
})

it("passes events on as they come, and hangs up upstream when the client goes", async () => {
  const abort = new AbortController()
  const answer = await fetch(at("/casework/v1/stream"), { signal: abort.signal })
  const first = await answer.body?.getReader().read()
  expect(new TextDecoder().decode(first?.value)).toBe("data: first\n\n")
  abort.abort()
  await streamClosed
})

it("answers 503 with Retry-After while a service is away", async () => {
  const answer = await fetch(at("/idp/token"), { method: "POST", body: "x" })
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"])
  expect(answer.headers.get("content-type")).toBe("application/problem+json")
})

it("says which setting is wrong when its port is taken", async () => {
  await expect(startGateway(gateway.port, [])).rejects.toThrow(`PORT is "${gateway.port}"`)
})
