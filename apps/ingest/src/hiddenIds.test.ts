import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

const NOWHERE = "0191e0d3-0000-7000-8000-00000000ffff"

/** A body that fits, per route that takes an id; a new route needs a line here. */
const bodies: Readonly<Record<string, unknown>> = {
  "get /signals/{id}": undefined,
  "patch /signals/{id}": { assessment: "Bij nader inzien." },
  "post /signals/{id}/withdraw": { reason: "vergissing" },
  "post /requests/{id}/answer": { text: "Dat klopt." },
  "post /requests/{id}/decline": { text: "Liever niet." },
  "post /requests/{id}/propose-conversation": { text: "Bel gerust." }
}

const Document = Schema.Struct({
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Struct({ operationId: Schema.String })))
})

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

/** The school's signal, and a question about it. */
const planted = async () => {
  const posted = await ingest.call("POST", "/signals", { body: radicalisation() })
  const signal = String(posted.json.id)
  const asked = await ingest.call("POST", "/requests", {
    ...{ as: "svc-casework", scope: "requests:write" },
    body: { signal, covenant: "persons", by: "coordinator", question: "Kunt u meer vertellen?" }
  })
  assert.strictEqual(asked.status, 201, asked.text)
  return { signals: signal, requests: String(asked.json.id) }
}

describe("an id that is another partner's", () => {
  it("is answered as one that is not there, on every route that takes an id", async () => {
    const hidden: Readonly<Record<string, string>> = await planted()
    const { paths } = Schema.decodeUnknownSync(Document)((await ingest.call("GET", "/openapi.json")).json)
    // A covenant's key has a scope and a test of its own: linkageKey.test.ts.
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      path.includes("{") && !path.startsWith("/covenants/")
        ? Object.keys(methods).map((method) => `${method} ${path}`)
        : []
    )
    assert.sameMembers(routes, Object.keys(bodies))
    for (const route of routes) {
      const [method = "", path = ""] = route.split(" ")
      // A partner under the same covenant, one under none, and one that nobody knows.
      for (const as of ["welfare", "stranger", "nobody"]) {
        const ask = async (id: string) => {
          const answer = await ingest.call(method.toUpperCase(), path.replace("{id}", id), { as, body: bodies[route] })
          const text = answer.text.replaceAll(id, "ID").replaceAll(/urn:uuid:[0-9a-f-]{36}/gu, "urn:uuid")
          return { status: answer.status, headers: Object.fromEntries(answer.headers), text }
        }
        const answer = await ask(hidden[path.split("/")[1] ?? ""] ?? "")
        assert.deepStrictEqual(answer, await ask(NOWHERE), `${route} for ${as}`)
        assert.strictEqual(answer.status, 404, `${route} for ${as}`)
      }
    }
  })
})
