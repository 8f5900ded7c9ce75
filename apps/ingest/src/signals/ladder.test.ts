import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { CovenantId, type RetentionState, SignalId, type TellableStage } from "@kruisverband/domain"
import { SignalStandingChanged } from "@kruisverband/events"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const posted = async () => String((await ingest.call("POST", "/signals", { body: radicalisation() })).json.id)
const AT = "2026-11-02T10:00:00.000Z"
const hear = (id: string, revision: number, state: RetentionState, stage?: TellableStage) =>
  ingest.hear(
    SignalStandingChanged.make({
      signal: SignalId.make(id),
      covenant: CovenantId.make("persons"),
      state,
      confirmed: stage !== undefined,
      since: "2026-11-02T08:00:00.000Z",
      revision,
      ...(stage === undefined ? {} : { told: { stage, at: AT } })
    })
  )
const own = async (id: string) => (await ingest.call("GET", `/signals/${id}`)).json
const climb = async (id: string) => {
  const { history, stage } = await own(id)
  return { stage: String(stage), history: (history ?? []).map((one) => String(one.what)) }
}
const inList = async (id: string) =>
  String((await ingest.call("GET", "/signals")).json.signals?.find((one) => String(one.id) === id)?.stage)

describe("the ladder of a signal, for its poster", () => {
  it("goes from received by read to linked, discussed and closed, each with its time", async () => {
    const id = await posted()
    assert.deepStrictEqual(await climb(id), { stage: "received", history: ["received"] })
    await ingest.query(`insert into ingest.access (covenant, signal, id, at, viewer, role, purpose, level)
      values ('persons', '${id}', gen_random_uuid(), now(), 'coordinator', 'coordinator', 'early-signalling', 'full')`)
    assert.strictEqual((await climb(id)).stage, "read")
    assert.strictEqual(await inList(id), "read")
    await hear(id, 1, "linked", "linked")
    await hear(id, 2, "openCase", "discussed")
    await hear(id, 3, "closedCase", "closed")
    assert.deepStrictEqual(await climb(id), {
      stage: "closed",
      history: ["received", "linked", "discussed", "closed"]
    })
    assert.strictEqual(await inList(id), "closed")
    const answer = await own(id)
    assert.strictEqual(String(answer.history?.[1]?.at), AT)
    assert.lengthOf(answer.seenBy ?? [], 1)
  })

  it("shows nothing of a link that may not be told, in no field", async () => {
    const [plain, linked] = [await posted(), await posted()]
    await hear(linked, 1, "linked")
    const shown = async (id: string) => JSON.stringify(await own(id)).replaceAll(id, "ID")
    const without = (text: string) => text.replaceAll(/"(?:receipt|receivedAt|at)":"[^"]*"/gu, "")
    assert.strictEqual(without(await shown(linked)), without(await shown(plain)))
  })

  it("goes back when the link is undone, and says so; an older word changes nothing", async () => {
    const id = await posted()
    await hear(id, 4, "linked", "linked")
    await hear(id, 5, "rejected")
    await hear(id, 4, "linked", "linked")
    assert.deepStrictEqual(await climb(id), { stage: "received", history: ["received", "linked", "no-longer-linked"] })
  })

  it("says it once, however often it is told", async () => {
    const id = await posted()
    await hear(id, 1, "linked", "linked")
    await hear(id, 2, "linked", "linked")
    assert.deepStrictEqual((await climb(id)).history, ["received", "linked"])
  })
})
