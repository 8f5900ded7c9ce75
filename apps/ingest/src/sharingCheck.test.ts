import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { CovenantDocument, judgeBody, Partner, SignalInput } from "@kruisverband/domain"
import { Arbitrary, DateTime, Effect, Schema } from "effect"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { registryEvents } from "./testing/registryEvents.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const Data = Schema.Struct({
  versions: Schema.optionalKey(Schema.Array(Schema.toType(CovenantDocument))),
  partner: Schema.optionalKey(Partner)
})
const told = registryEvents.map(({ event }) => Schema.decodeUnknownSync(Data)(event.data))
const covenants = told.flatMap((data) => data.versions ?? [])
const partners = told.flatMap((data) => data.partner ?? [])
const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

const codesOf = (answer: Awaited<ReturnType<TestIngest["call"]>>) =>
  (answer.json.reasons ?? []).map((reason) => String(reason.code))

/** What is no text (U+0000, half a character) is refused before the engine sees it. */
const asText = (body: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(body).replaceAll(/\\u(?:0000|d[89a-f][0-9a-f]{2})/giu, "?"))

/** Generated signals, plain ones with a generated part, and plain ones with a field that may not be. */
const bodies = Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(SignalInput), { count: 40, seed: 41 })).flatMap(
  (input, index): ReadonlyArray<Record<string, unknown>> => {
    const { subjects, ...rest } = { subjects: undefined, ...input }
    const plain = radicalisation({ assessment: input.assessment ?? "" })
    return [
      { ...rest, ...(subjects === undefined ? {} : { subjects }), covenant: "persons" },
      { ...plain, ...(subjects === undefined ? {} : { subjects }) },
      { ...plain, covenant: ["persons", "paused", "ended", "nowhere", "other"][index % 5] },
      index % 2 === 0 ? { ...plain, religion: "x" } : polarisation({ subjects: [{ fullName: "Sam Voorbeeld" }] }),
      index % 2 === 0 ? polarisation() : { ...plain, observation: "" }
    ].map(asText)
  }
)

describe("the sharing check's engine, against real posts", () => {
  it.each(["school", "care", "fathers", "stranger"])("says of every body what posting it as %s gives", async (as) => {
    const partner = partners.find((one) => one.id === as)
    const seen = new Set<number>()
    for (const body of bodies.filter(
      (_, index) => index % 4 === ["school", "care", "fathers", "stranger"].indexOf(as)
    )) {
      const verdict = judgeBody(body, { covenants, partner, now })
      const posted = await ingest.call("POST", "/signals", { as, body })
      seen.add(posted.status)
      const expected = { malformed: 400, refused: 422, recorded: 201 }[verdict.outcome]
      const onlyEncoding = posted.status === 422 && codesOf(posted).join() === "encoding-invalid"
      if (onlyEncoding) continue
      assert.strictEqual(posted.status, expected, `${posted.text} ${JSON.stringify(body)}`)
      if (verdict.outcome === "refused")
        assert.deepStrictEqual(
          codesOf(posted),
          verdict.reasons.map((reason) => reason.code)
        )
    }
    assert.include([...seen], 422)
  })
})
