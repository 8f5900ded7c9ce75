import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { RefusalCode } from "@kruisverband/domain"
import { deriveKeys, encode, toBase64 } from "@kruisverband/linkage/encode"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { type Answer, type Call, startIngest, type TestIngest, tableContents } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const subject = { givenNames: "Sam", familyName: "Voorbeeld", birthDate: "2008-03-04" }
/** An encoding under whatever key. */
const sealed = toBase64(encode(subject, deriveKeys(new Uint8Array(32).fill(5))))
const subjectWith = (over: object) => radicalisation({ subjects: [{ ...subject, ...over }] })

interface Case {
  readonly code: RefusalCode
  readonly body: object
  readonly as: string
}

/** A body per code, and who posts it. */
const cases = (
  [
    ["covenant-unknown", radicalisation({ covenant: "nowhere" })],
    ["covenant-not-active", radicalisation({ covenant: "ended" })],
    ["covenant-suspended", radicalisation({ covenant: "paused" })],
    ["partner-not-party", radicalisation(), "stranger"],
    ["partner-not-party", radicalisation({ covenant: "other" }), "school"],
    ["partner-not-party", radicalisation(), "never-registered"],
    ["role-not-allowed", radicalisation({ author: { role: "janitor" } })],
    ["purpose-outside-covenant", radicalisation({ purpose: "marketing" })],
    ["kind-not-covered", polarisation({ covenant: "persons" })],
    ["person-in-polarisation-signal", polarisation({ subjects: [subject] })],
    ["person-in-polarisation-signal", polarisation({ sealedSubjects: [{ encoding: "AA" }] })],
    ["subject-missing", radicalisation({ subjects: [] })],
    ["place-or-group-missing", polarisation({ groups: [], themes: [] })],
    [
      "religious-observance-only",
      radicalisation({ observation: "Hij bidt nu vijf keer per dag en draagt een djellaba." })
    ],
    [
      "political-activity-only",
      radicalisation({ observation: "Zij ging zaterdag naar een demonstratie en deelde flyers uit." })
    ],
    ["informal-network", radicalisation(), "fathers"],
    ["observation-missing", radicalisation({ observation: "" })],
    ["observation-missing", radicalisation({ observation: undefined })],
    [
      "name-in-polarisation-text",
      polarisation({ observation: "Op het plein stond Mohammed El Amrani te schreeuwen tegen de andere groep." })
    ],
    ["identifier-not-covered", subjectWith({ phones: ["06-12345678"] })],
    ["special-category-not-covered", subjectWith({ religion: "anything" })],
    ["special-category-not-covered", radicalisation({ nationality: "anything" })],
    ["bsn-not-covered", subjectWith({ bsn: "111222333" })],
    [
      "bsn-not-covered",
      radicalisation({ observation: "De leerling met nummer 111222333 zat vandaag weer alleen in de pauze." })
    ],
    ["health-content-without-ground", radicalisation({ sharing: { level: "full" } }), "care"],
    ["below-minimum-age", subjectWith({ birthDate: "2020-01-01" })],
    ["observed-in-future", radicalisation({ observedAt: "2026-11-05" })],
    ["observed-too-long-ago", radicalisation({ observedAt: "2020-11-05" })],
    ["place-outside-covenant", radicalisation({ place: { municipality: "GM0001" } })],
    ["training-required", radicalisation(), "trained"],
    ["encoding-invalid", radicalisation({ subjects: [], sealedSubjects: [{ encoding: "AAAA" }] })],
    ["encoding-outdated", radicalisation({ subjects: [], sealedSubjects: [{ encoding: sealed, keyId: "another" }] })],
    [
      "attestation-missing",
      radicalisation({ covenant: "sealing", subjects: [], sealedSubjects: [{ encoding: sealed }] })
    ],
    [
      "attestation-missing",
      radicalisation({
        covenant: "sealing",
        subjects: [],
        sealedSubjects: [{ encoding: sealed, attested: { minor: true, minimumAge: 11, identifiers: ["name"] } }]
      })
    ],
    [
      "identifier-not-covered",
      radicalisation({ subjects: [], sealedSubjects: [{ encoding: sealed, attested: { identifiers: ["handle"] } }] })
    ],
    // as the first version of the client made them: its filters could be counted
    ["encoding-invalid", radicalisation({ subjects: [], sealedSubjects: [{ encoding: `AQ${"A".repeat(54)}` }] })]
  ] satisfies ReadonlyArray<readonly [RefusalCode, object, string?]>
).map(([code, body, as]): Case => ({ code, body, as: as ?? "school" }))

