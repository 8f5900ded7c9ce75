import { assert, describe, it } from "@effect/vitest"
import { endpoint } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { decodeStrict } from "./decode.ts"
import { HttpProblem, refused } from "./HttpProblem.ts"
import { makeService } from "./makeService.ts"
import { route } from "./route.ts"

const api = {
  title: "Example",
  description: "Example",
  version: "1.2.0",
  base: "/example/v1",
  contact: { name: "K", email: "k@example.org", url: "https://example.org" }
}
const shape = Schema.Struct({ name: Schema.String, age: Schema.Int })
const create = endpoint({
  id: "createThing",
  method: "POST",
  path: "/things/{id}",
  tag: "things",
  summary: { nl: "Maak", en: "Make" },
  auth: { kind: "public" },
  params: Schema.Struct({ id: Schema.String }),
  query: Schema.Struct({ limit: Schema.optionalKey(Schema.FiniteFromString) }),
  body: shape,
  success: { status: 201, schema: Schema.Struct({ id: Schema.String, age: Schema.Int }) },
  problems: [422]
})

const service = makeService({
  name: "example",
  api,
  authenticate: () => Effect.succeed({ kind: "public" as const }),
  routes: [
    route(create, {
      screen: (body) =>
        typeof body === "object" && body !== null && "religion" in body
          ? Effect.fail(
              refused([{ code: "special-category-not-covered", clause: "AVG 9", text: { nl: "n", en: "e" } }])
            )
          : Effect.succeed(body),
      handle: ({ params, body }) => {
        if (body.age === 13) return Effect.die(new Error("secret detail"))
        if (body.age === 14) return Effect.fail({ _tag: "StoreError" })
        if (body.age === 15)
          return Effect.fail(new HttpProblem({ status: 409, code: "taken", text: { nl: "n", en: "e" } }))
        return Effect.succeed({ id: params.id, age: body.age })
      },
      headers: (value) => ({ Location: `/example/v1/things/${value.id}` })
    })
  ]
})

const send = (path: string, init: RequestInit = {}) =>
  Effect.gen(function* () {
    const app = yield* service
    const response = yield* Effect.promise(() => Promise.resolve(app.request(path, init)))
    const text = yield* Effect.promise(() => response.text())
    return { response, json: text === "" ? undefined : JSON.parse(text), text }
  })
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { "content-type": "application/json" }
) => send("/example/v1/things/a1", { method: "POST", body, headers })

