import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { SignalInput } from "@kruisverband/domain"
import { Arbitrary, Effect, Schema } from "effect"
import { radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const samples = <S extends Schema.Top>(schema: S, count: number, seed: number) =>
  Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(schema), { count, seed }))

describe("whatever is posted", () => {
  it("in the shape of a signal is taken or refused, never a fault", async () => {
    for (const input of samples(SignalInput, 150, 7)) {
      const answer = await ingest.call("POST", "/signals", { body: { ...input, covenant: "persons" } })
      assert.include([201, 400, 422], answer.status, `${answer.text} ${JSON.stringify(input)}`)
    }
  })

  it("gets the verdict that the check gave", async () => {
    const seen = new Set<number>()
    for (const input of samples(SignalInput, 60, 23)) {
      // Half of them made likely to pass, so that both verdicts occur.
      const body =
        seen.size % 2 === 0 ? radicalisation({ assessment: input.observation }) : { ...input, covenant: "persons" }
      const check = await ingest.call("POST", "/signals/check", { body })
      const posted = await ingest.call("POST", "/signals", { body })
      seen.add(posted.status)
      const codes = (answer: typeof posted) => (answer.json.reasons ?? []).map((reason) => String(reason.code))
      if (posted.status === 201) {
        assert.strictEqual(String(check.json.allowed), "true")
        assert.strictEqual(check.json.would?.level, posted.json.sharing?.level)
        assert.strictEqual(check.json.would?.desk, posted.json.desk)
      } else assert.deepStrictEqual(codes(check), codes(posted))
    }
    assert.includeMembers([...seen], [201, 422])
  })

  it("as JSON of any kind is 400 or 422", async () => {
    for (const body of samples(Schema.Json, 150, 11)) {
      const answer = await ingest.call("POST", "/signals", { body })
      assert.include([400, 422], answer.status, `${answer.text} ${JSON.stringify(body)}`)
    }
  })

  it.each([
    { observedAt: "2026-02-31" },
    { observedAt: "2026-02-31T10:00:00Z" },
    { observedAt: "2026-09-31T10:00:00+02:00" },
    { observedAt: "2026-10-25T02:30:00+02:00" },
    { observedAt: "2026-10-02T23:59:60Z" },
    { observedAt: "2026-10-02T10:00:00-00:00" },
    { observedAt: "0000-01-01" },
    { observedAt: "9999-12-31" },
    { subjects: [{ familyName: "Voorbeeld", birthDate: "2008-02-31" }] },
    { subjects: [{ familyName: "Voor\u0000beeld" }] },
    { observation: "Een tekst met een nul\u0000 erin die alle regels verder doorstaat." },
    { observation: "Halve \ud800 letters komen voor in wat systemen sturen en soms tonen." },
    { place: { municipality: "GM9001", district: "\u0000" } },
    { groups: [{ name: "\u0000" }, { name: "" }] }
  ])("%j is no fault", async (over) => {
    const answer = await ingest.call("POST", "/signals", { body: radicalisation(over) })
    assert.include([201, 400, 422], answer.status, answer.text)
    if (answer.status !== 201) return
    const own = await ingest.call("GET", `/signals/${answer.json.id}`)
    assert.strictEqual(own.status, 200, own.text)
  })

  it.each([
    { observedAt: "gisteren" },
    { observedAt: "2026-02-31" },
    { behaviours: ["nonsense"] },
    { sharing: { level: "secret" } },
    { subjects: [{ birthDate: "x" }] },
    {},
    { sharing: {} },
    { observation: "Een nul\u0000 in een verbetering die verder aan alle regels voldoet." }
  ])("as a correction, %j is no fault", async (patch) => {
    const posted = await ingest.call("POST", "/signals", { body: radicalisation() })
    const answer = await ingest.call("PATCH", `/signals/${posted.json.id}`, { body: patch })
    assert.include([200, 400, 422], answer.status, answer.text)
  })
})
