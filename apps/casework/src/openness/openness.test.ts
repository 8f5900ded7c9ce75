import { assert, layer } from "@effect/vitest"
import { OpennessDocumentView, OpennessLetter, OpennessRequestView, PublicDocument } from "@kruisverband/contract"
import type { MarkedPassage } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { ErasureJournal } from "@kruisverband/vault"
import { Effect, Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import { reapplyForgetting } from "../erasure/reapplyForgetting.ts"
import { type Answer, as, fresh, world } from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const reader = <S extends Schema.Codec<unknown, unknown>>(schema: S) => {
  const decode = Schema.decodeUnknownSync(schema)
  return (answer: Answer, status = 200): S["Type"] => {
    assert.strictEqual(answer.status, status, answer.text)
    return decode(answer.json)
  }
}
const viewOf = reader(OpennessRequestView)
const documentOf = reader(OpennessDocumentView)
const publicOf = reader(PublicDocument)
const letterOf = reader(OpennessLetter)

const Reasons = Schema.Struct({
  reasons: Schema.Array(
    Schema.Struct({
      code: Schema.String,
      pointer: Schema.optionalKey(Schema.String),
      clause: Schema.optionalKey(Schema.String)
    })
  )
})
/** Where a refusal points, each with its law. */
const pointers = (answer: Answer) => {
  assert.strictEqual(answer.status, 422, answer.text)
  const { reasons } = Schema.decodeUnknownSync(Reasons)(answer.json)
  for (const { clause } of reasons) assert.match(clause ?? "", /(?:art|AVG|Woo)/u)
  return reasons.map(({ code, pointer }) => pointer ?? code)
}

const asked = {
  covenant: COVENANT,
  receivedOn: "2026-10-20",
  subject: "Werkwijze bij signalen",
  asked: "Alle verslagen van het overleg over de werkwijze.",
  requester: "Nieuwsgierig Vraagaard"
}
const text = "Verslag\nBSN 111222333, mail geheim@voorbeeld.example. Wij deden niets."
const at = (words: string, over: Partial<MarkedPassage>): MarkedPassage => ({
  from: text.indexOf(words),
  to: text.indexOf(words) + words.length,
  grounds: ["5.1.2.e"],
  reason: "Wie mailde mag rekenen op privacy.",
  contains: [],
  ...over
})
const number = at("111222333", { grounds: ["5.1.1.e"], reason: "", contains: ["identification-number"] })
const mail = at("geheim@voorbeeld.example", {})

const opened = Effect.gen(function* () {
  const app = yield* fresh()
  const fg = yield* as(app, "fg")
  const request = viewOf(yield* fg.post("/openness", asked), 201)
  return { app, fg, request }
})

/** A request with one document. */
const withDocument = Effect.gen(function* () {
  const { app, fg, request } = yield* opened
  const pasted = { title: "Verslag overleg", documentDate: "2026-03-04", text: text.replaceAll("\n", "\r\n") }
  const view = viewOf(
    yield* fg.post(`/openness/${request.id}/documents`, { ...pasted, revision: request.revision }),
    201
  )
  const path = `/openness/${view.id}/documents/${view.items[0]?.id}`
  const assess = (passages: ReadonlyArray<MarkedPassage>, revision: number, settled = true) =>
    fg.post(`${path}/assessment`, { passages, settled, revision })
  return { app, fg, view, path, assess }
})

const rows = (table: "processing_log" | "openness_request" | "openness_words" | "openness_document" | "data_key") =>
  Effect.flatMap(Sql, ({ run }) => run("test.rows", (db) => db.selectFrom(`casework.${table}`).selectAll().execute()))

layer(world, { timeout: "60 seconds" })("the desk for requests for openness", (it) => {
  it.effect("is open to the covenant's data protection officer alone", () =>
    Effect.gen(function* () {
      const { app, request } = yield* opened
      for (const [user, status] of [
        ["coordinator", 403],
        ["beheer", 403],
        ["docent", 403],
        ["bestuur-vest", 404]
      ] as const) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.post("/openness", asked)).status, status, user)
        assert.strictEqual((yield* person.get(`/openness/${request.id}`)).status, 404, user)
        assert.deepStrictEqual((yield* person.get("/openness")).json, { requests: [] })
        assert.strictEqual((yield* person.get("/openness/register")).text.split("\r\n").length, 2)
      }
    })
  )

  it.effect("names nobody in the register, and takes no day that is still to come", () =>
    Effect.gen(function* () {
      const { fg } = yield* opened
      const wrong = { ...asked, receivedOn: "2026-11-03", subject: "Dossier van Jan de Vries" }
      assert.deepStrictEqual(pointers(yield* fg.post("/openness", wrong)), ["/receivedOn", "/subject"])
    })
  )

  it.effect("has four weeks, and two more when that was told in time with its reason; once", () =>
    Effect.gen(function* () {
      const { fg, request } = yield* opened
      assert.deepInclude(request.terms, { decideBy: "2026-11-17", standing: "running" })
      const path = `/openness/${request.id}/extend`
      const told = { toldOn: "2026-11-02", reason: "Veel stukken.", revision: request.revision }
      assert.deepStrictEqual(pointers(yield* fg.post(path, { ...told, toldOn: "2026-10-19" })), ["/toldOn"])
      const longer = viewOf(yield* fg.post(path, told))
      assert.strictEqual(longer.state, "extended")
      assert.strictEqual(longer.terms.decideBy, "2026-12-01")
      assert.deepStrictEqual(longer.may, ["add", "decide"])
      assert.strictEqual((yield* fg.post(path, { ...told, revision: longer.revision })).status, 409)
    })
  )

  it.effect("shows what is late, and tells it as numbers to who answers for the covenant", () =>
    Effect.gen(function* () {
      const { app } = yield* opened
      yield* TestClock.adjust("16 days")
      const standing = Schema.Struct({
        requests: Schema.Array(Schema.Struct({ terms: Schema.Struct({ standing: Schema.String }) }))
      })
      const listed = reader(standing)(yield* (yield* as(app, "fg")).get("/openness?open=true"))
      assert.deepStrictEqual(listed, { requests: [{ terms: { standing: "late" } }] })
      assert.deepStrictEqual((yield* (yield* as(app, "beheer")).get("/openness/terms")).json, {
        covenants: [{ covenant: COVENANT, open: 1, due: 0, late: 1 }]
      })
      const other = yield* (yield* as(app, "coordinator")).get("/openness/terms")
      assert.deepStrictEqual(other.json, { covenants: [] })
    })
  )

  it.effect("settles no document that leaves a number open or refuses without a reason, and keeps a draft of it", () =>
    Effect.gen(function* () {
      const { assess, fg, path } = yield* withDocument
      const document = documentOf(yield* fg.get(path))
      assert.strictEqual(document.text, text)
      assert.deepStrictEqual(pointers(yield* assess([mail], 1)), ["/text"])
      assert.deepStrictEqual(pointers(yield* assess([number, { ...mail, reason: " " }], 1)), ["/passages/1/reason"])
      assert.deepStrictEqual(pointers(yield* assess([mail, { ...mail, from: mail.from + 1 }], 1, false)), [
        "/passages/1"
      ])
      const draft = documentOf(yield* assess([{ ...mail, reason: "" }], 1, false))
      assert.deepStrictEqual([draft.assessed, draft.revision], [false, 2])
      assert.strictEqual((yield* assess([number, mail], 1)).status, 409)
      const settled = documentOf(yield* assess([mail, number], 2))
      assert.isTrue(settled.assessed)
      assert.deepStrictEqual(settled.passages, [number, mail])
    })
  )

  it.effect("makes the public version on its own side: nothing refused is in what it sends", () =>
    Effect.gen(function* () {
      const { assess, fg, path } = yield* withDocument
      documentOf(yield* assess([number, mail], 1))
      const answer = yield* fg.get(`${path}/public`)
      const { parts } = publicOf(answer)
      assert.strictEqual(
        parts.map((part) => part.text).join(""),
        "Verslag\nBSN [5.1.1.e], mail [5.1.2.e]. Wij deden niets."
      )
      assert.notMatch(answer.text, /111222333|geheim/u)
    })
  )

  it.effect("saves a decision when nothing is lacking, and drafts its letter in both languages", () =>
    Effect.gen(function* () {
      const { assess, fg, path, view } = yield* withDocument
      const decide = (over = {}) =>
        fg.post(`/openness/${view.id}/decide`, { withdrawn: false, revision: view.revision, ...over })
      assert.deepStrictEqual(pointers(yield* decide()), ["/documents/0"])
      documentOf(yield* assess([number, mail], 1))
      const decided = viewOf(yield* decide())
      assert.deepInclude(decided, {
        state: "decided",
        outcome: "partly-refused",
        decidedOn: "2026-11-02",
        grounds: ["5.1.1.e", "5.1.2.e"],
        objectionUntil: "2026-12-14",
        may: []
      })
      assert.strictEqual((yield* decide({ revision: decided.revision })).status, 409)
      assert.strictEqual((yield* assess([number], 2)).status, 409)
      assert.isFalse(documentOf(yield* fg.get(path)).mayChange)
      const letter = letterOf(yield* fg.get(`/openness/${view.id}/letter`))
      const words = JSON.stringify(letter.nl)
      for (const part of [
        "Aan: Nieuwsgierig Vraagaard",
        "20 oktober 2026",
        asked.asked,
        "een deel van de gevraagde informatie",
        "Wie mailde mag rekenen op privacy.",
        "binnen zes weken",
        "contactpunt@elzerveen.example"
      ])
        assert.include(words, part)
      assert.include(JSON.stringify(letter.en), "within six weeks")
      assert.notMatch(JSON.stringify(letter), /111222333|geheim@/u)
    })
  )

  it.effect("closes what was withdrawn, and says why there is nothing", () =>
    Effect.gen(function* () {
      const { fg, request } = yield* opened
      const path = `/openness/${request.id}/decide`
      const { revision } = request
      assert.deepStrictEqual(pointers(yield* fg.post(path, { withdrawn: false, revision })), ["/explanation"])
      const nothing = { withdrawn: false, explanation: "Wij zochten in het archief.", revision }
      assert.strictEqual(viewOf(yield* fg.post(path, nothing)).outcome, "no-documents")
      const other = viewOf(yield* fg.post("/openness", asked), 201)
      const withdrawn = { withdrawn: true, revision: other.revision }
      assert.strictEqual(viewOf(yield* fg.post(`/openness/${other.id}/decide`, withdrawn)).outcome, "withdrawn")
    })
  )

  it.effect("gives the register as CSV without who asked", () =>
    Effect.gen(function* () {
      const { fg, request } = yield* opened
      const answer = yield* fg.get("/openness/register")
      assert.match(answer.headers.get("content-type") ?? "", /^text\/csv/u)
      const [, line] = answer.text.split("\r\n")
      assert.strictEqual(line, `${request.id},${COVENANT},2026-10-20,Werkwijze bij signalen,open,,2026-11-17,,,0,,`)
    })
  )

  it.effect("keeps nothing readable in the database, and a line in the log for each reading and writing", () =>
    Effect.gen(function* () {
      const { assess, fg, path, view } = yield* withDocument
      documentOf(yield* assess([number, mail], 1))
      yield* fg.get(path)
      yield* fg.get(`/openness/${view.id}`)
      yield* fg.get(`/openness/${view.id}/letter`)
      for (const table of ["processing_log", "openness_request", "openness_words", "openness_document"] as const) {
        const found = JSON.stringify(yield* rows(table), (_, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value
        )
        assert.notMatch(found, /vraagaard|verslag|111222333|geheim|werkwijze|privacy/iu, table)
      }
      const document = view.items[0]?.id
      const lines = (yield* rows("processing_log")).filter(({ object }) => object === view.id || object === document)
      assert.includeMembers(
        lines.map(({ action, object_kind }) => `${object_kind} ${action}`),
        [
          "openness-request openness-registered",
          "openness-document openness-document-added",
          "openness-document openness-document-assessed",
          "openness-document openness-document-shown",
          "openness-request openness-shown",
          "openness-request openness-letter-made"
        ]
      )
    })
  )

  it.effect("takes away what was added by mistake, with its key, also from a backup that is restored", () =>
    Effect.gen(function* () {
      const { fg, path, view } = yield* withDocument
      const before = { documents: yield* rows("openness_document"), keys: yield* rows("data_key") }
      const left = viewOf(yield* fg.post(`${path}/remove`, { revision: view.revision }))
      assert.deepStrictEqual([left.items, left.documents], [[], 0])
      assert.strictEqual((yield* fg.get(path)).status, 404)
      const document = view.items[0]?.id
      assert.isFalse((yield* rows("data_key")).some(({ record }) => record === document))
      const { run } = yield* Sql
      yield* run("test.restore", async (db) => {
        await db
          .insertInto("casework.openness_document")
          .values(before.documents.map((row) => ({ ...row, added_at: row.added_at.toISOString() })))
          .execute()
        await db
          .insertInto("casework.data_key")
          .values(before.keys)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        await db.deleteFrom("casework.journal_position").execute()
      })
      assert.strictEqual((yield* fg.get(path)).status, 200)
      yield* reapplyForgetting
      assert.strictEqual((yield* fg.get(path)).status, 404)
      assert.isFalse((yield* rows("data_key")).some(({ record }) => record === document))
    })
  )

  it.effect("destroys the papers of a decided request after the term for objections, and keeps its line", () =>
    Effect.gen(function* () {
      const { assess, app, fg, path, view } = yield* withDocument
      documentOf(yield* assess([number, mail], 1))
      const decision = { withdrawn: false, explanation: "Zie hieronder.", revision: view.revision }
      const decided = viewOf(yield* fg.post(`/openness/${view.id}/decide`, decision))
      const destroy = { revision: decided.revision }
      assert.deepStrictEqual(pointers(yield* fg.post(`/openness/${view.id}/destroy`, destroy)), ["objection-open"])
      yield* TestClock.adjust("43 days")
      const later = yield* as(app, "fg")
      const gone = viewOf(yield* later.post(`/openness/${view.id}/destroy`, destroy))
      assert.deepInclude(gone, {
        subject: asked.subject,
        outcome: "partly-refused",
        documents: 1,
        destroyedOn: "2026-12-15",
        items: [],
        may: []
      })
      assert.notProperty(gone, "requester")
      assert.notProperty(gone, "asked")
      assert.strictEqual((yield* later.get(path)).status, 404)
      assert.deepStrictEqual(yield* rows("openness_document"), [])
      assert.strictEqual((yield* rows("data_key")).length, (yield* rows("openness_words")).length)
      const told = yield* Stream.runCollect((yield* ErasureJournal).read(0))
      assert.include(JSON.stringify([...told]), view.id)
      assert.deepStrictEqual(pointers(yield* later.post(`/openness/${view.id}/destroy`, { revision: gone.revision })), [
        "already-destroyed"
      ])
    })
  )
})
