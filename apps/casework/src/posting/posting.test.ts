import { assert, layer } from "@effect/vitest"
import { SignalRegistered } from "@kruisverband/events"
import { Effect, Ref } from "effect"
import { as, FakeIngest, fresh, send, signalOf, tell, world } from "../testing/world.ts"

const draft = {
  kind: "radicalisation",
  covenant: "merenland-radicalisering",
  observation: "…",
  author: { name: "x", role: "mayor" }
}
const own = signalOf(1, "school-de-linde")

layer(world, { timeout: "60 seconds" })("posting through casework", (it) => {
  it.effect("sends a professional's draft on in the professional's name, with the profession as it is known here", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { sent, answer } = yield* FakeIngest
      yield* Ref.set(answer, () =>
        Response.json({ id: "1" }, { status: 201, headers: { location: "/ingest/v1/signals/1" } })
      )
      const teacher = yield* as(app, "docent")
      const posted = yield* teacher.post("/signals", draft, "POST", {
        "idempotency-key": "k-1",
        "x-on-behalf-of-partner": "politie-merenland",
        "x-on-behalf-of-user": "wijkagent"
      })
      assert.strictEqual(posted.status, 201)
      assert.deepStrictEqual(posted.json, { id: "1" })
      const [call] = yield* Ref.get(sent)
      const { headers, url, method } = call?.request ?? new Request("http://none")
      assert.strictEqual(`${method} ${new URL(url).pathname}`, "POST /ingest/v1/signals")
      assert.strictEqual(headers.get("authorization"), "Bearer service-token")
      assert.strictEqual(headers.get("x-on-behalf-of-partner"), "school-de-linde")
      assert.strictEqual(headers.get("x-on-behalf-of-user"), "docent")
      assert.strictEqual(headers.get("idempotency-key"), "k-1")
      assert.isNull(headers.get("cookie"))
      assert.deepStrictEqual(call?.body, { ...draft, author: { name: "x", role: "teacher" } })
    })
  )

  it.effect("passes a refusal on unchanged, and never our own token's failure", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { answer } = yield* FakeIngest
      const refusal = {
        type: "urn:kruisverband:problem:refused",
        status: 422,
        title: "Refused",
        detail: "d",
        instance: "i",
        reasons: []
      }
      const teacher = yield* as(app, "docent")
      yield* Ref.set(answer, () =>
        Response.json(refusal, { status: 422, headers: { "content-type": "application/problem+json" } })
      )
      const refused = yield* teacher.post("/signals/check", draft)
      assert.strictEqual(refused.status, 422)
      assert.strictEqual(refused.headers.get("content-type"), "application/problem+json")
      assert.deepStrictEqual(refused.json, refusal)
      yield* Ref.set(answer, () => Response.json({ secret: "inside" }, { status: 401 }))
      const failed = yield* teacher.post("/signals", draft)
      assert.strictEqual(failed.status, 503)
      assert.notInclude(failed.text, "inside")
    })
  )

  it.effect("lets only posters post, each in the covenants of the role, and tells nothing of other covenants", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { sent } = yield* FakeIngest
      for (const user of ["coordinator", "beleid", "fg", "beheer"]) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.post("/signals", draft)).status, 403, user)
        assert.strictEqual((yield* person.get("/signals")).status, 403, user)
        assert.strictEqual((yield* person.get("/requests")).status, 403, user)
      }
      const officer = yield* as(app, "wijkagent")
      const elsewhere = yield* officer.post("/signals", { ...draft, covenant: "waterdam-scholen" })
      const nowhere = yield* officer.post("/signals", { ...draft, covenant: "no-such-covenant" })
      assert.strictEqual(elsewhere.status, 403)
      assert.strictEqual(elsewhere.text.replace(/urn:uuid:[\w-]+/u, ""), nowhere.text.replace(/urn:uuid:[\w-]+/u, ""))
      assert.strictEqual((yield* Ref.get(sent)).length, 0)
      const anonymous = yield* send(app, "/signals", {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json" }
      })
      assert.strictEqual(anonymous.status, 401)
    })
  )

  it.effect("leaves out own signals and questions of a covenant in which the person posts no more", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const past = signalOf(2, "school-de-linde", { covenant: "merenland-oud" })
      yield* tell(SignalRegistered.make(own), SignalRegistered.make(past))
      const { answer, sent } = yield* FakeIngest
      yield* Ref.set(answer, (path) =>
        path === "/signals"
          ? Response.json({
              signals: [
                { id: own.signal, covenant: own.covenant },
                { id: past.signal, covenant: past.covenant }
              ],
              next: null
            })
          : path === "/requests"
            ? Response.json({
                requests: [
                  { id: "q1", signal: own.signal },
                  { id: "q2", signal: past.signal }
                ]
              })
            : Response.json({ id: path })
      )
      const teacher = yield* as(app, "docent")
      assert.deepStrictEqual((yield* teacher.get("/signals")).json, {
        signals: [{ id: own.signal, covenant: own.covenant }],
        next: null
      })
      assert.deepStrictEqual((yield* teacher.get("/requests")).json, { requests: [{ id: "q1", signal: own.signal }] })
      assert.strictEqual((yield* teacher.get(`/signals/${own.signal}`)).status, 200)
      assert.strictEqual((yield* teacher.post(`/signals/${own.signal}/withdraw`, {})).status, 200)
      const before = (yield* Ref.get(sent)).length
      assert.strictEqual((yield* teacher.get(`/signals/${past.signal}`)).status, 404)
      assert.strictEqual((yield* teacher.post(`/signals/${past.signal}`, {}, "PATCH")).status, 404)
      assert.strictEqual((yield* Ref.get(sent)).length, before)
    })
  )
})
