import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"
import { type Planted, plant, poster, probe } from "./posterWalls.ts"

let ingest: TestIngest
let planted: Planted
beforeAll(async () => {
  ingest = await startIngest()
  planted = await plant(ingest)
}, 60_000)
afterAll(() => ingest.stop())

const behalf = (covenants?: string) => ({
  ...{ as: "svc-casework", scope: "signals:delegate" },
  headers: {
    "x-on-behalf-of-partner": "school",
    "x-on-behalf-of-user": "docent",
    ...(covenants === undefined ? {} : { "x-on-behalf-of-covenants": covenants })
  }
})

describe("a partner's wall in the database", () => {
  it("shows a query that forgets its partner no row of another's, and lets none be written", async () => {
    assert.deepStrictEqual(await probe(ingest, planted), [])
  })

  it("bears the weight: with each policy opened or away in turn, it is found out", async () => {
    const policies = await ingest.query<{ table: string; name: string; cmd: string; qual: string; check: string }>(
      `select tablename as table, policyname as name, cmd, qual, with_check as check from pg_policies
       where schemaname = 'ingest' and policyname like 'poster%' and tablename not in ('restricted', 'restricted_signal')
       order by 1, 2`
    )
    assert.isAbove(policies.length, 25)
    const alter = ({ check, name, qual, table }: (typeof policies)[number], using = qual, entering = check) =>
      ingest.query(
        `alter policy ${name} on ingest.${table} ${qual === null ? "" : `using (${using})`} ${check === null ? "" : `with check (${entering})`}`
      )
    for (const policy of policies) {
      const { cmd, table } = policy
      // The text of a covenant and its wrapped keys are read in any covenant: they are about nobody.
      if (["covenant", "covenant_key"].includes(table)) continue
      // What is changed is looked up first, so that two policies stand before it.
      const seen = policies.find((one) => one.table === table && one.cmd === "SELECT")
      const behind = seen !== undefined && ["UPDATE", "DELETE"].includes(cmd) ? seen : undefined
      if (behind !== undefined) await alter(behind, "true")
      await alter(policy, "true", "true")
      const found = await probe(ingest, planted)
      await alter(policy)
      if (behind !== undefined) await alter(behind)
      const what = cmd === "SELECT" || cmd === "INSERT" ? "" : `${table}: ${cmd.toLowerCase()}`
      assert.isTrue(
        found.some((one) => (what === "" ? true : one === what)),
        `${table} ${cmd} opened: ${found.join()}`
      )
    }
    assert.deepStrictEqual(await probe(ingest, planted), [])
  }, 120_000)

  it("keeps a professional to the covenants of the role, in reading and in writing", async () => {
    const { place, signal } = planted.school
    const list = async (covenants?: string) => {
      const { json } = await ingest.call("GET", "/signals", behalf(covenants))
      return [...(json.signals ?? [])].map(({ id }) => String(id))
    }
    assert.includeMembers(await list(), [place, signal])
    assert.deepStrictEqual(await list("places"), [place])
    assert.deepStrictEqual(await list("other,places"), [place])
    assert.deepStrictEqual(await list(""), [])
    const get = async (id: string, covenants: string) =>
      (await ingest.call("GET", `/signals/${id}`, behalf(covenants))).status
    assert.deepStrictEqual([await get(signal, "places"), await get(signal, "persons")], [404, 200])
    const withdrawn = await ingest.call("POST", `/signals/${signal}/withdraw`, {
      ...behalf("places"),
      body: { reason: "x" }
    })
    assert.strictEqual(withdrawn.status, 404)
    const answered = await ingest.call("POST", `/requests/${planted.school.request}/answer`, {
      ...behalf("places"),
      body: { text: "Dat klopt." }
    })
    assert.strictEqual(answered.status, 404)
    const outside = await ingest.call("POST", "/signals", { ...behalf("places"), body: radicalisation() })
    assert.strictEqual(outside.status, 422)
    assert.include(outside.text, "covenant-unknown")
    const odd = await ingest.call("GET", "/signals", behalf("persons,../x"))
    assert.strictEqual(odd.status, 400)
  })

  it("is there for every endpoint for posters, also of a route that forgets it, and is left by no other partner", async () => {
    const { rows } = await ingest.straight<{ role: string; partner: string }>(
      poster("school"),
      "select current_user as role, current_setting('kv.partner') as partner"
    )
    assert.deepStrictEqual(rows, [{ role: "ingest_poster", partner: "school" }])
    // What is no slug names nobody: nothing of it gets into a setting.
    const forged = await ingest.straight(poster("school'; set local role ingest; --"), "select 1 from ingest.signal")
    assert.deepStrictEqual(forged, { rows: [], affected: 0, code: "" })
  })
})
