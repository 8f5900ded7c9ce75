import { assert, layer } from "@effect/vitest"
import { CovenantAnswer, CovenantLife } from "@kruisverband/contract"
import { covenantTemplates, type PartnerId } from "@kruisverband/domain"
import { demoCovenants } from "@kruisverband/domain/demo"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { as, fresh, world } from "../testing/world.ts"

const [document] = demoCovenants
const id = "merenland-radicalisering"
const amended = { ...document, version: 2, minimumAge: 14 }
const decodeLife = Schema.decodeUnknownSync(CovenantLife)
const decodeAnswer = Schema.decodeUnknownSync(CovenantAnswer)

type App = Effect.Success<ReturnType<typeof fresh>>

const told = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.outbox").select("body").orderBy("seq").execute())
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body))))

const logged = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.processing_log").select(["action", "who"]).orderBy("seq").execute())
)

/** The signatory of each party in the demo region. */
const SIGNATORIES = {
  "school-de-linde": "bestuur-linde",
  "school-het-baken": "bestuur-baken",
  "welzijn-elzerveen": "bestuur-welzijn",
  "burgerzaken-waterdam": "bestuur-burgerzaken",
  "politie-merenland": "bestuur-politie",
  "ggz-merenland": "bestuur-ggz",
  "jeugdzorg-merenland": "bestuur-jeugdzorg",
  "woonstichting-vest": "bestuur-vest"
} as const
const signatoryOf = (partner: PartnerId) => Object.entries(SIGNATORIES).find(([one]) => one === partner)?.[1] ?? ""

const lifeAs = Effect.fnUntraced(function* (app: App, user: string, covenant: string = id) {
  return decodeLife((yield* (yield* as(app, user)).get(`/covenants/${covenant}`)).json)
})

const signAs = Effect.fnUntraced(function* (app: App, user: string, covenant: string = id, text?: string) {
  const person = yield* as(app, user)
  const digest = text ?? (yield* lifeAs(app, user, covenant)).proposal?.text ?? ""
  return yield* person.post(`/covenants/${covenant}/signatures`, { text: digest })
})

const signByAll = Effect.fnUntraced(function* (app: App, covenant: string = id) {
  const parties = (yield* lifeAs(app, "beheer", covenant)).proposal?.document.parties ?? []
  for (const { partner } of parties) {
    const answer = yield* signAs(app, signatoryOf(partner), covenant)
    assert.strictEqual(answer.status, 201, answer.text)
  }
})

