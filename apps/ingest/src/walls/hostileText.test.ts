import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import { type Json, startIngest, type TestIngest } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

/** In each a word that is nowhere else, so that it can be looked for. */
const HOSTILE = [
  "kanarie'; drop table ingest.signal; --",
  "kanarie' or '1'='1",
  'kanarie"; select pg_sleep(5); --',
  "kanarie \\' \\\\ \\x27",
  "kanarie $1 $2 $$ $tag$",
  "kanarie \u0000 nul",
  'kanarie {"a": [1]} ${x} %s %n'
]

type Body = Readonly<Record<string, unknown>>
const subject = (over: Body) =>
  radicalisation({ subjects: [{ givenNames: "Sam", familyName: "Voorbeeld", birthDate: "2008-03-04", ...over }] })
const WORDS = "Sinds de zomer komt deze leerling vaak te laat en praat nauwelijks nog met zijn oude vrienden."

/** Every field of a signal that takes text, and how it is read back; undefined: it is not shown to its poster. */
const FIELDS: Readonly<Record<string, readonly [(text: string) => Body, ((own: Json) => unknown)?]>> = {
  covenant: [(text) => radicalisation({ covenant: text })],
  purpose: [(text) => radicalisation({ purpose: text })],
  observedAt: [(text) => radicalisation({ observedAt: text })],
  observation: [(text) => radicalisation({ observation: `${WORDS} ${text}` }), (own) => own.observation],
  assessment: [(text) => radicalisation({ assessment: text }), (own) => own.assessment],
  municipality: [(text) => radicalisation({ place: { municipality: text } })],
  district: [(text) => radicalisation({ place: { municipality: "GM9001", district: text } })],
  postcode: [(text) => radicalisation({ place: { municipality: "GM9001", postcode: text } })],
  description: [(text) => radicalisation({ place: { municipality: "GM9001", description: text } })],
  behaviours: [(text) => radicalisation({ behaviours: [text] })],
  themes: [(text) => polarisation({ themes: [text] })],
  group: [(text) => polarisation({ groups: [{ name: text }] })],
  expression: [(text) => polarisation({ expressions: [{ type: "slogan", value: text }] })],
  givenNames: [(text) => subject({ givenNames: text }), (own) => own.subjects?.[0]?.givenNames],
  prefix: [(text) => subject({ prefix: text }), (own) => own.subjects?.[0]?.prefix],
  familyName: [(text) => subject({ familyName: text }), (own) => own.subjects?.[0]?.familyName],
  fullName: [(text) => subject({ fullName: text })],
  birthDate: [(text) => subject({ birthDate: text })],
  street: [(text) => subject({ address: { street: text, houseNumber: 1 } })],
  city: [(text) => subject({ address: { city: text } })],
  suffix: [(text) => subject({ address: { postcode: "9901 AB", houseNumber: 1, suffix: text } })],
  phone: [(text) => subject({ phones: [text] })],
  email: [(text) => subject({ emails: [text] })],
  handle: [(text) => subject({ handles: [text] })],
  authorName: [(text) => radicalisation({ author: { name: text, role: "teacher" } })],
  authorRole: [(text) => radicalisation({ author: { role: text } })],
  informedReason: [
    (text) => radicalisation({ sharing: { level: "full", informed: { subject: "deferred", reason: text } } })
  ]
}

describe("hostile text", () => {
  it("in any field of a signal is stored and given back as it is, or refused; never run, and in no event", async () => {
    let taken = 0
    for (const [field, [bodyOf, read]] of Object.entries(FIELDS))
      for (const text of HOSTILE) {
        const body = bodyOf(text)
        const answer = await ingest.call("POST", "/signals", { body })
        assert.include([201, 400, 422], answer.status, `${field} ${text}: ${answer.text}`)
        if (answer.status !== 201) continue
        taken += 1
        const own = await ingest.call("GET", `/signals/${answer.json.id}`)
        assert.strictEqual(own.status, 200, field)
        if (read !== undefined) assert.include(String(read(own.json)), text.trim(), field)
      }
    assert.isAbove(taken, 60)
    const events = await ingest.query<{ body: string }>("select body from ingest.outbox")
    assert.isAbove(events.length, taken - 1)
    for (const { body } of events) assert.notMatch(body, /kanarie/iu)
    const other = await ingest.query<{ body: string }>("select body from ingest.parked")
    assert.deepStrictEqual(other, [])
  }, 120_000)

  it("in any other endpoint's text, id, cursor or header is no fault either", async () => {
    const posted = await ingest.call("POST", "/signals", { body: radicalisation() })
    const id = String(posted.json.id)
    const service = { as: "svc-casework", scope: "requests:write names:write seals:open signals:erase" }
    const behalf = { as: "svc-casework", scope: "signals:delegate" }
    for (const text of HOSTILE) {
      const path = encodeURIComponent(text)
      const header = text.replaceAll("\u0000", "")
      const question = await ingest.call("POST", "/requests", {
        ...service,
        body: { signal: id, covenant: "persons", by: "coordinator", question: text }
      })
      // PostgreSQL's text has no room for NUL: refused at the edge, before anything is stored.
      assert.strictEqual(question.status, text.includes("\u0000") ? 400 : 201, question.text)
      if (question.status === 400) continue
      const asked = await ingest.call("GET", "/requests")
      assert.include(
        [...(asked.json.requests ?? [])].map((one) => String(one.question)),
        text
      )
      const answers = [
        await ingest.call("POST", `/requests/${question.json.id}/answer`, { body: { text } }),
        await ingest.call("PATCH", `/signals/${id}`, { body: { assessment: text } }),
        await ingest.call("GET", `/signals/${path}`),
        await ingest.call("GET", `/signals?cursor=${path}`),
        await ingest.call("POST", `/signals/${path}/withdraw`, { body: { reason: text } }),
        await ingest.call("POST", "/signals", { body: radicalisation(), headers: { "idempotency-key": header } }),
        await ingest.call("GET", "/signals", {
          ...behalf,
          headers: { "x-on-behalf-of-partner": header, "x-on-behalf-of-user": "docent" }
        }),
        await ingest.call("GET", "/signals", {
          ...behalf,
          headers: {
            "x-on-behalf-of-partner": "school",
            "x-on-behalf-of-user": "docent",
            "x-on-behalf-of-covenants": header
          }
        }),
        await ingest.call("POST", "/seals/open", {
          ...service,
          body: { covenant: text, viewer: text, role: text, purpose: text, signals: [] }
        }),
        await ingest.call("POST", "/signals/batch", {
          raw: `${JSON.stringify(radicalisation({ assessment: text }))}\n${text}\n`,
          headers: { "content-type": "application/x-ndjson" }
        })
      ]
      for (const [place, { status, text: told }] of answers.entries())
        assert.isBelow(status, 500, `${place} ${text}: ${told}`)
    }
    const events = await ingest.query<{ body: string }>("select body from ingest.outbox")
    for (const { body } of events) assert.notMatch(body, /kanarie/iu)
    const [{ n } = { n: "0" }] = await ingest.query<{ n: string }>("select count(*) as n from ingest.signal")
    assert.isAbove(Number(n), 10)
  }, 120_000)
})
