import { assert, layer } from "@effect/vitest"
import * as contract from "@kruisverband/contract"
import { AmbiguityFacts } from "@kruisverband/domain"
import { AmbiguityFound } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Arbitrary, Effect, Ref, Schema } from "effect"
import { addAgreement } from "./agreements/AgreementRecord.ts"
import { as, FakeIngest, fresh, linkOf, send, signalOf, tell, tellLink, world } from "./testing/world.ts"

const COVENANT = "merenland-radicalisering"
const seen = [
  signalOf(1, "welzijn-elzerveen"),
  signalOf(2, "politie-merenland"),
  signalOf(3, "jeugdzorg-merenland")
] as const

/** An id that there is and that these people may not see, and one of the same kind that there is not. */
interface Kind {
  readonly hidden: string
  readonly unknown: string
  readonly from: ReadonlyArray<string>
}

const NOWHERE = "0f0f0f0f-0000-7000-8000-0000000000ff"
const ENTRY = "0191e0d3-7777-7000-8000-000000000001"
const AMBIGUITY = "5c1d1a52-34b5-8c11-9a22-1f2e3d4c5b6c"

/** One of each kind, none of it for the people named. A new kind of route needs a line here. */
const planted = Effect.gen(function* () {
  const app = yield* fresh()
  const { answer } = yield* FakeIngest
  yield* Ref.set(answer, () => Response.json({ candidates: [], restricted: [], names: [] }))
  const { link } = yield* tellLink(1, [seen[0], seen[1]])
  const facts = Schema.decodeUnknownSync(AmbiguityFacts)({
    ...{ ambiguity: AMBIGUITY, covenant: COVENANT, facets: ["person"], signal: seen[2].signal },
    ...{ fits: [[seen[0].signal], [seen[1].signal]], signals: seen.map((one) => one.signal).toSorted() },
    ...{ municipalities: ["GM9001"], evidence: linkOf(2, seen).evidence, model: "test", bar: 2 }
  })
  yield* tell(AmbiguityFound.make(facts))
  const fg = yield* as(app, "fg")
  const asked = { covenant: COVENANT, kind: "objection", receivedOn: "2026-11-01", askedBy: ["subject"] }
  const made = yield* fg.post("/rights", asked)
  assert.strictEqual(made.status, 201, made.text)
  const right = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(made.json).id
  const told = "0191e0d3-8888-7000-8000-000000000001"
  yield* Effect.flatMap(Sql, ({ run }) =>
    run("test.recipient", (db) =>
      db
        .insertInto("casework.rights_recipient")
        .values({
          ...{ request: right, partner: "politie-merenland", signals: [seen[0].signal], last_on: "2026-11-01" },
          ...{ told_on: "2026-11-02", told_by: null, notice: told }
        })
        .execute()
    )
  )
  const waits = yield* fg.post("/notices/deferrals", {
    ...{ covenant: COVENANT, signals: [seen[0].signal], ground: "i", tellable: false, reviewOn: "2026-12-01" },
    ...{ reviewer: "regisseur-elzerveen", considerations: Object.fromEntries([..."abcdefgh"].map((one) => [one, one])) }
  })
  assert.strictEqual(waits.status, 201, waits.text)
  const deferral = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(waits.json).id
  const woo = yield* fg.post("/openness", {
    ...{ covenant: COVENANT, receivedOn: "2026-11-01", subject: "Werkwijze", asked: "Alle verslagen." }
  })
  assert.strictEqual(woo.status, 201, woo.text)
  const openness = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(woo.json).id
  const hold = { act: "hold", covenant: COVENANT, object: NOWHERE, detail: {}, askedBy: "fg" } as const
  const agreement = yield* addAgreement(hold, () => Effect.succeed(undefined))
  const { run } = yield* Sql
  yield* run("test.name", (db) =>
    db
      .insertInto("casework.known_name")
      .values({
        ...{ entry: ENTRY, version: 1, covenant: COVENANT, names: ENTRY, facet: "group", type: null },
        ...{ valid_from: null, valid_until: null, retired: false, at: "2026-11-02T08:00:00Z", by: "coordinator" }
      })
      .execute()
  )
  // What people ask of ingest is not theirs.
  yield* Ref.set(answer, () => Response.json({}, { status: 404 }))
  const outside = ["coordinator-waterdam", "beleid", "docent", "bestuur-vest"]
  const kinds: Readonly<Record<string, Kind>> = {
    agreements: { hidden: agreement, unknown: NOWHERE, from: [...outside, "coordinator"] },
    ambiguities: { hidden: AMBIGUITY, unknown: NOWHERE, from: [...outside, "beheer"] },
    covenants: { hidden: COVENANT, unknown: "no-such-covenant", from: ["bestuur-vest"] },
    // Ingest holds these, and is asked for those of one's own covenants alone.
    holds: { hidden: seen[0].signal, unknown: NOWHERE, from: [...outside, "coordinator"] },
    links: { hidden: link, unknown: NOWHERE, from: [...outside, "beheer"] },
    names: { hidden: ENTRY, unknown: NOWHERE, from: ["beleid", "docent", "bestuur-vest", "fg"] },
    notices: { hidden: deferral, unknown: NOWHERE, from: [...outside, "beheer", "coordinator"] },
    openness: { hidden: openness, unknown: NOWHERE, from: [...outside, "beheer", "coordinator"] },
    people: { hidden: "coordinator", unknown: "nobody", from: ["coordinator-waterdam", "fg", ...outside] },
    "recipient-notices": { hidden: told, unknown: NOWHERE, from: [...outside, "beheer", "coordinator", "fg"] },
    // Ingest answers these, for the organisation of the person.
    requests: { hidden: seen[0].signal, unknown: NOWHERE, from: ["docent", "beleid"] },
    rights: { hidden: right, unknown: NOWHERE, from: [...outside, "beheer", "coordinator"] },
    signals: { hidden: seen[0].signal, unknown: NOWHERE, from: ["docent", "beleid"] }
  }
  return { app, kinds }
})

