import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import { type Json, startIngest, type TestIngest } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const line = (over: object = {}) => JSON.stringify(radicalisation({ ...over }))
const bytes = (text: string) => new TextEncoder().encode(text)
const joined = (lines: ReadonlyArray<string | Uint8Array>) =>
  new Uint8Array(Buffer.concat(lines.flatMap((one) => [typeof one === "string" ? bytes(one) : one, bytes("\n")])))

const send = async (raw: Uint8Array | string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await ingest.call("POST", "/signals/batch", {
    raw,
    headers: { "content-type": "application/x-ndjson", ...headers }
  })
  const lines: ReadonlyArray<Json> =
    answer.status === 200
      ? answer.text
          .split("\n")
          .filter((one) => one !== "")
          .map((one) => JSON.parse(one))
      : []
  return { answer, lines, statuses: lines.map((one) => Number(one.status)) }
}

const count = async () => {
  const [row] = await ingest.query<{ n: string }>("select count(*) as n from ingest.signal")
  return Number(row?.n)
}

describe("POST /signals/batch", () => {
  it("answers a line per line, in order, each standing alone", async () => {
    const before = await count()
    const { answer, lines, statuses } = await send(
      joined([
        line(),
        "{ not json",
        Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d),
        "",
        line({ observation: "" }),
        line({ surprise: 1 }),
        JSON.stringify(polarisation()),
        JSON.stringify({ a: "x".repeat(70_000) }),
        line({ covenant: "ended" }),
        line()
      ])
    )
    assert.match(answer.headers.get("content-type") ?? "", /^application\/x-ndjson/u)
    assert.deepStrictEqual(
      lines.map((one) => Number(one.line)),
      [1, 2, 3, 5, 6, 7, 8, 9, 10]
    )
    assert.deepStrictEqual(statuses, [201, 400, 400, 422, 400, 201, 400, 422, 201])
    assert.strictEqual(String(lines[3]?.problem?.reasons?.[0]?.code), "observation-missing")
    assert.strictEqual(String(lines[7]?.problem?.reasons?.[0]?.code), "covenant-not-active")
    assert.isNotEmpty(lines[0]?.signal?.receipt)
    assert.strictEqual(await count(), before + 3)
  })

  it("takes many lines, each with its own event, in the order of the lines", async () => {
    const { lines, statuses } = await send(joined(Array.from({ length: 450 }, () => line())))
    assert.lengthOf(lines, 450)
    assert.isTrue(statuses.every((status) => status === 201))
    const ids = lines.map((one) => String(one.signal?.id))
    assert.strictEqual(new Set(ids).size, 450)
    const events = await ingest.query<{ subject: string }>(
      `select subject from ingest.outbox where subject in (${ids.map((id) => `'${id}'`).join()}) order by seq`
    )
    assert.deepStrictEqual(
      events.map((event) => event.subject),
      ids
    )
  })

  it("sent again under its key records nothing twice, and takes what had not come through", async () => {
    const all = Array.from({ length: 30 }, (_, index) => line({ assessment: `regel ${index}` }))
    const headers = { "idempotency-key": "batch-1" }
    const half = await send(joined(all.slice(0, 12)), headers)
    const before = await count()
    const whole = await send(joined(all), headers)
    assert.deepStrictEqual(
      whole.lines.slice(0, 12).map((one) => one.signal?.id),
      half.lines.map((one) => one.signal?.id)
    )
    assert.strictEqual(await count(), before + 18)
    const other = await send(joined([line({ assessment: "iets anders" })]), headers)
    assert.deepStrictEqual(other.statuses, [409])
  })

  it("answers while it is still being sent: neither body nor answer is held whole", async () => {
    const sending = new TransformStream<Uint8Array, Uint8Array>()
    const writer = sending.writable.getWriter()
    const response = await ingest.app.request("/ingest/v1/signals/batch", {
      method: "POST",
      body: sending.readable,
      // Node's fetch wants it said; the type of the platform does not know it.
      ...{ duplex: "half" },
      headers: {
        "content-type": "application/x-ndjson",
        authorization: `Bearer ${ingest.issuer.token("school", "signals:write")}`
      }
    })
    const reader = response.body?.getReader()
    for (const number of [1, 2, 3]) {
      await writer.write(bytes(`${line()}\n`))
      const answered = new TextDecoder().decode((await reader?.read())?.value)
      assert.strictEqual(JSON.parse(answered).line, number)
    }
    await writer.close()
    assert.isTrue((await reader?.read())?.done)
  })

  it("answers nothing to nothing", async () => {
    const { answer, lines } = await send("\n\n")
    assert.strictEqual(answer.status, 200)
    assert.lengthOf(lines, 0)
  })

  it("wants NDJSON", async () => {
    const { answer } = await send(line(), { "content-type": "application/json" })
    assert.strictEqual(answer.status, 415)
  })

  it("is refused at once when it says to be too large", async () => {
    const { answer } = await send(line(), { "content-length": String(10 ** 12) })
    assert.strictEqual(answer.status, 413)
  })
})
