import { assert, layer } from "@effect/vitest"
import { SharingAnswer } from "@kruisverband/contract"
import { Engine } from "@kruisverband/store"
import { Effect, Logger, Ref, Schema } from "effect"
import { sql as raw } from "kysely"
import { as, FakeIngest, fresh, signalOf, tellLink, world } from "../testing/world.ts"

const covenant = "merenland-radicalisering"
const draft = {
  kind: "radicalisation",
  covenant,
  observedAt: "2026-10-02",
  place: { municipality: "GM9001" },
  observation:
    "Sinds de zomer komt deze leerling vaak te laat, zit alleen in de pauze en praat nauwelijks nog met zijn oude vrienden.",
  subjects: [{ givenNames: "Sam", familyName: "Kanariegeel" }]
}
const question = { covenant, with: { kind: "covenant" }, about: "person", things: ["name", "behaviour"] }
const decode = Schema.decodeUnknownSync(SharingAnswer)
const allowed = {
  allowed: true,
  reasons: [],
  would: { covenantVersion: 1, purpose: "early-signalling", level: "full", desk: "small-things" }
}
const refusedWith = (code: string) => ({
  allowed: false,
  reasons: [{ code, clause: "AVG art. 18", text: { nl: "Neem contact op.", en: "Get in touch." } }]
})

const ingestSays = (verdict: unknown) =>
  Effect.flatMap(FakeIngest, ({ answer }) => Ref.set(answer, () => Response.json(verdict)))

type App = Effect.Success<ReturnType<typeof fresh>>

const ask = Effect.fnUntraced(function* (app: App, user: string, body: unknown) {
  return yield* (yield* as(app, user)).post("/checks", body)
})

/** Every row of every table of casework, as text. */
const everything = Effect.scoped(
  Effect.gen(function* () {
    const db = yield* (yield* Engine).migrator
    return yield* Effect.promise(async () => {
      const { rows: tables } = await raw<{ name: string }>`
        select table_name as name from information_schema.tables where table_schema = 'casework'`.execute(db)
      const contents = new Map<string, string>()
      for (const { name } of tables) {
        const { rows } = await raw<{
          row: string
        }>`select t::text as row from ${raw.table(`casework.${name}`)} t`.execute(db)
        contents.set(name, rows.map(({ row }) => row).join("\n"))
      }
      return contents
    })
  })
)

