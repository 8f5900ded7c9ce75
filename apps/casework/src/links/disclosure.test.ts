import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import { logLineGaps } from "@kruisverband/domain"
import { LinkProposed, SignalRegistered, SignalSharingChanged, SignalWithdrawn } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { type Answer, as, fresh, linkOf, send, signalOf, tell, tellLink, world } from "../testing/world.ts"

const Page = Schema.Struct({ links: Schema.Array(LinkView), next: Schema.NullOr(Schema.String), total: Schema.Int })
const pageOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(Page)(answer.json)
}
const levels = (answer: Answer) =>
  pageOf(answer).links.map((link) => link.signals.map((signal) => `${signal.angle}:${signal.level}`))

const school = signalOf(1, "school-de-linde")
const welfare = signalOf(2, "welzijn-elzerveen", { level: "without-source" })
const care = signalOf(3, "ggz-merenland", { level: "existence-only" })
const police = signalOf(4, "politie-merenland", { municipality: "GM9002" })
const desk = signalOf(5, "burgerzaken-waterdam", { municipality: "GM9002" })

const confirm = (facts: ReturnType<typeof linkOf>) => ({ reason: "zelfde jongere", revision: 1, id: facts.link })

layer(world, { timeout: "60 seconds" })("what each role sees of links", (it) => {
  it.effect("shows a coordinator each signal at the level its poster set, and no partner behind a shield", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tellLink(1, [school, welfare, care])
      const coordinator = yield* as(app, "coordinator")
      const [link] = pageOf(yield* coordinator.get("/links?state=proposed")).links
      assert.deepStrictEqual(
        link?.signals.map(({ id, level, partner, behaviours }) => ({ id, level, partner, behaviours })),
        [
          { id: school.signal, level: "full", partner: school.partner, behaviours: ["withdrawal"] },
          { id: welfare.signal, level: "without-source", partner: undefined, behaviours: ["withdrawal"] },
          { id: care.signal, level: "existence-only", partner: undefined, behaviours: undefined }
        ]
      )
      assert.deepStrictEqual(link?.angles, ["education", "mental-health", "welfare"])
      assert.deepStrictEqual(link?.may, ["confirm", "reject", "split", "ask", "open"])
      assert.strictEqual(link?.explanation.pairs.length, 3)
      assert.strictEqual(
        link?.explanation.identity.reduce((sum, term) => sum + term.weight, 0),
        12
      )
      assert.strictEqual(link?.explanation.against[0]?.field, "sex")
    })
  )

  it.effect("shows each role its own part, and the others nothing", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tellLink(1, [school, welfare, care])
      yield* tellLink(2, [police, desk])
      const seen = Effect.fnUntraced(function* (user: string) {
        return levels(yield* (yield* as(app, user)).get("/links"))
      })
      const elzerveen = ["education:full", "welfare:without-source", "mental-health:existence-only"]
      const waterdam = ["police:full", "civil-affairs:full"]
      assert.deepStrictEqual(yield* seen("coordinator"), [waterdam, elzerveen])
      assert.deepStrictEqual(yield* seen("coordinator-waterdam"), [waterdam])
      assert.deepStrictEqual(yield* seen("regisseur-elzerveen"), [elzerveen])
      assert.deepStrictEqual(yield* seen("fg"), [
        ["police:existence-only", "civil-affairs:existence-only"],
        ["education:existence-only", "welfare:existence-only", "mental-health:existence-only"]
      ])
      for (const user of ["beleid", "beheer", "docent", "wijkagent", "jongerenwerker", "ggz-behandelaar", "balie"]) {
        assert.deepStrictEqual(yield* seen(user), [], user)
      }
    })
  )

  it.effect(
    "shows a partner its own signal and that others exist, only once a person confirmed it, and no grounds",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const facts = yield* tellLink(1, [school, welfare])
        const coordinator = yield* as(app, "coordinator")
        const { id, ...body } = confirm(facts)
        assert.strictEqual((yield* coordinator.post(`/links/${id}/confirm`, body)).status, 200)
        const teacher = yield* as(app, "docent")
        const [link] = pageOf(yield* teacher.get("/links")).links
        assert.deepStrictEqual(
          link?.signals.map(({ angle, level, partner }) => ({ angle, level, partner })),
          [
            { angle: "education", level: "full", partner: school.partner },
            { angle: "welfare", level: "existence-only", partner: undefined }
          ]
        )
        assert.deepStrictEqual(link?.reviews, [])
        assert.deepStrictEqual(link?.explanation.pairs, [])
        assert.deepStrictEqual(link?.may, ["open"])
        assert.deepStrictEqual(levels(yield* (yield* as(app, "wijkagent")).get("/links")), [])
        assert.strictEqual((yield* (yield* as(app, "wijkagent")).get(`/links/${id}`)).status, 404)
      })
  )

  it.effect("keeps a link back until all its signals are known, and leaves out what was withdrawn", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const facts = linkOf(1, [school, welfare])
      yield* tell(LinkProposed.make(facts), SignalRegistered.make(school))
      assert.strictEqual(pageOf(yield* coordinator.get("/links")).total, 0)
      assert.strictEqual((yield* coordinator.get(`/links/${facts.link}`)).status, 404)
      yield* tell(SignalRegistered.make(welfare))
      assert.strictEqual(pageOf(yield* coordinator.get("/links")).total, 1)
      const { signal, covenant } = welfare
      yield* tell(SignalSharingChanged.make({ signal, covenant, level: "existence-only", revision: 2 }))
      assert.deepStrictEqual(levels(yield* coordinator.get("/links")), [["education:full", "welfare:existence-only"]])
      yield* tell(SignalWithdrawn.make({ signal, covenant, revision: 3 }))
      assert.deepStrictEqual(levels(yield* coordinator.get("/links")), [["education:full"]])
    })
  )

  it.effect("answers a hidden link exactly as one that does not exist", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(2, [police, desk])
      const unknown = "0191e0d3-0000-8000-8000-00000000ffff"
      for (const user of ["regisseur-elzerveen", "docent", "beleid", "beheer"]) {
        const person = yield* as(app, user)
        const shape = (answer: Answer, id: string) => ({
          status: answer.status,
          text: answer.text.replace(/urn:uuid:[0-9a-f-]+/u, "").replaceAll(id, "ID"),
          headers: [...answer.headers]
        })
        for (const [verb, body] of [
          ["", undefined],
          ["/confirm", { reason: "x" }],
          ["/reject", { reason: "x" }],
          ["/split", { reason: "x", groups: [[police.signal], [desk.signal]] }],
          ["/undo", { review: "r" }],
          ["/ask", { signal: police.signal, question: "?" }],
          ["/open", {}]
        ] as const) {
          const call = (id: string) =>
            body === undefined ? person.get(`/links/${id}${verb}`) : person.post(`/links/${id}${verb}`, body)
          const hidden = shape(yield* call(facts.link), facts.link)
          assert.deepStrictEqual(hidden, shape(yield* call(unknown), unknown), `${user} ${verb}`)
          assert.strictEqual(hidden.status, 404)
        }
      }
    })
  )

  it.effect("counts and pages only what the viewer may see, newest change first", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const mine = Array.from({ length: 5 }, (_, index) => index)
      for (const index of mine) {
        yield* tellLink(10 + index, [
          signalOf(100 + index, "school-de-linde"),
          signalOf(200 + index, "welzijn-elzerveen")
        ])
        yield* tellLink(50 + index, [
          signalOf(300 + index, "politie-merenland", { municipality: "GM9002" }),
          signalOf(400 + index, "burgerzaken-waterdam", { municipality: "GM9002" })
        ])
      }
      const person = yield* as(app, "regisseur-elzerveen")
      const ids: Array<string> = []
      let path = "/links?limit=2"
      for (;;) {
        const page = pageOf(yield* person.get(path))
        assert.strictEqual(page.total, 5)
        ids.push(...page.links.map((link) => link.id))
        if (page.next === null) break
        path = `/links?limit=2&cursor=${page.next}`
      }
      const all = pageOf(yield* person.get("/links?limit=200")).links.map((link) => link.id)
      assert.deepStrictEqual(ids, all)
      assert.strictEqual(new Set(ids).size, 5)
      assert.strictEqual((yield* person.get("/links?cursor=nonsense")).status, 400)
      assert.strictEqual(pageOf(yield* person.get("/links?angle=police")).total, 0)
      assert.strictEqual(pageOf(yield* person.get("/links?angle=welfare&facet=person&municipality=GM9001")).total, 5)
      const ofKind = Effect.fnUntraced(function* (kind: string) {
        return pageOf(yield* person.get(`/links?kind=${kind}`)).total
      })
      assert.deepStrictEqual([yield* ofKind("radicalisation"), yield* ofKind("polarisation")], [5, 0])
      const places = linkOf(90, [signalOf(500, "school-de-linde"), signalOf(501, "welzijn-elzerveen")])
      yield* tell(
        SignalRegistered.make(signalOf(500, "school-de-linde")),
        SignalRegistered.make(signalOf(501, "welzijn-elzerveen")),
        LinkProposed.make({ ...places, facets: ["place", "theme"] })
      )
      assert.deepStrictEqual([yield* ofKind("radicalisation"), yield* ofKind("polarisation")], [5, 1])
      assert.strictEqual((yield* person.get("/links?kind=everything")).status, 400)
    })
  )

  it.effect("lets a changed role hold from the next request on", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [school, welfare])
      const coordinator = yield* as(app, "coordinator")
      assert.strictEqual((yield* coordinator.get(`/links/${facts.link}`)).status, 200)
      const { run } = yield* Sql
      yield* run("test", (db) => db.deleteFrom("casework.user_grant").where("user_id", "=", "coordinator").execute())
      assert.strictEqual((yield* coordinator.get(`/links/${facts.link}`)).status, 404)
      assert.deepStrictEqual(levels(yield* coordinator.get("/links")), [])
    })
  )

  it.effect("shows nothing of a suspended covenant", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [school, welfare])
      const admin = yield* as(app, "beheer")
      const status = "/covenants/merenland-radicalisering/status"
      assert.strictEqual((yield* admin.post(status, { status: "suspended", reason: "evaluatie" })).status, 200)
      const coordinator = yield* as(app, "coordinator")
      assert.strictEqual((yield* coordinator.get(`/links/${facts.link}`)).status, 404)
      assert.strictEqual(pageOf(yield* coordinator.get("/links")).total, 0)
    })
  )

  it.effect("writes a processing-log line for each list and each signal shown, and for what was not shown", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [school, welfare, care])
      const coordinator = yield* as(app, "coordinator")
      const { run } = yield* Sql
      const lines = run("test", (db) => db.selectFrom("casework.processing_log").selectAll().orderBy("seq").execute())
      const before = (yield* lines).length
      yield* coordinator.get("/links")
      yield* send(app, `/links/${facts.link}`, {
        headers: { ...coordinator.headers, traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" }
      })
      yield* (yield* as(app, "docent")).get(`/links/${facts.link}`)
      const written = (yield* lines).slice(before)
      assert.deepStrictEqual(
        written.map(({ who, role, action, object, level }) => [who, role, action, object, level]),
        [
          ["coordinator", "coordinator", "links-listed", "count:1", ""],
          ["coordinator", "coordinator", "links-listed", school.signal, "full"],
          ["coordinator", "coordinator", "links-listed", welfare.signal, "without-source"],
          ["coordinator", "coordinator", "links-listed", care.signal, "existence-only"],
          ["coordinator", "coordinator", "link-shown", facts.link, ""],
          ["coordinator", "coordinator", "link-shown", school.signal, "full"],
          ["coordinator", "coordinator", "link-shown", welfare.signal, "without-source"],
          ["coordinator", "coordinator", "link-shown", care.signal, "existence-only"],
          ["docent", "poster", "link-shown-refused", facts.link, "none"]
        ]
      )
      assert.strictEqual(written[4]?.trace, "4bf92f3577b34da6a3ce929d0e0e4736")
      assert.strictEqual(written[5]?.parent, written[4]?.id)
      assert.strictEqual(written[5]?.purpose, "early-signalling")
      assert.strictEqual(written[5]?.subject, `${school.signal}/1`)
      assert.include(written[7]?.clause ?? "", "beroepsgeheim")
      assert.deepStrictEqual(
        written.flatMap((line) => logLineGaps(line)),
        []
      )
    })
  )
})
