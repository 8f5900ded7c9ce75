import { appendFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { CovenantId, SignalId } from "@kruisverband/domain"
import { SignalStandingChanged } from "@kruisverband/events"
import { deriveKeys, encode, toBase64 } from "@kruisverband/linkage/encode"
import { PgliteEngine } from "@kruisverband/store"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"

const posted = async (ingest: TestIngest, over = {}) => {
  const answer = await ingest.call("POST", "/signals", { body: radicalisation(over) })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const born = (birthDate: string) => ({ subjects: [{ givenNames: "Sanne", familyName: "de Boer", birthDate }] })

/** As if it had come in so many days ago. */
const age = (ingest: TestIngest, days: number, where = "true") =>
  ingest.query(
    `update ingest.signal set received_at = received_at - interval '${days} days',
       ends_on = to_char(ends_on::date - ${days}, 'YYYY-MM-DD') where withdrawn_at is null and ${where}`
  )
const left = async (ingest: TestIngest) => {
  const rows = await ingest.query<{ id: string }>("select id from ingest.signal where withdrawn_at is null order by id")
  return rows.map(({ id }) => id)
}
const records = (ingest: TestIngest) =>
  ingest.query<{ readonly count: number } & Readonly<Record<string, string | number>>>(
    `select covenant, covenant_version, state, list, entry, destroyed_on, received_from, received_until, count
     from ingest.destruction order by covenant, state`
  )
const endOf = async (ingest: TestIngest, id: string) => {
  const [row] = await ingest.query<{ ends: string; minor: boolean }>(
    `select ends_on as ends, minor from ingest.signal where id = '${id}'`
  )
  return row
}
const total = async (ingest: TestIngest) => (await records(ingest)).reduce((sum, { count }) => sum + count, 0)

describe("the clock of a signal", () => {
  let ingest: TestIngest
  beforeAll(async () => {
    ingest = await startIngest()
  }, 60_000)
  afterAll(() => ingest.stop())

  it("is a minor's for who was stated to be one by the partner that sealed, also after a correction", async () => {
    const encoding = toBase64(encode({ fullName: "Sanne de Boer" }, deriveKeys(new Uint8Array(32).fill(1))))
    const stated = (minor: boolean) => {
      const attested = { minor, minimumAge: 12, identifiers: ["name"] }
      return { covenant: "sealing", subjects: undefined, sealedSubjects: [{ encoding, attested }] }
    }
    const other = await posted(ingest, stated(false))
    assert.deepStrictEqual(await endOf(ingest, other), { ends: "2027-05-01", minor: false })
    const id = await posted(ingest, stated(true))
    assert.deepStrictEqual(await endOf(ingest, id), { ends: "2027-01-31", minor: true })
    const body = { observation: `${radicalisation().observation} Ook deze week weer.` }
    const amended = await ingest.call("PATCH", `/signals/${id}`, { body })
    assert.strictEqual(amended.status, 200, amended.text)
    assert.deepStrictEqual(await endOf(ingest, id), { ends: "2027-01-31", minor: true })
    const check = await ingest.call("POST", "/signals/check", { body: radicalisation(stated(true)) })
    assert.strictEqual(String(check.json.would?.kept?.on), "2027-01-31", check.text)
    for (const one of [id, other]) await ingest.call("POST", `/signals/${one}/withdraw`, { body: {} })
  })

  it("begins when it comes in, and is worked out again when a correction changes who it is about", async () => {
    const id = await posted(ingest, born("1999-03-04"))
    assert.deepStrictEqual(await endOf(ingest, id), { ends: "2027-05-01", minor: false })
    const amended = await ingest.call("PATCH", `/signals/${id}`, { body: born("2010-03-04") })
    assert.strictEqual(amended.status, 200, amended.text)
    // This covenant states no shorter term for minors: it is known, and the ordinary one holds.
    assert.deepStrictEqual(await endOf(ingest, id), { ends: "2027-05-01", minor: true })
  })

  it("is found out for signals from before it was kept", async () => {
    const young = await posted(ingest, born("2010-03-04"))
    await ingest.query(`update ingest.signal set minor = null, ends_on = null where id = '${young}'`)
    await ingest.retain().done
    assert.deepStrictEqual(await endOf(ingest, young), { ends: "2027-05-01", minor: true })
  })

  it("destroys what is over, keeps what is not, and records how many of what, and nothing of anyone", async () => {
    const [old, fresh] = [await posted(ingest), await posted(ingest)]
    await age(ingest, 180, `id = '${old}'`)
    assert.strictEqual(await ingest.retain().done, 1)
    assert.notInclude(await left(ingest), old)
    assert.include(await left(ingest), fresh)
    assert.deepStrictEqual(await records(ingest), [
      {
        covenant: "persons",
        covenant_version: 1,
        state: "unlinked",
        list: "Selectielijst gemeenten en intergemeentelijke organen 2020",
        entry: "niet in het convenant genoemd",
        destroyed_on: "2026-11-02",
        received_from: "2026-05",
        received_until: "2026-05",
        count: 1
      }
    ])
    const own = await ingest.call("GET", `/signals/${old}`)
    assert.deepStrictEqual([own.json.stage, own.json.history?.at(-1)?.what], ["erased", "erased-retention"])
    const [event] = await ingest.query<{ body: string }>(`select body from ingest.outbox where subject = '${old}'`)
    assert.strictEqual(JSON.parse(event?.body ?? "{}").data.cause, "retention")
  })

  it("is asked again before anything is destroyed: a column alone is no ground", async () => {
    const id = await posted(ingest)
    await ingest.query(`update ingest.signal set ends_on = '2026-01-01' where id = '${id}'`)
    await ingest.retain().done
    assert.include(await left(ingest), id)
    assert.deepStrictEqual(await endOf(ingest, id), { ends: "2027-05-01", minor: false })
  })

  it("adds up to one record a day, and a second run adds nothing", async () => {
    const before = await total(ingest)
    for (let count = 0; count < 3; count += 1) await posted(ingest)
    await age(ingest, 200)
    const due = (await left(ingest)).length
    await ingest.retain().done
    assert.strictEqual(await ingest.retain().done, 0)
    assert.strictEqual(await total(ingest), before + due)
    assert.lengthOf(await records(ingest), 1)
    assert.deepStrictEqual(await left(ingest), [])
  })
})

describe("a run that breaks off", () => {
  const root = mkdtempSync(join(tmpdir(), "kv-retention-"))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const start = () =>
    startIngest({
      journal: join(root, "journal"),
      keys: { kind: "file", path: join(root, "master.key") },
      engine: PgliteEngine.layer({ dataDir: join(root, "data") }),
      retentionBatch: 2
    })

  it("is gone on with where it was, and nothing is destroyed or counted twice", async () => {
    const first = await start()
    const ids: Array<string> = []
    for (let count = 0; count < 12; count += 1) ids.push(await posted(first))
    await age(first, 181)
    const run = first.retain()
    while ((await total(first)) < 2) await new Promise((resolve) => setTimeout(resolve, 2))
    await run.kill()
    await run.done.catch(() => undefined)
    const halfway = await total(first)
    assert.isAbove(halfway, 0)
    assert.strictEqual((await left(first)).length, 12 - halfway)
    // Killed between the journal and the commit: the journal has it, the database not.
    const [torn] = await left(first)
    await first.stop()
    const line = { at: "2026-11-02T08:00:00.000Z", covenant: "persons", signal: torn, as: "retention" }
    if (torn !== undefined) appendFileSync(join(root, "journal", "ingest.ndjson"), `${JSON.stringify(line)}\n`)

    const second = await start()
    try {
      await Promise.all([second.retain().done, second.retain().done])
      while ((await left(second)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
      assert.strictEqual(await total(second), 12)
      const words = await second.query<{ subject: string }>(
        "select subject from ingest.outbox where body like '%signal.erased%' order by subject"
      )
      assert.deepStrictEqual(
        words.map(({ subject }) => subject),
        ids.toSorted()
      )
    } finally {
      await second.stop()
    }
  }, 60_000)
})

describe("how casework says that a signal stands", () => {
  let ingest: TestIngest
  beforeAll(async () => {
    ingest = await startIngest()
  }, 60_000)
  afterAll(() => ingest.stop())

  it("sets its clock anew, and a word that comes late changes nothing", async () => {
    const id = await posted(ingest)
    const word = { signal: SignalId.make(id), covenant: CovenantId.make("persons"), confirmed: false }
    const at = (state: "linked" | "unlinked" | "openCase", since: string, revision: number) =>
      ingest.hear(SignalStandingChanged.make({ ...word, state, since, revision }))
    await at("linked", "2026-10-31T23:30:00.000Z", 2)
    assert.strictEqual((await endOf(ingest, id))?.ends, "2028-10-31")
    await at("unlinked", "2026-10-01T08:00:00.000Z", 1)
    assert.strictEqual((await endOf(ingest, id))?.ends, "2028-10-31")
    await at("openCase", "2026-11-02T08:00:00.000Z", 3)
    assert.isNull((await endOf(ingest, id))?.ends)
  })
})