type Endpoint = contract.Endpoint

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "path" in value && "method" in value && "auth" in value

const Document = Schema.Struct({
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Struct({ operationId: Schema.String })))
})

/** Some body that fits, of text that can be kept; the same each time. */
const bodyFor = (endpoint: Endpoint) =>
  endpoint.accepts === undefined
    ? Effect.succeed(undefined)
    : Arbitrary.sampleEffect(Arbitrary.schema(endpoint.body), { count: 50, seed: 7 }).pipe(
        Effect.map((bodies) => bodies.map((body): unknown => Schema.encodeUnknownSync(endpoint.body)(body))),
        Effect.map((bodies) => bodies.find((body) => !/\\u(?:0000|d[89a-f])/u.test(JSON.stringify(body))))
      )

layer(world, { timeout: "60 seconds" })("an id that is there and hidden", (it) => {
  it.effect(
    "is answered as one that is not, on every route that takes an id",
    () =>
      Effect.gen(function* () {
        const { app, kinds } = yield* planted
        const served = Schema.decodeUnknownSync(Document)((yield* send(app, "/openapi.json")).json)
        const endpoints = new Map(Object.values(contract).flatMap((one) => (isEndpoint(one) ? [[one.id, one]] : [])))
        const ids = Object.entries(served.paths)
          .filter(([path]) => path.includes("{id}"))
          .flatMap(([, methods]) => Object.values(methods).map(({ operationId }) => operationId))
        assert.isAbove(ids.length, 25)
        let compared = 0
        for (const id of ids) {
          const endpoint = endpoints.get(id)
          if (endpoint === undefined) return assert.fail(`${id} is in no contract`)
          if (endpoint.auth.kind === "public") continue
          const kind = kinds[endpoint.path.split("/")[1] ?? ""]
          if (kind === undefined) return assert.fail(`${endpoint.path}: plant one of its kind in this test`)
          const body = yield* bodyFor(endpoint)
          for (const user of kind.from) {
            const person = yield* as(app, user)
            const ask = (which: string) => {
              const path = endpoint.path.replace("{id}", which).replaceAll(/\{\w+\}/gu, NOWHERE)
              const answer =
                endpoint.method === "GET" ? person.get(path) : person.post(path, body ?? {}, endpoint.method)
              return Effect.map(answer, ({ headers, status, text }) => ({
                status,
                headers: Object.fromEntries([...headers].filter(([name]) => name !== "date")),
                text: text.replaceAll(which, "ID").replaceAll(/urn:uuid:[0-9a-f-]{36}/gu, "urn:uuid")
              }))
            }
            const [hidden, unknown] = [yield* ask(kind.hidden), yield* ask(kind.unknown)]
            assert.deepStrictEqual(hidden, unknown, `${id} for ${user}`)
            assert.isTrue([403, 404].includes(hidden.status), `${id} for ${user}: ${hidden.status}`)
            compared += 1
          }
        }
        assert.isAbove(compared, 90)
      }),
    60_000
  )
})