layer(world, { timeout: "60 seconds" })("the sharing check", (it) => {
  it.effect("answers a question from the covenant, the role and the law", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const yes = yield* ask(app, "docent", { question })
      assert.strictEqual(yes.status, 200, yes.text)
      assert.strictEqual(decode(yes.json).answer, "yes")
      const without = decode(
        (yield* ask(app, "docent", { question: { ...question, things: ["name", "behaviour", "bsn"] } })).json
      )
      assert.strictEqual(without.sentence.nl, "Ja, maar zonder burgerservicenummer.")
      const no = decode((yield* ask(app, "docent", { question: { ...question, covenant: "waterdam-zorg" } })).json)
      const hidden = decode(
        (yield* ask(app, "wijkagent", { question: { ...question, covenant: "waterdam-scholen" } })).json
      )
      assert.deepStrictEqual(no.grounds, hidden.grounds, "a covenant one does not work in is not there")
      const care = decode((yield* ask(app, "ggz-behandelaar", { question })).json)
      assert.strictEqual(care.answer, "yes-without")
    })
  )

  it.effect("has ingest judge a draft in the person's name, and explains its verdict", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestSays(allowed)
      assert.strictEqual(decode((yield* ask(app, "docent", { draft })).json).answer, "yes")
      const { sent } = yield* FakeIngest
      const [call] = yield* Ref.get(sent)
      assert.strictEqual(new URL(call?.request.url ?? "").pathname, "/ingest/v1/signals/check")
      assert.deepStrictEqual(call?.body, { ...draft, author: { role: "teacher" } })

      yield* ingestSays(refusedWith("special-category-not-covered"))
      const without = decode((yield* ask(app, "docent", { draft: { ...draft, religion: "x" } })).json)
      assert.strictEqual(without.answer, "yes-without")
      assert.deepStrictEqual(
        without.leaveOut.map((one) => one.code),
        ["special-category-not-covered"]
      )
    })
  )

  it.effect("gives what only the vault knows as ingest gives it, and no way round it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestSays(refusedWith("restricted-by-objection"))
      const answer = decode((yield* ask(app, "docent", { draft })).json)
      assert.strictEqual(answer.answer, "no")
      assert.deepStrictEqual(
        answer.grounds.map((one) => one.code),
        ["restricted-by-objection"]
      )
    })
  )

  it.effect("rather does not answer than answer otherwise than posting would", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestSays(allowed)
      const answer = yield* ask(app, "docent", { draft: { ...draft, purpose: "opsporing" } })
      assert.strictEqual(answer.status, 503)
    })
  )

  it.effect("names the fields of what is no signal, and is for posters of that covenant", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestSays(allowed)
      const malformed = yield* ask(app, "docent", { draft: { ...draft, observedAt: "soon" } })
      assert.strictEqual(malformed.status, 400)
      assert.include(malformed.text, "/draft/observedAt")
      for (const user of ["coordinator", "beleid", "wijkagent"]) {
        const body = { draft: { ...draft, covenant: "waterdam-scholen" } }
        assert.strictEqual((yield* ask(app, user, body)).status, 403, user)
      }
      assert.strictEqual((yield* ask(app, "docent", { question, draft })).status, 400)
      assert.strictEqual((yield* ask(app, "docent", {})).status, 400)
    })
  )

  it.effect("says what may be told about a link, to whom, and is silent on what one does not see", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [
        signalOf(1, "school-de-linde"),
        signalOf(2, "welzijn-elzerveen", { level: "without-source" })
      ])
      const to = (recipient: unknown) => ask(app, "coordinator", { link: facts.link, to: recipient })
      const leader = decode((yield* to({ kind: "role", role: "lead-municipality" })).json)
      assert.strictEqual(leader.answer, "yes")
      assert.deepStrictEqual(
        leader.signals?.map((one) => one.level),
        ["full", "without-source"]
      )
      const police = decode((yield* to({ kind: "partner", partner: "politie-merenland" })).json)
      assert.strictEqual(police.answer, "no")
      const welfare = decode((yield* to({ kind: "partner", partner: "welzijn-elzerveen" })).json)
      assert.deepStrictEqual({ ...welfare, grounds: [] }, { ...police, grounds: [] }, "no source is given away")
      const hidden = yield* ask(app, "docent", { link: facts.link, to: { kind: "outside" } })
      assert.strictEqual(hidden.status, 404)
    })
  )

  it.effect("leaves nothing behind: not in a table, not in a log line", () =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      const app = yield* fresh()
      const facts = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      yield* ingestSays(allowed)
      const teacher = yield* as(app, "docent")
      const coordinator = yield* as(app, "coordinator")
      const before = yield* everything
      const listening = Logger.layer([Logger.make(({ message }) => lines.push(JSON.stringify(message)))])
      yield* Effect.gen(function* () {
        yield* teacher.post("/checks", { draft })
        yield* teacher.post("/checks", { draft: { ...draft, observedAt: "Kanariegeel" } })
        yield* teacher.post("/checks", { question: { ...question, purpose: "Kanariegeel" } })
        yield* coordinator.post("/checks", { link: facts.link, to: { kind: "role", role: "policy-analyst" } })
      }).pipe(Effect.provide(listening))
      const after = yield* everything
      for (const [table, rows] of after) assert.strictEqual(rows, before.get(table), table)
      assert.notInclude(lines.join(), "Kanariegeel")
    })
  )
})
