import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { CovenantId, SignalId } from "@kruisverband/domain"
import { SignalStandingChanged } from "@kruisverband/events"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const posted = async () => {
  const answer = await ingest.call("POST", "/signals", { body: radicalisation() })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const service = (path: string, body: object, scope = "retention:write") =>
  ingest.call("POST", path, { as: "svc-casework", scope, body })
const REASON = "Beroep van Sam Voorbeeld bij de rechtbank"
const held = (signals: ReadonlyArray<string>, until = "2027-06-01", covenant = "persons") =>
  service("/holds", { covenant, signals, reason: REASON, until, by: "fg" })
const own = async (id: string) => (await ingest.call("GET", `/signals/${id}`)).json
const whole = async (id: string) => (await own(id)).stage !== ("erased" as unknown)
const age = (id: string, days: number) =>
  ingest.query(
    `update ingest.signal set received_at = received_at - interval '${days} days',
       ends_on = to_char(ends_on::date - ${days}, 'YYYY-MM-DD') where id = '${id}'`
  )
const pass = (hold: string, reaches: string) =>
  ingest.query(`update ingest.hold set reaches = '${reaches}' where id = '${hold}'`)

describe("a hold", () => {
  it("keeps what is over until it ends, and is told with the day on which it goes", async () => {
    const [kept, free] = [await posted(), await posted()]
    const hold = await held([kept])
    assert.strictEqual(hold.status, 201, hold.text)
    await age(kept, 200)
    await age(free, 200)
    await ingest.retain().done
    assert.isTrue(await whole(kept))
    assert.isFalse(await whole(free))
    const { kept: end } = await own(kept)
    assert.deepStrictEqual([end?.heldUntil, end?.on].map(String), ["2026-11-16", "2026-11-17"])
    const read = await service("/retention/read", { covenants: ["persons"], days: 30 })
    assert.deepStrictEqual(JSON.parse(read.text).outlook, [
      { covenant: "persons", state: "unlinked", first: "2026-10-13", count: 1, held: 1 }
    ])
    await pass(String(hold.json.id), "2026-11-01")
    await ingest.retain().done
    assert.isFalse(await whole(kept))
  })

  it("reaches two weeks until a second person confirms it, who is not the one who set it", async () => {
    const hold = (await held([await posted()])).json
    assert.strictEqual(String(hold.reaches), "2026-11-16")
    const confirm = (by: string) => service("/holds/confirm", { covenant: "persons", hold: hold.id, by })
    assert.strictEqual((await confirm("fg")).status, 404)
    const confirmed = (await confirm("beheer")).json
    assert.deepStrictEqual([confirmed.reaches, confirmed.confirmedBy].map(String), ["2027-06-01", "beheer"])
    const lifted = await service("/holds/lift", { covenant: "persons", hold: hold.id, by: "beheer" })
    assert.strictEqual(String(lifted.json.liftedOn), "2026-11-02")
  })

  it("keeps its signals from their poster and from any erasure but a court's", async () => {
    const id = await posted()
    const hold = (await held([id])).json
    const withdrawn = await ingest.call("POST", `/signals/${id}/withdraw`, { body: {} })
    assert.strictEqual(withdrawn.status, 409, withdrawn.text)
    assert.include(withdrawn.text, "held-back")
    const erase = (cause: string) =>
      service("/erasures", { covenant: "persons", signals: [id], cause, by: "fg" }, "signals:erase")
    assert.strictEqual(JSON.stringify((await erase("erasure-request")).json.signals), "[]")
    assert.isTrue(await whole(id))
    assert.strictEqual(JSON.stringify((await erase("court-order")).json.signals), JSON.stringify([id]))
    // Its words go with the last signal that it kept.
    await ingest.retain().done
    const rows = await ingest.query<{ id: string }>(`select id from ingest.hold where id = '${hold.id}'
      union all select record from ingest.data_key where record = '${hold.id}'`)
    assert.lengthOf(rows, 0)
  })

  it("says why to who oversees it, and nowhere in the clear", async () => {
    await held([await posted()])
    const read = await service("/retention/read", { covenants: ["persons"], days: 0 })
    assert.include(read.text, REASON)
    const other = await service("/retention/read", { covenants: ["other"], days: 0 })
    assert.notInclude(other.text, REASON)
    for (const [table, rows] of await tableContents(ingest)) assert.notInclude(rows.join(), "Voorbeeld bij", table)
  })

  it("is on what is there: unknown, gone and another covenant's are one answer", async () => {
    const id = await posted()
    assert.strictEqual((await held([id], "2027-06-01", "places")).status, 404)
    assert.strictEqual((await held(["0191e0d3-0000-7000-8000-00000000ffff"])).status, 404)
    assert.strictEqual((await held([id], "2027-06-01", "nowhere")).status, 404)
    assert.strictEqual((await service("/holds", {}, "signals:erase")).status, 403)
  })
})

describe("a hold on a whole covenant", () => {
  const OTHERS = "places"
  const records = () =>
    ingest.query<{ count: number; held_longer: number }>(
      "select count, held_longer from ingest.destruction where covenant = 'persons' order by destroyed_on, state"
    )

  it("stops every clock of it, also of what comes later, and of no other; the record says so afterwards", async () => {
    await ingest.retain().done
    const before = await records()
    const early = await posted()
    const order = { covenant: "persons", reason: REASON, until: "2027-06-01", by: "fg" }
    const set = await service("/holds", order)
    assert.strictEqual(set.status, 201, set.text)
    assert.strictEqual(set.json.whole, true as unknown)
    const late = await posted()
    for (const id of [early, late]) await age(id, 200)
    await ingest.retain().done
    assert.deepStrictEqual([await whole(early), await whole(late)], [true, true])
    const { kept } = await own(late)
    assert.strictEqual(String(kept?.heldUntil), "2026-11-16")
    const withdrawn = await ingest.call("POST", `/signals/${late}/withdraw`, { body: {} })
    assert.strictEqual(withdrawn.status, 409)
    const read = JSON.parse((await service("/retention/read", { covenants: ["persons"], days: 30 })).text)
    const [line] = read.outlook
    assert.strictEqual(line.held, line.count)
    assert.strictEqual(read.holds.find((one: { id: string }) => one.id === set.json.id).signals >= 2, true)
    const others = JSON.parse((await service("/retention/read", { covenants: [OTHERS], days: 30 })).text)
    assert.deepStrictEqual(others.holds, [])

    await pass(String(set.json.id), "2026-11-01")
    await ingest.retain().done
    assert.deepStrictEqual([await whole(early), await whole(late)], [false, false])
    const held = (rows: ReadonlyArray<{ held_longer: number }>) =>
      rows.reduce((sum, { held_longer }) => sum + held_longer, 0)
    assert.strictEqual(held(await records()) - held(before), 2)
  })

  it("is set on a covenant without signals too, and goes with its words once it is over and nothing is left", async () => {
    const set = await service("/holds", { covenant: OTHERS, reason: REASON, until: "2027-06-01", by: "fg" })
    assert.strictEqual(set.status, 201, set.text)
    await ingest.retain().done
    const rows = () => ingest.query(`select id from ingest.hold where id = '${String(set.json.id)}'`)
    assert.lengthOf(await rows(), 1)
    await service("/holds/lift", { covenant: OTHERS, hold: set.json.id, by: "beheer" })
    await ingest.retain().done
    assert.lengthOf(await rows(), 0)
    const nowhere = await service("/holds", { covenant: "nowhere", reason: REASON, until: "2027-06-01", by: "fg" })
    assert.strictEqual(nowhere.status, 404)
  })
})

describe("when a signal goes", () => {
  const told = async (id: string) => JSON.parse(JSON.stringify((await own(id)).kept))
  const ends = async (id: string) =>
    JSON.parse((await service("/retention/ends", { covenant: "persons", signals: [id] })).text).ends[0]
  const stands = (id: string, confirmed: boolean, revision: number, since = "2026-11-02T08:00:00.000Z") =>
    ingest.hear(
      SignalStandingChanged.make({
        signal: SignalId.make(id),
        covenant: CovenantId.make("persons"),
        state: "linked",
        confirmed,
        ...(confirmed ? { told: { stage: "linked", at: since } } : {}),
        since,
        revision
      })
    )
  const clause = "convenant art. bewaartermijnen; AVG art. 5 lid 1 onder e"

  it("is told to its poster as if in no link, until a person confirmed one", async () => {
    const id = await posted()
    const alone = { on: "2027-05-01", state: "unlinked", clause, conditional: true }
    assert.deepStrictEqual(await told(id), alone)
    await stands(id, false, 1)
    assert.deepStrictEqual(await told(id), alone)
    assert.deepStrictEqual(await ends(id), {
      signal: id,
      on: "2028-11-01",
      state: "linked",
      clause,
      conditional: false
    })
    await stands(id, true, 2)
    assert.deepStrictEqual(await told(id), { on: "2028-11-01", state: "linked", clause, conditional: false })
  })

  it("gives its poster no reason when that day is past and it is still there", async () => {
    const id = await posted()
    await stands(id, false, 1)
    await age(id, 200)
    assert.deepStrictEqual(await told(id), { on: "2028-11-01", clause, conditional: true })
  })

  it("is not told of what is gone", async () => {
    const id = await posted()
    await ingest.call("POST", `/signals/${id}/withdraw`, { body: {} })
    assert.isUndefined((await own(id)).kept)
    assert.isUndefined(await ends(id))
  })
})