layer(world, { timeout: "60 seconds" })("a covenant's life", (it) => {
  it.effect("goes from draft to force: one writes, every party signs, another activates", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const offered = yield* admin.post("/covenants", amended)
      assert.strictEqual(offered.status, 201, offered.text)
      assert.deepStrictEqual(decodeAnswer(offered.json), decodeAnswer({ id, version: 2, status: "draft" }))
      const before = yield* lifeAs(app, "beheer")
      assert.deepStrictEqual(
        before.proposal?.unsigned,
        document?.parties.map((party) => party.partner)
      )
      assert.strictEqual(before.versions.length, 1)

      yield* signByAll(app)
      const alone = yield* admin.post(`/covenants/${id}/activate`)
      assert.strictEqual(alone.status, 403, alone.text)
      assert.include(alone.text, "four-eyes")

      const officer = yield* as(app, "fg")
      const activated = yield* officer.post(`/covenants/${id}/activate`)
      assert.strictEqual(activated.status, 200, activated.text)
      const after = yield* lifeAs(app, "beheer")
      assert.isUndefined(after.proposal)
      assert.strictEqual(after.versions[1]?.document.minimumAge, 14)
      assert.strictEqual(after.versions[1]?.signatures.length, document?.parties.length)
      assert.strictEqual(after.versions[1]?.adoptedBy, "fg")
      const event = (yield* told).at(-1)
      assert.strictEqual(event.type, "nl.kruisverband.covenant.published.v1")
      assert.strictEqual(event.partitionkey, id)
      assert.deepStrictEqual(
        event.data.versions.map((version: { version: number; status: string }) => [version.version, version.status]),
        [
          [1, "active"],
          [2, "active"]
        ]
      )
      const acts = (yield* logged).filter(({ action }) => action.startsWith("covenant-"))
      assert.deepStrictEqual(acts[0], { action: "covenant-offered", who: "beheer" })
      assert.deepStrictEqual(acts.at(-1), { action: "covenant-active", who: "fg" })
    })
  )

  it.effect("does not come into force while a signature is missing, and says whose", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* (yield* as(app, "beheer")).post("/covenants", amended)
      yield* signAs(app, "bestuur-linde")
      const officer = yield* as(app, "fg")
      const answer = yield* officer.post(`/covenants/${id}/status`, { status: "active" })
      assert.strictEqual(answer.status, 422)
      assert.notInclude(answer.text, "/parties/school-de-linde")
      assert.include(answer.text, '"pointer":"/parties/school-het-baken"')
      assert.strictEqual((yield* lifeAs(app, "beheer")).versions.length, 1)
    })
  )

  it.effect("keeps an offered text as it is, and drops signatures when it is taken back and changed", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      yield* admin.post("/covenants", amended)
      const read = (yield* lifeAs(app, "beheer")).proposal?.text ?? ""
      yield* signAs(app, "bestuur-linde")
      for (const again of [amended, { ...amended, minimumAge: 16 }, { ...document, minimumAge: 16 }])
        assert.strictEqual((yield* admin.post("/covenants", again)).status, 409)
      assert.strictEqual((yield* admin.post(`/covenants/${id}/reopen`)).status, 200)
      assert.strictEqual((yield* admin.post("/covenants", { ...amended, minimumAge: 16 })).status, 201)
      const stale = yield* signAs(app, "bestuur-baken", id, read)
      assert.strictEqual(stale.status, 409)
      assert.include(stale.text, "text-changed")
      const { proposal } = yield* lifeAs(app, "beheer")
      assert.strictEqual(proposal?.signatures.length, 0)
      assert.strictEqual(proposal?.unsigned.length, document?.parties.length)
    })
  )

  it.effect("lets a party sign once, by its own signatory", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* (yield* as(app, "beheer")).post("/covenants", amended)
      const { text } = (yield* lifeAs(app, "beheer")).proposal ?? { text: "" }
      for (const user of ["docent", "coordinator", "beheer", "fg"])
        assert.strictEqual((yield* signAs(app, user, id, text)).status, 403, user)
      const stranger = yield* signAs(app, "bestuur-vest", id, text)
      assert.strictEqual(stranger.status, 404, "housing is not in this covenant")
      assert.strictEqual((yield* signAs(app, "bestuur-linde", id, text)).status, 201)
      const again = yield* signAs(app, "bestuur-linde", id, text)
      assert.strictEqual(again.status, 409)
      assert.include(again.text, "already-signed")
    })
  )

  it.effect("names every field that keeps a covenant from being offered, and takes it as a draft meanwhile", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const bare = { id: "nieuw-convenant", status: "active", purposes: [] }
      const refused = yield* admin.post("/covenants", bare)
      assert.strictEqual(refused.status, 422)
      for (const pointer of ["/title", "/parties", "/purposes", "/contactPoint", "/basis/law", "/basis/dpia"])
        assert.include(refused.text, `"pointer":"${pointer}"`)
      assert.strictEqual((yield* admin.post("/covenants", { ...bare, status: "draft" })).status, 201)
      const activate = yield* admin.post("/covenants/nieuw-convenant/status", { status: "active" })
      assert.strictEqual(activate.status, 422)
      assert.include(activate.text, "/basis/dpia")
      const { proposal } = yield* lifeAs(app, "beheer", "nieuw-convenant")
      assert.isTrue(proposal?.missing.some((one) => one.field === "/basis/dpia"))
    })
  )

  it.effect("wants a person-directed approach to say itself how long a closed case is kept", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const { retention: _, ...rest } = amended
      const refused = yield* admin.post("/covenants", rest)
      assert.strictEqual(refused.status, 422, refused.text)
      assert.include(refused.text, "/retention/closedCase")
      assert.strictEqual((yield* admin.post("/covenants", { ...rest, status: "draft" })).status, 201)
      assert.deepStrictEqual(
        (yield* lifeAs(app, "beheer")).proposal?.missing.map((one) => one.field),
        ["/retention/closedCase"]
      )
    })
  )

  it.effect("begins a new covenant with who administers, supervises and signs, and shows it to nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const officer = yield* as(app, "fg")
      const template = covenantTemplates[0]?.document
      const draft = {
        ...template,
        id: "scholen-elzerveen",
        parties: [{ partner: "school-de-linde", angle: "education" }]
      }
      assert.strictEqual((yield* officer.post("/covenants", draft)).status, 201)
      const sees = Effect.fnUntraced(function* (user: string) {
        return (yield* (yield* as(app, user)).get("/covenants/scholen-elzerveen")).status
      })
      for (const user of ["fg", "beheer", "bestuur-linde"]) assert.strictEqual(yield* sees(user), 200, user)
      for (const user of ["bestuur-baken", "coordinator", "docent", "beleid"])
        assert.strictEqual(yield* sees(user), 404, user)
      const moved = { ...draft, parties: [{ partner: "school-het-baken", angle: "education" }] }
      yield* (yield* as(app, "beheer")).post("/covenants", moved)
      assert.strictEqual(yield* sees("bestuur-linde"), 404)
      assert.strictEqual(yield* sees("bestuur-baken"), 200)
      assert.deepStrictEqual((yield* lifeAs(app, "fg", "scholen-elzerveen")).proposal?.drafters, ["fg", "beheer"])
    })
  )

  it.effect("lets nobody write over what another saved meanwhile", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const draft = { ...amended, status: "draft" }
      assert.strictEqual((yield* admin.post("/covenants?revision=0", draft)).status, 201)
      assert.strictEqual((yield* admin.post("/covenants?revision=1", { ...draft, minimumAge: 15 })).status, 201)
      const stale = yield* admin.post("/covenants?revision=1", { ...draft, minimumAge: 16 })
      assert.strictEqual(stale.status, 409)
      assert.include(stale.text, "changed-meanwhile")
    })
  )

  it.effect("throws a draft away, a new covenant's with all that was given for it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      yield* admin.post("/covenants", { id: "proef", status: "draft" })
      assert.strictEqual((yield* admin.post("/covenants/proef/discard")).status, 200)
      assert.strictEqual((yield* admin.get("/covenants/proef")).status, 404)
      assert.strictEqual((yield* told).at(-1).data.versions[0].status, "ended")
      yield* admin.post("/covenants", { ...amended, status: "draft" })
      assert.strictEqual((yield* admin.post(`/covenants/${id}/discard`)).status, 200)
      const life = yield* lifeAs(app, "beheer")
      assert.isUndefined(life.proposal)
      assert.strictEqual(life.versions.length, 1)
    })
  )

  it.effect("lets who drafts in a covenant change it alone, and hides it from outsiders", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const user of ["coordinator", "beleid", "docent", "bestuur-linde", "regisseur-elzerveen"]) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.post("/covenants", amended)).status, 403, user)
        assert.strictEqual((yield* person.post(`/covenants/${id}/status`, { status: "suspended" })).status, 403, user)
      }
      const outsider = yield* as(app, "wijkagent")
      const bodies = new Map<string, unknown>([
        ["status", { status: "ended" }],
        ["signatures", { text: "0".repeat(64) }],
        ["departures", { partner: "school-de-linde" }]
      ])
      for (const path of ["status", "activate", "signatures", "departures", "reopen", "discard"]) {
        const sent = bodies.get(path) ?? {}
        const answers = [
          yield* outsider.post(`/covenants/waterdam-scholen/${path}`, sent),
          yield* outsider.post(`/covenants/no-such/${path}`, sent)
        ]
        assert.deepStrictEqual(
          answers.map((answer) => answer.status),
          [404, 404],
          path
        )
      }
    })
  )
})
