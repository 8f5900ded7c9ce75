import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { type Gateways, readGateways } from "./fromGateway.ts"
import { listen } from "./listen.ts"

const claims = {
  "client-cert": ":AAAA:",
  "x-client-cert": "mine",
  "X-Forwarded-Client-Cert": "mine",
  "x-forwarded-for": "10.0.0.1",
  Forwarded: "for=10.0.0.1",
  "x-own": "kept"
}

/** Names of the headers that the service sees. */
const seenBy = (gateways?: Gateways) =>
  Effect.scoped(
    Effect.gen(function* () {
      const fetched = async (request: Request) => Response.json([...request.headers.keys()])
      const { port } = yield* listen({ port: 0, fetch: fetched, ...(gateways === undefined ? {} : { gateways }) })
      const names = yield* Effect.promise(async () => {
        const response = await fetch(`http://127.0.0.1:${port}/`, { headers: claims })
        return Schema.decodeUnknownSync(Schema.Array(Schema.String))(await response.json())
      })
      return names.filter((name) => Object.keys(claims).some((claim) => claim.toLowerCase() === name)).toSorted()
    })
  )

describe("what only a gateway may say", () => {
  it.live("is dropped when a client says it, and what is the client's own stays", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* seenBy(), ["x-own"])
      assert.deepStrictEqual(yield* seenBy((address) => address === "10.0.0.5"), ["x-own"])
    })
  )

  it.live("is believed when a trusted gateway says it", () =>
    Effect.gen(function* () {
      const seen = yield* seenBy((address) => address === "127.0.0.1")
      assert.deepStrictEqual(
        seen,
        Object.keys(claims)
          .map((name) => name.toLowerCase())
          .toSorted()
      )
    })
  )
})

describe("readGateways", () => {
  it("knows addresses and networks, and an IPv4 neighbour by its IPv6 name", () => {
    const gateways = Result.getOrThrow(readGateways({ TRUSTED_GATEWAYS: "10.0.0.5, 10.1.0.0/16,fd00::/8" }))
    const trusted = ["10.0.0.5", "::ffff:10.0.0.5", "10.1.200.3", "fd00::1"]
    const others = ["10.0.0.6", "10.2.0.1", "fe80::1", "::ffff:10.2.0.1", "", "gateway"]
    assert.deepStrictEqual(
      [trusted.map(gateways), others.map(gateways)],
      [trusted.map(() => true), others.map(() => false)]
    )
    assert.isFalse(Result.getOrThrow(readGateways({}))("127.0.0.1"))
  })

  it("refuses what is no address", () => {
    for (const value of ["gateway", "10.0.0.5/33", "10.0.0.5/x", "10.0.0.5/8/8", "10.0.0.5,,"]) {
      assert.isTrue(Result.isFailure(readGateways({ TRUSTED_GATEWAYS: value })), value)
    }
  })
})
