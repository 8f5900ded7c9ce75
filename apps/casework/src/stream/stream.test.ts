import { assert, layer } from "@effect/vitest"
import { demoUsers } from "@kruisverband/domain/demo"
import { SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { putUsers } from "../registry/seedRegion.ts"
import { as, fresh, ISSUER, ORIGIN, signalOf, tell, tellLink, world } from "../testing/world.ts"

const [a, b] = [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")] as const
const [c, d] = [
  signalOf(3, "politie-merenland", { municipality: "GM9002" }),
  signalOf(4, "burgerzaken-waterdam", { municipality: "GM9002" })
] as const
type App = Effect.Success<ReturnType<typeof fresh>>

/** Opens the stream, and reads on from where it was. */
const open = Effect.fn("open")(function* (app: App, headers: Record<string, string>) {
  const abort = new AbortController()
  yield* Effect.addFinalizer(() => Effect.sync(() => abort.abort()))
  const response = yield* Effect.promise(async () =>
    app.request(`${ORIGIN}/casework/v1/stream`, {
      headers: { accept: "text/event-stream", ...headers },
      signal: abort.signal
    })
  )
  assert.strictEqual(response.status, 200)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  const readUntil = (done: (text: string) => boolean) =>
    Effect.promise(async () => {
      while (!done(text)) {
        const chunk = await reader?.read()
        if (chunk === undefined || chunk.done) return { text, ended: true }
        text += chunk.value
      }
      return { text, ended: false }
    })
  yield* readUntil((read) => read.includes("retry:"))
  return readUntil
})
const events = (text: string) =>
  [...text.matchAll(/event: link\ndata: (.*)\n/gu)].map((match) => JSON.parse(match[1] ?? ""))

layer(world, { timeout: "60 seconds" })("event stream", (it) => {
  it.effect("tells each viewer of the links that viewer may see, and of no other", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const lead = yield* as(app, "regisseur-elzerveen")
      const readLead = yield* open(app, lead.headers)
      const readAll = yield* open(app, { ...(yield* as(app, "coordinator")).headers, "last-event-id": "0191e0d3/7" })
      const elsewhere = yield* tellLink(1, [c, d])
      const here = yield* tellLink(2, [a, b])
      const all = yield* readAll((text) => text.includes(here.link))
      assert.deepStrictEqual(
        events(all.text).map(({ id, state }) => [id, state]),
        [
          [elsewhere.link, "proposed"],
          [here.link, "proposed"]
        ]
      )
      const own = yield* readLead((text) => text.includes(here.link))
      assert.deepStrictEqual(events(own.text), [
        { id: here.link, state: "proposed", covenant: here.covenant, revision: 1 }
      ])
      assert.notInclude(own.text, elsewhere.link)
    })
  )

  it.effect("tells of a decision, and of a signal that comes after its link", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const facts = yield* tellLink(1, [a, b])
      const read = yield* open(app, coordinator.headers)
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: "zelfde jongere" })
      const { text } = yield* read((seen) => seen.includes("confirmed"))
      assert.strictEqual(events(text).at(-1)?.revision, 2)
      yield* tell(SignalRegistered.make({ ...a, revision: 2 }))
      assert.strictEqual(events((yield* read((seen) => events(seen).length === 2)).text).length, 2)
    })
  )

  it.effect("ends at log-out and at a change of roles, and tells nothing after", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const lead = yield* as(app, "regisseur-elzerveen")
      const other = yield* as(app, "coordinator")
      const [readOut, readRole, readOther] = [
        yield* open(app, coordinator.headers),
        yield* open(app, lead.headers),
        yield* open(app, other.headers)
      ]
      yield* coordinator.post("/session/logout")
      yield* putUsers(
        demoUsers.filter((user) => user.id === "regisseur-elzerveen").map((user) => ({ ...user, grants: [] })),
        ISSUER
      )
      assert.isTrue((yield* readOut(() => false)).ended)
      assert.isTrue((yield* readRole(() => false)).ended)
      const facts = yield* tellLink(1, [a, b])
      assert.isFalse((yield* readOther((text) => text.includes(facts.link))).ended)
    })
  )

  it.effect("judges again at each event: a role taken away in the middle shows nothing more", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const read = yield* open(app, coordinator.headers)
      const { run } = yield* Sql
      // Without the notice that putUsers gives: the stream stays open, and must still not tell.
      yield* run("test", (db) =>
        db
          .deleteFrom("casework.user_grant")
          .where("user_id", "=", "coordinator")
          .where("covenant", "=", a.covenant)
          .execute()
      )
      yield* tellLink(1, [a, b])
      const other = { covenant: "waterdam-scholen", municipality: "GM9002" }
      const left = yield* tellLink(2, [signalOf(5, "school-het-baken", other), signalOf(6, "welzijn-elzerveen", other)])
      const { text } = yield* read((seen) => seen.includes(left.link))
      assert.deepStrictEqual(
        events(text).map((event) => event.id),
        [left.link]
      )
    })
  )
})
