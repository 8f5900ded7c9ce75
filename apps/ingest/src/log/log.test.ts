import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { logActions, logLineGaps } from "@kruisverband/domain"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const TRACE = "0af7651916cd43dd8448eb211c80319c"
const traced = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` }
const two = [{ familyName: "Voorbeeld" }, { familyName: "Anders" }]

interface Line {
  readonly id: string
  readonly parent: string | null
  readonly who: string
  readonly role: string
  readonly action: string
  readonly object: string
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly trace: string
  readonly subject: string | null
  readonly via: string | null
  readonly organisation: string | null
  readonly care: string | null
}

const linesOf = (action: string) =>
  ingest.query<Line>(`select * from ingest.processing_log where action = '${action}' order by id`)

const posted = async (over: Readonly<Record<string, unknown>> = {}) => {
  const answer = await ingest.call("POST", "/signals", { body: radicalisation(over), headers: traced })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}

const service = (path: string, scope: string, body: unknown, as = "svc-casework") =>
  ingest.call("POST", path, { as, scope, body, headers: traced })

describe("ingest's processing log", () => {
  it("has a line for each person in a signal that is posted, under one for the request", async () => {
    const id = await posted({ subjects: two })
    const lines = await linesOf("signal-registered")
    assert.deepStrictEqual(
      lines.map(({ object, subject, who }) => [who, object, subject]),
      [
        ["system:school", id, null],
        ["system:school", id, `${id}/1`],
        ["system:school", id, `${id}/2`]
      ]
    )
    assert.deepStrictEqual([lines[1]?.parent, lines[2]?.parent], [lines[0]?.id, lines[0]?.id])
    assert.isTrue(lines.every(({ trace }) => trace === TRACE))
  })

  it("says whose organisation acted, and where mental health care has to do with it", async () => {
    const careful = { subjects: [two[0]], sharing: { level: "existence-only" } }
    const answer = await ingest.call("POST", "/signals", { as: "care", body: radicalisation(careful) })
    assert.strictEqual(answer.status, 201, answer.text)
    const id = String(answer.json.id)
    const own = await posted({ subjects: [two[0]] })
    const found = await linesOf("signal-registered")
    const of = (signal: string) =>
      found.filter(({ object }) => object === signal).map(({ care, organisation }) => [organisation, care])
    assert.deepStrictEqual(of(id), [["care", "both"]])
    assert.deepStrictEqual(of(own), [["school", null]])
  })

  it("has one for every reading and writing, whole, by who did it and through what", async () => {
    const id = await posted()
    const behalf = { ...traced, "x-on-behalf-of-partner": "school", "x-on-behalf-of-user": "docent" }
    const mine = (method: string, path: string, body?: unknown) =>
      ingest.call(method, path, { as: "svc-casework", scope: "signals:delegate", headers: behalf, body })
    await mine("GET", `/signals/${id}`)
    await mine("GET", "/signals")
    await mine("PATCH", `/signals/${id}`, { subjects: two })
    await mine("PATCH", `/signals/${id}`, { sharing: { level: "without-source" } })
    await service("/encodings", "encodings:read", { ids: [id] }, "svc-correlator")
    const opening = { covenant: "persons", viewer: "coordinator", role: "coordinator", purpose: "early-signalling" }
    await service("/seals/open", "seals:open", { ...opening, signals: [{ id, level: "full" }] })
    const question = { signal: id, covenant: "persons", by: "coordinator", question: "Wat zag u?" }
    const { json } = await service("/requests", "requests:write", question)
    await mine("GET", "/requests")
    await mine("POST", `/requests/${String(json.id)}/decline`, {})
    await service("/requests/read", "requests:write", { ids: [json.id], viewer: "coordinator" })
    await service("/erasures", "signals:erase", { covenant: "persons", signals: [id], cause: "retention", by: "fg" })
    const other = await posted()
    await mine("POST", `/signals/${other}/withdraw`)

    const expected: Readonly<Record<string, readonly [who: string, via: string | null]>> = {
      "own-signal-read": ["docent", "svc-casework"],
      "own-signals-listed": ["docent", "svc-casework"],
      "signal-amended": ["docent", "svc-casework"],
      "signal-sharing-changed": ["docent", "svc-casework"],
      "encodings-fetched": ["system:svc-correlator", null],
      "seal-opened": ["coordinator", "svc-casework"],
      "request-asked": ["coordinator", "svc-casework"],
      "own-requests-read": ["docent", "svc-casework"],
      "request-declined": ["docent", "svc-casework"],
      "requests-read": ["coordinator", "svc-casework"],
      "signal-erased": ["fg", "svc-casework"],
      "signal-withdrawn": ["docent", "svc-casework"]
    }
    for (const [action, [who, via]] of Object.entries(expected)) {
      const lines = await linesOf(action)
      assert.isNotEmpty(lines, action)
      assert.isTrue(
        lines.every((line) => line.who === who && line.via === via && line.trace === TRACE),
        action
      )
      assert.isTrue(
        lines.some((line) => line.subject !== null),
        action
      )
      assert.property(logActions, action)
    }
    const all = await ingest.query<Line>("select * from ingest.processing_log")
    assert.deepStrictEqual(
      all.flatMap((line) => logLineGaps(line)),
      []
    )
    assert.notMatch(JSON.stringify(all), /Voorbeeld|Anders|Sam\b/u)
  })

  it("has none of a refused signal, nor of what is not there", async () => {
    const before = await linesOf("signal-registered")
    const refused = await ingest.call("POST", "/signals", { body: radicalisation({ covenant: "nowhere" }) })
    assert.strictEqual(refused.status, 422)
    assert.strictEqual((await linesOf("signal-registered")).length, before.length)
    const absent = "0191e0d3-0000-7000-8000-00000000ffff"
    const fetched = await linesOf("encodings-fetched")
    await service("/encodings", "encodings:read", { ids: [absent] }, "svc-correlator")
    assert.strictEqual((await linesOf("encodings-fetched")).length, fetched.length)
  })

  it("is read and verified by casework alone, and reading it is not in it", async () => {
    const count = async () =>
      (await ingest.query<{ n: string }>("select count(*) as n from ingest.processing_log"))[0]?.n
    const before = await count()
    const { json, status } = await service("/log-lines/read", "log:read", { trace: TRACE, limit: 5 })
    assert.strictEqual(status, 200)
    assert.strictEqual((json.lines as unknown as ReadonlyArray<unknown>).length, 5)
    const verdict = await service("/log-lines/verify", "log:read", undefined)
    assert.deepStrictEqual([String(verdict.json.lines), verdict.json.broken], [before, undefined])
    assert.strictEqual((await service("/log-lines/read", "seals:open", { limit: 5 })).status, 403)
    assert.strictEqual(await count(), before)
  })
})
