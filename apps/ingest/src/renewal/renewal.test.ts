import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { logActions } from "@kruisverband/domain"
import { deriveKeys, ENCODING_VERSION, encode, encodingVersion, toBase64 } from "@kruisverband/linkage/encode"
import { Effect } from "effect"
import { ageEncodings, ageObjections } from "../testing/ageEncodings.ts"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"
import { encodingStatus } from "./encodingStatus.ts"
import { noteVersions } from "./noteVersions.ts"
import { operator, renewEncodings, standingOf } from "./renewEncodings.ts"
import { lostObjections } from "./renewObjections.ts"

const OLDER = ENCODING_VERSION - 1
let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const atSource = toBase64(
  encode({ givenNames: "Kim", familyName: "Verzegeld" }, deriveKeys(new Uint8Array(32).fill(5)))
)
const person = (n: number) => ({ givenNames: "Sam", familyName: `Voorbeeld${n}`, birthDate: "2008-03-04" })
const post = async (over: Readonly<Record<string, unknown>> = {}, covenant = "persons") => {
  const body = covenant === "places" ? polarisation(over) : radicalisation({ covenant, ...over })
  const answer = await ingest.call("POST", "/signals", { body })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const age = (signals: ReadonlyArray<string>, noted = true, covenant = "persons") =>
  ingest.operate(ageEncodings(covenant, signals, noted))
const renew = (batch?: number, covenant = "persons") =>
  ingest.operate(renewEncodings(covenant, batch === undefined ? {} : { batch }))
const status = async (covenant = "persons") => {
  const [found] = await ingest.operate(encodingStatus(covenant))
  return {
    unknown: found?.unknown,
    renewing: found?.renewing,
    counts: found?.counts.map(({ persons, sealedAt, version }) => [
      version,
      sealedAt === "here" ? "here" : String(sealedAt.partner),
      persons
    ])
  }
}
const fetched = async (ids: ReadonlyArray<string>) => {
  const answer = await ingest.call("POST", "/encodings", {
    as: "svc-correlator",
    scope: "encodings:read",
    body: { ids }
  })
  return answer.json.signals?.map((one) => one.subjects?.map(String) ?? []) ?? []
}
const versions = (subjects: ReadonlyArray<string>) =>
  subjects.map((text) => encodingVersion(Buffer.from(text, "base64url")))
interface Told {
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}
const events = async () =>
  (
    await ingest.query<{ body: string }>(
      "select body from ingest.outbox where body like '%encoded-anew%' or body like '%encodings.renewed%' order by seq"
    )
  ).map(({ body }): Told => JSON.parse(body))
const lines = (action: string) =>
  ingest.query<{ who: string; purpose: string; clause: string; object: string; subject: string | null }>(
    `select who, purpose, clause, object, subject from ingest.processing_log where action = '${action}' order by seq`
  )

describe("a renewal of encodings", () => {
  it("gives what encoding today gave, leaves what was sealed at the source, and counts it by partner", async () => {
    const two = await post({ subjects: [person(1), person(2)] })
    const mixed = await post({ subjects: [person(3)], sealedSubjects: [{ encoding: atSource }] })
    const sealed = await post({ subjects: undefined, sealedSubjects: [{ encoding: atSource }] })
    const gone = await post({ subjects: [person(4)] })
    const before = await fetched([two, mixed, sealed])
    await age([two, mixed, sealed, gone])
    assert.strictEqual((await ingest.call("POST", `/signals/${gone}/withdraw`)).status, 200)
    assert.deepStrictEqual((await status()).counts, [
      [OLDER, "here", 3],
      [OLDER, "school", 2]
    ])
    assert.deepStrictEqual(await renew(), { looked: 0, persons: 3, told: true })
    const after = await fetched([two, mixed, sealed])
    assert.deepStrictEqual(after[0], before[0])
    assert.strictEqual(after[1]?.[0], before[1]?.[0])
    assert.deepStrictEqual(after.map(versions), [
      [ENCODING_VERSION, ENCODING_VERSION],
      [ENCODING_VERSION, OLDER],
      [OLDER]
    ])
    assert.deepStrictEqual(await status(), {
      unknown: 0,
      renewing: false,
      counts: [
        [OLDER, "school", 2],
        [ENCODING_VERSION, "here", 3]
      ]
    })
    const told = await events()
    assert.deepStrictEqual(
      told.map(({ data, subject, type }) => [type.replace("nl.kruisverband.", ""), subject, data.renewal]),
      [
        ["signal.encoded-anew.v1", two, 1],
        ["signal.encoded-anew.v1", mixed, 1],
        ["encodings.renewed.v1", "encodings:persons", 1]
      ]
    )
    assert.strictEqual(told[0]?.data.revision, 1)
    assert.strictEqual((await ingest.call("GET", `/signals/${two}`)).json.subjects?.length, 2)
  })

  it("does nothing and tells nothing the second time", async () => {
    const told = (await events()).length
    const logged = (await lines("encodings-renewed")).length
    assert.deepStrictEqual(await renew(), { looked: 0, persons: 0, told: false })
    assert.lengthOf(await events(), told)
    assert.lengthOf(await lines("encodings-renewed"), logged)
  })

  it("looks first at what is from before versions were kept, and renews no signal that needs none", async () => {
    const [old, current] = [await post({ subjects: [person(5)] }), await post({ subjects: [person(6)] })]
    const before = await fetched([old, current])
    await age([old], false)
    await ingest.query(`update ingest.vault set encoded = null, at_source = null where signal = '${current}'`)
    assert.strictEqual((await status()).unknown, 2)
    const actor = await ingest.operate(operator)
    assert.strictEqual(await ingest.operate(noteVersions("persons", actor)), 2)
    assert.strictEqual(await ingest.operate(noteVersions("persons", actor)), 0)
    assert.deepStrictEqual((await status()).counts?.[0], [OLDER, "here", 1])
    assert.deepStrictEqual(await renew(), { looked: 0, persons: 1, told: true })
    assert.deepStrictEqual(await fetched([old, current]), before)
    const told = await events()
    assert.deepStrictEqual(
      told.slice(-2).map(({ data, subject }) => [subject, data.renewal]),
      [
        [old, 2],
        ["encodings:persons", 2]
      ]
    )
  })

  it("comes out the same when it is killed half-way and run again: each signal is told once", async () => {
    const signals: Array<string> = []
    for (let n = 10; n < 18; n++) signals.push(await post({ subjects: [person(n)] }))
    const before = await fetched(signals)
    await age(signals)
    const from = (await events()).length
    // Killed when the second page is committed.
    const killed = renewEncodings("persons", {
      batch: 3,
      progress: (persons) => (persons >= 6 ? Effect.interrupt : Effect.void)
    })
    const broken = await ingest.operate(Effect.exit(killed))
    assert.strictEqual(broken._tag, "Failure")
    assert.deepInclude(await status(), { renewing: true })
    assert.deepStrictEqual((await status()).counts?.[0], [OLDER, "here", 2])
    assert.lengthOf(await events(), from + 6)
    // Meanwhile its poster corrects one that was not reached: it is not told again.
    const last = signals.at(-1) ?? ""
    const patch = { subjects: [person(99)] }
    assert.strictEqual((await ingest.call("PATCH", `/signals/${last}`, { body: patch })).status, 200)
    assert.deepStrictEqual(await renew(3), { looked: 0, persons: 1, told: true })
    assert.deepStrictEqual((await fetched(signals)).slice(0, -1), before.slice(0, -1))
    const told = (await events()).slice(from)
    assert.deepStrictEqual(
      told.map(({ subject }) => subject),
      [...signals.slice(0, -1), "encodings:persons"]
    )
    assert.deepStrictEqual(new Set(told.map(({ data }) => data.renewal)), new Set([3]))
  })

  it("is told once when two do it at the same time", async () => {
    const signals = [await post({ subjects: [person(20)] }), await post({ subjects: [person(21)] })]
    await age(signals)
    const from = (await events()).length
    const both = await Promise.all([renew(1), renew(1)])
    assert.strictEqual(
      both.reduce((sum, { persons }) => sum + persons, 0),
      2
    )
    const told = (await events()).slice(from)
    assert.sameMembers(
      told.filter(({ type }) => type.includes("anew")).map(({ subject }) => subject),
      signals
    )
    assert.deepInclude(await status(), { renewing: false })
  })

  it("tells nothing of a signal that somebody objected to; lifted, it can be compared", async () => {
    const { restricted, other, ids } = await objectedTo()
    const from = (await events()).length
    const again = (who: typeof TAMAR) => ingest.call("POST", "/signals", { body: radicalisation({ subjects: [who] }) })
    const codes = async (who: typeof TAMAR) => (await again(who)).json.reasons?.map((one) => String(one.code))
    await ingest.operate(ageObjections("persons"))
    assert.deepStrictEqual(await ingest.operate(lostObjections("persons")), [REQUEST, OTHER_REQUEST])
    assert.deepStrictEqual(await renew(), { looked: 0, persons: 3, told: true })
    assert.deepStrictEqual(
      (await events()).slice(from).map(({ subject }) => subject),
      [...ids.filter((id) => id !== restricted && id !== other), "encodings:persons"]
    )
    assert.deepStrictEqual((await fetched([restricted]))[0], [])
    assert.deepStrictEqual(await ingest.operate(lostObjections("persons")), [])
    for (const who of [TAMAR, BORIS]) assert.deepStrictEqual(await codes(who), ["restricted-by-objection"])
    await rights("/rights/restrictions/end", { request: REQUEST, outcome: "dismissed" })
    assert.deepStrictEqual((await fetched([restricted])).map(versions), [[ENCODING_VERSION]])
  })

  it("is complete, once, where only partners can renew what is left", async () => {
    const sealed = await post(
      {
        subjects: undefined,
        sealedSubjects: [{ encoding: atSource, attested: { minor: true, minimumAge: 12, identifiers: ["name"] } }]
      },
      "sealing"
    )
    await age([sealed], true, "sealing")
    assert.deepStrictEqual(await renew(undefined, "sealing"), { looked: 0, persons: 0, told: true })
    assert.deepStrictEqual(await renew(undefined, "sealing"), { looked: 0, persons: 0, told: false })
  })

  it("has nothing to do for signals about places, and for a covenant without signals", async () => {
    await post({}, "places")
    assert.deepStrictEqual(await renew(undefined, "places"), { looked: 0, persons: 0, told: false })
    assert.deepStrictEqual(await status("places"), { unknown: 0, renewing: false, counts: [] })
    assert.strictEqual(await ingest.operate(standingOf("nowhere")), "unknown")
    assert.strictEqual(await ingest.operate(standingOf("ended")), "ended")
  })

  it("is in the processing log per person with its clause, and no name is in log, events or columns", async () => {
    for (const action of ["encodings-renewed", "encoding-versions-noted"]) {
      const found = await lines(action)
      assert.property(logActions, action)
      assert.isNotEmpty(found.filter(({ subject }) => subject !== null))
      for (const { clause, purpose, who } of found) {
        assert.strictEqual(who, "system:kv")
        assert.include(clause, "koppelregel")
        assert.notStrictEqual(purpose, "")
      }
    }
    const everything = [...ingest.logged, JSON.stringify([...(await tableContents(ingest))])].join("\n")
    assert.notMatch(everything, /Voorbeeld\d|Verzegeld/u)
    assert.notInclude(everything, atSource)
  })
})

const TAMAR = { givenNames: "Tamar", familyName: "Wezelbroek", birthDate: "2006-07-08" }
const BORIS = { givenNames: "Boris", familyName: "Spreeuwenberg", birthDate: "2001-11-19" }
const REQUEST = "0191e0d3-4444-7000-8000-000000000001"
const OTHER_REQUEST = "0191e0d3-4444-7000-8000-000000000002"
const rights = (path: string, body: Readonly<Record<string, unknown>>) =>
  ingest.call("POST", path, {
    as: "svc-casework",
    scope: "rights:handle",
    body: { covenant: "persons", by: "fg", ...body }
  })

/** Three signals of an earlier version, two of which are restricted, each for a person of its own. */
const objectedTo = async () => {
  const ids = [
    await post({ subjects: [TAMAR] }),
    await post({ subjects: [person(30)] }),
    await post({ subjects: [BORIS] })
  ]
  for (const [request, who] of [
    [REQUEST, TAMAR],
    [OTHER_REQUEST, BORIS]
  ] as const) {
    const found = await rights("/rights/persons", { request, person: who, restrict: true })
    assert.strictEqual(found.status, 200, found.text)
  }
  await age(ids)
  return { restricted: ids[0] ?? "", other: ids[2] ?? "", ids }
}
