import {
  type Angle,
  type CovenantDocument,
  CovenantId,
  LinkFacts,
  type Partner,
  PartnerId,
  type Region,
  SignalFacts,
  type User
} from "@kruisverband/domain"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import type { Event } from "@kruisverband/events"
import { LinkProposed, SignalRegistered } from "@kruisverband/events"
import { type FetchPort, RateLimit } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { Engine, Sql } from "@kruisverband/store"
import { journalIn } from "@kruisverband/vault"
import { Context, DateTime, Effect, Layer, Redacted, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { makeCaseworkApp } from "../makeCaseworkApp.ts"
import { project } from "../projection/project.ts"
import { seedRegion } from "../registry/seedRegion.ts"
import { OpenId } from "../session/OpenId.ts"
import { startSession } from "../session/Sessions.ts"
import { LinkHub } from "../stream/LinkHub.ts"
import { vaultKeys } from "../vault/vaultKeys.ts"
import { caseworkStore } from "./store.ts"

export const ORIGIN = "http://127.0.0.1:8080"
export const ISSUER = `${ORIGIN}/idp`
const NOW = "2026-11-02T08:00:00.000Z"

interface Sent {
  readonly request: Request
  readonly body: unknown
}
type IngestAnswer = (path: string, body: unknown) => Response

/** What was sent to ingest, and how it answers: a test sets `answer`. */
export class FakeIngest extends Context.Service<
  FakeIngest,
  { readonly sent: Ref.Ref<ReadonlyArray<Sent>>; readonly answer: Ref.Ref<IngestAnswer> }
>()("casework/testing/FakeIngest") {}

const gone = () => Response.json({}, { status: 503 })

const ingest = Layer.effect(
  FakeIngest,
  Effect.gen(function* () {
    return FakeIngest.of({
      sent: yield* Ref.make<ReadonlyArray<Sent>>([]),
      answer: yield* Ref.make<IngestAnswer>(gone)
    })
  })
)

const config = Layer.effect(
  CaseworkConfig,
  Effect.gen(function* () {
    const { sent, answer } = yield* FakeIngest
    const fetch: FetchPort = async (request) => {
      const text = await request.clone().text()
      const body: unknown = text === "" ? undefined : JSON.parse(text)
      Effect.runSync(Ref.update(sent, (all) => [...all, { request, body }]))
      return Effect.runSync(Ref.get(answer))(new URL(request.url).pathname.replace("/ingest/v1", ""), body)
    }
    return CaseworkConfig.of({
      origin: ORIGIN,
      issuer: ISSUER,
      webClient: { id: "casework-web", auth: { kind: "secret", secret: Redacted.make("unused") } },
      ingest: { baseUrl: `${ORIGIN}/ingest/v1`, fetch, token: Effect.succeed("service-token") }
    })
  })
)

/** A virtual clock gives nothing back of what was asked. */
const UNLIMITED = RateLimit.layer({ perSecond: 1, burst: 1_000_000 })

/** Casework over a database in memory, with a stand-in for ingest, and keys that end with it. */
export const world = Layer.mergeAll(
  LinkHub.layer,
  OpenId.layer,
  vaultKeys,
  journalIn(undefined, "casework"),
  UNLIMITED
).pipe(
  Layer.provideMerge(config),
  Layer.provideMerge(masterKeyLayer({ kind: "ephemeral" })),
  Layer.provideMerge(Layer.mergeAll(ingest, caseworkStore, SecureRandom.layer))
)

const TABLES = [
  "hub",
  "linking_pause",
  "known_name",
  "link",
  "link_signal",
  "pair_word",
  "signal",
  "signal_standing",
  "ambiguity",
  "regrouping_link",
  "regrouping",
  "request",
  "notice",
  "deferral",
  "deferral_review",
  "deferral_words",
  "openness_document",
  "openness_words",
  "openness_request",
  "rights_recipient",
  "rights_staff",
  "rights_revocation",
  "rights_words",
  "rights_signal",
  "rights_request",
  "review",
  "review_reason",
  "second_person",
  "access_decision",
  "data_key",
  "gone",
  "journal_position",
  "session",
  "login",
  "covenant_status",
  "covenant_version",
  "covenant_draft",
  "covenant_signature",
  "covenant_departure",
  "delegation",
  "access_change",
  "user_grant",
  "app_user",
  "partner",
  "region",
  "outbox"
]

export interface RegionSeed {
  readonly region: Region
  readonly partners: ReadonlyArray<Partner>
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly users: ReadonlyArray<User>
}

/** An empty casework with the demo region, on 2 November 2026 at nine in the morning. */
export const fresh = Effect.fn("fresh")(function* (over: Partial<RegionSeed> = {}) {
  yield* TestClock.setTime(DateTime.toEpochMillis(DateTime.makeUnsafe(NOW)))
  const { migrator } = yield* Engine
  const db = yield* migrator
  yield* Effect.promise(() =>
    raw.raw(`truncate ${TABLES.map((table) => `casework.${table}`).join(", ")} cascade`).execute(db)
  )
  const { sent, answer } = yield* FakeIngest
  yield* Ref.set(sent, [])
  yield* Ref.set(answer, gone)
  yield* seedRegion({
    region: demoRegion,
    partners: demoPartners,
    covenants: demoCovenants,
    users: demoUsers,
    issuer: ISSUER,
    ...over
  })
  return yield* makeCaseworkApp
})

/** Takes over events as the consumer would, in one transaction. */
export const tell = (...events: ReadonlyArray<Event>) =>
  Effect.flatMap(Sql, ({ transaction }) => transaction(project(events)))

const angles: Readonly<Record<string, Angle>> = Object.fromEntries(demoPartners.map(({ id, angle }) => [id, angle]))
const hex = (number: number) => number.toString(16).padStart(12, "0")

/** A signal of a demo partner under the person-directed covenant; its id follows from `number`. */
export const signalOf = (
  number: number,
  partner: string,
  over: Partial<(typeof SignalFacts)["Encoded"]> = {}
): SignalFacts =>
  Schema.decodeUnknownSync(SignalFacts)({
    signal: `0191e0d3-0000-7000-8000-${hex(number)}`,
    covenant: "merenland-radicalisering",
    covenantVersion: 1,
    purpose: "early-signalling",
    kind: "radicalisation",
    partner,
    angle: angles[partner],
    network: "formal",
    municipality: "GM9001",
    desk: "small-things",
    level: "full",
    observedAt: "2026-10-01T22:00:00.000Z",
    receivedAt: `2026-10-02T09:00:00.${String(number % 1000).padStart(3, "0")}Z`,
    behaviours: ["withdrawal"],
    themes: [],
    subjects: 1,
    revision: 1,
    ...over
  })

/** What the correlator would propose about these signals; each pair has one term of evidence. */
export const linkOf = (number: number, signals: ReadonlyArray<SignalFacts>): LinkFacts => {
  const sorted = [...signals].sort((a, b) => (a.signal < b.signal ? -1 : 1))
  const unique = (values: ReadonlyArray<string>) => [...new Set(values)].sort()
  return Schema.decodeUnknownSync(LinkFacts)({
    link: `0191e0d3-0000-8000-8000-${hex(number)}`,
    covenant: sorted[0]?.covenant,
    facets: ["person"],
    signals: sorted.map((one) => one.signal),
    angles: unique(sorted.map((one) => one.angle)),
    organisations: unique(sorted.map((one) => one.partner)),
    municipalities: unique(sorted.map((one) => one.municipality)),
    evidence: sorted.flatMap((a, index) =>
      sorted.slice(index + 1).map((b) => ({
        a: a.signal,
        b: b.signal,
        weight: 12,
        terms: [
          { field: "familyName", agreement: "exact", weight: 9 },
          { field: "birthDate", agreement: "close", weight: 6, note: "day-month-swapped" },
          { field: "sex", agreement: "differs", weight: -3 }
        ]
      }))
    ),
    model: "test"
  })
}

/** Signals and their link, as they would come from the log. */
export const tellLink = (number: number, signals: ReadonlyArray<SignalFacts>) => {
  const facts = linkOf(number, signals)
  return Effect.as(tell(...signals.map((one) => SignalRegistered.make(one)), LinkProposed.make(facts)), facts)
}

export const covenantId = (id: string) => CovenantId.make(id)
export const partnerId = (id: string) => PartnerId.make(id)

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

type App = Effect.Success<typeof makeCaseworkApp>

export const send = (app: App, path: string, init: RequestInit = {}) =>
  Effect.promise(async (): Promise<Answer> => {
    const response = await app.request(`${ORIGIN}/casework/v1${path}`, init)
    const text = await response.text()
    const isJson =
      (response.headers.get("content-type") ?? "").includes("json") &&
      !(response.headers.get("content-type") ?? "").includes("ndjson")
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? JSON.parse(text) : undefined
    }
  })

/** A logged-in person's requests, with the cookie and the token against forgery. */
export const as = Effect.fn("as")(function* (app: App, user: string) {
  const session = yield* startSession(user)
  const headers = { cookie: `kv_session=${session.token}`, "x-csrf-token": session.csrf }
  return {
    session,
    headers,
    get: (path: string) => send(app, path, { headers }),
    post: (path: string, body: unknown = {}, method = "POST", extra: Record<string, string> = {}) =>
      send(app, path, {
        method,
        headers: { ...headers, "content-type": "application/json", ...extra },
        body: JSON.stringify(body)
      })
  }
})

/** Takes every decision away, past casework's own rights: a new run starts with none. */
export const clearReviews = Effect.scoped(
  Effect.gen(function* () {
    const { migrator } = yield* Engine
    const db = yield* migrator
    yield* Effect.promise(() => raw.raw("truncate casework.review").execute(db))
  })
)