const codesOf = (answer: Answer): ReadonlyArray<string> =>
  (answer.json.reasons ?? []).map((reason) => String(reason.code))

const snapshot = async () => JSON.stringify([...(await tableContents(ingest))])

describe("a refused signal", () => {
  it.each(cases)("gives $code, and leaves no trace anywhere", async ({ code, body, as }) => {
    const before = await snapshot()
    const logged = ingest.logged.length
    const call: Call = { body, as, headers: { "idempotency-key": `refused-${code}` } }
    const answer = await ingest.call("POST", "/signals", call)
    assert.strictEqual(answer.status, 422, answer.text)
    assert.include(codesOf(answer), code)
    for (const reason of answer.json.reasons ?? []) {
      assert.isNotEmpty(reason.clause)
      assert.isNotEmpty(reason.text?.nl)
      assert.isNotEmpty(reason.text?.en)
    }
    assert.notInclude(answer.text, "Voorbeeld")
    assert.strictEqual(await snapshot(), before)
    assert.strictEqual(ingest.logged.length, logged)
  })

  it.each(cases)("is told beforehand by the check: $code", async ({ code, body, as }) => {
    const before = await snapshot()
    const answer = await ingest.call("POST", "/signals/check", { body, as })
    assert.strictEqual(answer.status, 200, answer.text)
    assert.strictEqual(String(answer.json.allowed), "false")
    assert.include(codesOf(answer), code)
    assert.strictEqual(await snapshot(), before)
  })

  it("is tried here for every code but the one that needs an objection, and those of asking for a key", () => {
    const tried = new Set<string>(cases.map(({ code }) => code))
    assert.deepStrictEqual(
      RefusalCode.literals.filter((code) => !tried.has(code)),
      ["restricted-by-objection", "sealing-not-permitted", "token-not-bound"]
    )
  })

  it("tells all reasons at once, those of the screening included", async () => {
    const body = radicalisation({
      observation: "",
      observedAt: "2027-01-01",
      purpose: "marketing",
      subjects: [{ ...subject, religion: "x" }]
    })
    const answer = await ingest.call("POST", "/signals", { body })
    assert.includeMembers(answer.json.reasons?.map((reason) => String(reason.code)) ?? [], [
      "special-category-not-covered",
      "observation-missing",
      "observed-in-future",
      "purpose-outside-covenant"
    ])
  })

  it("reads the same whether the person is known or not", async () => {
    await ingest.call("POST", "/signals", { body: radicalisation() })
    const known = await ingest.call("POST", "/signals", { body: radicalisation({ purpose: "marketing" }) })
    const unknown = await ingest.call("POST", "/signals", {
      body: radicalisation({ purpose: "marketing", subjects: [{ givenNames: "Iemand", familyName: "Anders" }] })
    })
    const withoutInstance = (text: string) => text.replace(/urn:uuid:[\w-]+/u, "")
    assert.strictEqual(withoutInstance(known.text), withoutInstance(unknown.text))
  })
})

describe("a person who objected", () => {
  it("is refused in a new signal, and nobody else with the same name", async () => {
    const born = (birthDate: string) =>
      radicalisation({ subjects: [{ givenNames: "Bezwaar", familyName: "Maker", birthDate }] })
    const found = await ingest.call("POST", "/rights/persons", {
      as: "svc-casework",
      scope: "rights:handle",
      body: {
        covenant: "persons",
        request: "0191e0d3-4444-7000-8000-000000000001",
        by: "fg",
        person: { givenNames: "Bezwaar", familyName: "Maker", birthDate: "2007-05-06" },
        restrict: true
      }
    })
    assert.strictEqual(found.status, 200, found.text)
    const again = await ingest.call("POST", "/signals", { body: born("2007-05-06") })
    assert.deepStrictEqual(
      again.json.reasons?.map((reason) => String(reason.code)),
      ["restricted-by-objection"]
    )
    const check = await ingest.call("POST", "/signals/check", { body: born("2007-05-06") })
    assert.strictEqual(String(check.json.allowed), "false")
    const other = await ingest.call("POST", "/signals", { body: born("2006-01-02") })
    assert.strictEqual(other.status, 201, other.text)
  })
})