describe("makeService", () => {
  it.effect("answers what the endpoint promises, with its headers", () =>
    Effect.gen(function* () {
      const { response, json } = yield* post(JSON.stringify({ name: "x", age: 4 }))
      assert.strictEqual(response.status, 201)
      assert.deepStrictEqual(json, { id: "a1", age: 4 })
      assert.strictEqual(response.headers.get("location"), "/example/v1/things/a1")
      assert.strictEqual(response.headers.get("api-version"), "1.2.0")
      assert.strictEqual(response.headers.get("cache-control"), "no-store")
    })
  )

  it.effect("names every field that is wrong by a pointer, unknown fields too, and repeats no value", () =>
    Effect.gen(function* () {
      const { response, json, text } = yield* post(JSON.stringify({ age: "Fatima", extra: "Yilmaz" }))
      assert.strictEqual(response.status, 400)
      assert.include(response.headers.get("content-type") ?? "", "application/problem+json")
      assert.sameMembers(
        json.reasons.map((reason: { pointer: string }) => reason.pointer),
        ["/name", "/age", "/extra"]
      )
      assert.notInclude(text, "Fatima")
      assert.notInclude(text, "Yilmaz")
    })
  )

  it.effect("names the faults of the nearest kind where none of several fits", () =>
    Effect.gen(function* () {
      const kinds = Schema.Union([
        Schema.Struct({ kind: Schema.Literal("a"), name: Schema.String }),
        Schema.Struct({ kind: Schema.Literal("b"), name: Schema.String, more: Schema.String })
      ])
      const failure = yield* Effect.flip(decodeStrict(kinds)({ kind: "c", name: 1 }))
      assert.sameMembers(failure.reasons?.map((reason) => reason.pointer) ?? [], ["/kind", "/name"])
    })
  )

  it.effect("refuses what no schema has a field for with the rule's own code", () =>
    Effect.gen(function* () {
      const { response, json } = yield* post(JSON.stringify({ name: "x", age: 1, religion: "y" }))
      assert.strictEqual(response.status, 422)
      assert.strictEqual(json.reasons[0].code, "special-category-not-covered")
    })
  )

  it.effect.each([
    ["broken JSON", "{", undefined, 400],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0x22]), undefined, 400],
    ["another content type", "{}", "text/plain", 415],
    ["no content type", new Uint8Array([0x7b, 0x7d]), "", 415],
    ["a body of 10 MB", "x".repeat(10_000_000), undefined, 413],
    ["a defect", JSON.stringify({ name: "x", age: 13 }), undefined, 500],
    ["a fault of the store", JSON.stringify({ name: "x", age: 14 }), undefined, 503],
    ["a conflict", JSON.stringify({ name: "x", age: 15 }), undefined, 409]
  ] as const)("answers a problem document to %s", ([, body, type, status]) =>
    Effect.gen(function* () {
      const headers: Record<string, string> = type === "" ? {} : { "content-type": type ?? "application/json" }
      const { response, json, text } = yield* post(body, headers)
      assert.strictEqual(response.status, status)
      assert.strictEqual(json.status, status)
      assert.isTrue(["type", "title", "detail", "instance", "reasons"].every((key) => key in json))
      assert.notInclude(text, "secret detail")
      assert.strictEqual(response.headers.get("retry-after"), status === 503 ? "2" : null)
    })
  )

  it.effect("tells which methods a path has, and nothing of paths it has not", () =>
    Effect.gen(function* () {
      const wrong = yield* send("/example/v1/things/a1", { method: "DELETE" })
      assert.strictEqual(wrong.response.status, 405)
      assert.strictEqual(wrong.response.headers.get("allow"), "POST")
      const absent = yield* send("/example/v1/nothing")
      assert.strictEqual(absent.response.status, 404)
      const slash = yield* send("/example/v1/things/a1/", { method: "POST" })
      assert.strictEqual(slash.response.status, 404)
    })
  )

  it.effect("has what keeps a browser from harm on every answer, refusals too", () =>
    Effect.gen(function* () {
      const good = yield* post(JSON.stringify({ name: "x", age: 4 }))
      const answers = [good, yield* post("{}"), yield* send("/example/v1/none"), yield* send("/example/v1/things/a1")]
      for (const { response } of answers) {
        const { headers } = response
        assert.strictEqual(headers.get("cache-control"), "no-store")
        assert.strictEqual(headers.get("content-security-policy"), "default-src 'none'; frame-ancestors 'none'")
        assert.strictEqual(headers.get("cross-origin-resource-policy"), "same-origin")
        assert.strictEqual(headers.get("referrer-policy"), "no-referrer")
        assert.strictEqual(headers.get("strict-transport-security"), "max-age=63072000; includeSubDomains")
        assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
        assert.strictEqual(headers.get("x-frame-options"), "DENY")
      }
      assert.deepStrictEqual(
        answers.map(({ response }) => response.status),
        [201, 400, 404, 405]
      )
    })
  )

  it.effect("takes a fixed path for no id, whichever route came first", () =>
    Effect.gen(function* () {
      const check = {
        ...create,
        id: "checkThing",
        method: "PUT",
        path: "/things/check",
        params: Schema.Struct({})
      } as const
      const answer = { handle: () => Effect.succeed({ id: "x", age: 1 }) }
      const both = yield* makeService({
        ...{ name: "example", api, authenticate: () => Effect.succeed({ kind: "public" as const }) },
        routes: [route(create, answer), route(check, answer)]
      })
      const found = yield* Effect.promise(async () => both.request("/example/v1/things/check", { method: "POST" }))
      assert.deepStrictEqual([found.status, found.headers.get("allow")], [405, "PUT"])
    })
  )

  it.effect.each([
    String.raw`{"name":"a\u0000b","age":4}`,
    String.raw`{"name":"\ud83d","age":4}`,
    String.raw`{"\udc00":1}`
  ])("refuses %s, which no database keeps as text", (body) =>
    Effect.gen(function* () {
      const { response, text } = yield* post(body)
      assert.strictEqual(response.status, 400)
      assert.include(text, "U+0000")
    })
  )

  it.effect("takes every text that is one, escaped or not", () =>
    Effect.gen(function* () {
      for (const body of [String.raw`{"name":"\ud83d\ude00","age":4}`, '{"name":"😀 \\\\u0000","age":4}']) {
        assert.strictEqual((yield* post(body)).response.status, 201, body)
      }
    })
  )

  it.effect("refuses a parameter given twice and one it does not know", () =>
    Effect.gen(function* () {
      const init = {
        method: "POST",
        body: JSON.stringify({ name: "x", age: 1 }),
        headers: { "content-type": "application/json" }
      }
      for (const query of ["?limit=1&limit=2", "?other=1", "?limit=abc"]) {
        const { response } = yield* send(`/example/v1/things/a1${query}`, init)
        assert.strictEqual(response.status, 400, query)
      }
    })
  )

  it.effect("describes itself in OpenAPI 3.1 from the same definitions", () =>
    Effect.gen(function* () {
      const { response, json } = yield* send("/example/v1/openapi.json")
      assert.strictEqual(response.headers.get("access-control-allow-origin"), "*")
      assert.strictEqual(json.openapi, "3.1.0")
      const operation = json.paths["/things/{id}"].post
      assert.strictEqual(operation.operationId, "createThing")
      assert.containsAllKeys(operation.responses, ["201", "400", "422", "503"])
      assert.strictEqual(operation.parameters[0].in, "path")
    })
  )
})
