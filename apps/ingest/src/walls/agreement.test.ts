import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { type CovenantDocument, DisclosureLevel, mayRegister, type Partner, SignalInput } from "@kruisverband/domain"
import { DateTime, Result, Schema } from "effect"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import { registryEvents } from "../testing/registryEvents.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"
import { poster } from "./posterWalls.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const decodeInput = Schema.decodeUnknownSync(SignalInput)
const documents: ReadonlyArray<CovenantDocument> = registryEvents.flatMap(({ event }) =>
  event.type === "nl.kruisverband.covenant.published.v1" ? event.data.versions : []
)
const partners: ReadonlyArray<Partner> = registryEvents.flatMap(({ event }) =>
  event.type === "nl.kruisverband.partner.registered.v1" ? [event.data.partner] : []
)
/** Every standing of a covenant, every kind of party and of network, and a system that nobody knows. */
const COVENANTS = [...documents.map(({ id }) => id), "nowhere"]
const WHO = [...partners.map(({ id }) => id), "nobody"]
const PURPOSES = [undefined, "curiosity"]

describe("rule, interface and database", () => {
  it("agree on what may be posted: partner, network, covenant, its state, purpose, kind and level", async () => {
    const NOW = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
    let [taken, refused] = [0, 0]
    const posted: Array<{ readonly id: string; readonly by: string; readonly covenant: string }> = []
    for (const by of WHO)
      for (const covenant of COVENANTS)
        for (const purpose of PURPOSES)
          for (const body of [radicalisation, polarisation])
            for (const level of DisclosureLevel.literals) {
              const signal = body({ covenant, sharing: { level }, ...(purpose === undefined ? {} : { purpose }) })
              const what = `${by} ${covenant} ${purpose} ${signal.kind} ${level}`
              const ruled = mayRegister({
                input: decodeInput(signal),
                covenants: documents,
                partner: partners.find(({ id }) => id === by),
                municipalities: [],
                now: NOW
              })
              const answer = await ingest.call("POST", "/signals", { as: by, body: signal })
              if (Result.isSuccess(ruled)) {
                assert.strictEqual(answer.status, 201, `${what}: ${answer.text}`)
                posted.push({ id: String(answer.json.id), by, covenant })
                taken += 1
              } else {
                assert.strictEqual(answer.status, 422, what)
                const codes = [...(answer.json.reasons ?? [])].map(({ code }) => String(code))
                assert.sameMembers(
                  codes,
                  ruled.failure.reasons.map(({ code }) => code),
                  what
                )
                refused += 1
              }
            }
    assert.isAbove(taken, 15)
    assert.isAbove(refused, 200)

    // What is read: own signals, in the covenants of the role; by rule, interface and database alike.
    const scopes = [undefined, "persons", "places", "persons,places", "other", ""]
    for (const by of WHO)
      for (const scope of scopes) {
        const within = scope?.split(",")
        const own = posted
          .filter((one) => one.by === by && (within?.includes(one.covenant) ?? true))
          .map(({ id }) => id)
        const headers: Record<string, string> = { "x-on-behalf-of-partner": by, "x-on-behalf-of-user": "docent" }
        if (scope !== undefined) headers["x-on-behalf-of-covenants"] = scope
        const listed = await ingest.call("GET", "/signals", { as: "svc-casework", scope: "signals:delegate", headers })
        assert.sameMembers(
          [...(listed.json.signals ?? [])].map(({ id }) => String(id)),
          own,
          `${by} ${scope}`
        )
        const stance = poster(by, within?.filter((one) => one !== "") ?? "own")
        const { rows } = await ingest.straight<{ id: string }>(stance, "select id from ingest.signal")
        assert.sameMembers(
          rows.map(({ id }) => id),
          own,
          `${by} ${scope}: the database`
        )
        for (const { id } of posted.slice(0, 6)) {
          const { status } = await ingest.call("GET", `/signals/${id}`, {
            as: "svc-casework",
            scope: "signals:delegate",
            headers
          })
          assert.strictEqual(status, own.includes(id) ? 200 : 404, `${by} ${scope} ${id}`)
        }
      }
  }, 120_000)
})
