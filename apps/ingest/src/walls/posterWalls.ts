import { assert } from "@effect/vitest"
import type { Stance } from "@kruisverband/store"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import type { TestIngest } from "../testing/startIngest.ts"

export const poster = (partner: string, covenants: ReadonlyArray<string> | "own" = "own"): Stance => ({
  name: "poster",
  partner,
  covenants
})

const posted = async (ingest: TestIngest, as: string, body: unknown) => {
  const answer = await ingest.call("POST", "/signals", {
    as,
    body,
    headers: { "idempotency-key": `k-${as}-${Math.random()}` }
  })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}

const asked = async (ingest: TestIngest, signal: string, covenant: string) => {
  const answer = await ingest.call("POST", "/requests", {
    ...{ as: "svc-casework", scope: "requests:write" },
    body: { signal, covenant, by: "coordinator", question: "Kunt u meer vertellen?" }
  })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}

export interface Planted {
  readonly school: { readonly signal: string; readonly place: string; readonly request: string }
  readonly welfare: { readonly signal: string; readonly request: string }
}

/** Signals of two partners in one covenant, one of them in a second too, with questions, a hold and an objection on each. */
export const plant = async (ingest: TestIngest): Promise<Planted> => {
  const signal = await posted(ingest, "school", radicalisation())
  const place = await posted(ingest, "school", polarisation())
  const other = await posted(ingest, "welfare", radicalisation())
  const planted = {
    school: { signal, place, request: await asked(ingest, signal, "persons") },
    welfare: { signal: other, request: await asked(ingest, other, "persons") }
  }
  for (const id of [signal, other])
    await ingest.query(`with held as (
        insert into ingest.hold (covenant, id, reason, set_on, until, reaches, set_by)
        values ('persons', gen_random_uuid(), '\\x01', '2026-11-02', '2026-12-01', '2026-12-01', 'fg') returning id)
      insert into ingest.hold_signal (covenant, signal, hold) select 'persons', '${id}', id from held`)
  await ingest.query(`insert into ingest.encoding (covenant, signal, subjects, groups, expressions, places)
    select covenant, id, '{}', '{}', '{}', '{}' from ingest.signal on conflict do nothing`)
  await ingest.query(`insert into ingest.access (covenant, signal, id, at, viewer, role, purpose, level)
    select covenant, id, gen_random_uuid(), now(), 'x', 'coordinator', 'p', 'full' from ingest.signal`)
  return planted
}

/** Table, and SQL that is true of a row of another partner's than the school. */
const FOREIGN: ReadonlyArray<readonly [string, string]> = [
  ["signal", "partner <> 'school'"],
  ["request", "partner <> 'school'"],
  ["idempotency", "partner <> 'school'"],
  ["partner", "partner <> 'school'"],
  ...["vault", "encoding", "history", "access", "hold_signal"].map(
    (table) => [table, "signal in (select id from walls_test_foreign)"] as const
  ),
  ["data_key", "record in (select id from walls_test_foreign)"],
  ["outbox", "subject in (select id::text from walls_test_foreign)"],
  ["hold", "id in (select hold from ingest.hold_signal where signal in (select id from walls_test_foreign))"]
]

/** Where a school reads nothing, whatever it asks. */
const SHUT = ["name_set", "erasure", "destruction", "used_proof", "inbox", "parked", "consumer_offset", "migration"]

/**
 * What the school can see or do of another partner's, table by table, straight at the database; and what it should see of
 * its own and does not. Empty: the wall stands.
 */
export const probe = async (ingest: TestIngest, { school, welfare }: Planted): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = []
  // Past the walls, so that what is asked about is not itself hidden.
  const foreign = `'${welfare.signal}'::uuid, '${welfare.request}'::uuid`
  const clause = (text: string) =>
    text
      .replaceAll("select id from walls_test_foreign", `select unnest(array[${foreign}])`)
      .replaceAll("select id::text from walls_test_foreign", `select unnest(array[${foreign}])::text`)
  const count = async (stance: Stance, table: string, where: string) => {
    const { code, rows } = await ingest.straight<{ n: string }>(
      stance,
      `select count(*) as n from ingest.${table} where ${clause(where)}`
    )
    return code === "42501" ? 0 : Number(rows[0]?.n ?? Number.NaN)
  }
  const own = poster("school")
  for (const [table, where] of FOREIGN) {
    if ((await count(own, table, where)) !== 0) found.push(`${table}: another's rows`)
    if ((await count(own, table, `not coalesce(${where}, false)`)) === 0) found.push(`${table}: own rows are gone`)
    if ((await count(poster("school", []), table, "true")) !== 0 && !["idempotency", "partner"].includes(table))
      found.push(`${table}: rows without a covenant`)
    if ((await count(poster("nobody"), table, "true")) !== 0) found.push(`${table}: rows of nobody`)
    const writing = poster("school", ["persons", "places"])
    const column = table === "outbox" ? "topic" : ["idempotency", "partner"].includes(table) ? "partner" : "covenant"
    for (const [name, act] of [
      ["update", `update ingest.${table} set ${column} = ${column} where ${clause(where)}`],
      ["delete", `delete from ingest.${table} where ${clause(where)}`]
    ] as const) {
      const { code } = await ingest.straight(writing, tried(act))
      if (code === DONE) found.push(`${table}: ${name}`)
    }
  }
  for (const table of SHUT) {
    const { code } = await ingest.straight(own, `select 1 from ingest.${table}`)
    if (code !== "42501") found.push(`${table}: is not shut`)
  }
  const log = await ingest.straight(own, "select 1 from ingest.processing_log")
  if (log.code !== "42501") found.push("processing_log: is read")
  for (const [partner, covenant] of [
    ["welfare", "persons"],
    ["school", "other"]
  ] as const) {
    const { code } = await ingest.straight(poster("school", ["persons"]), tried(newSignal(partner, covenant)))
    if (code !== "42501") found.push(`signal: one of ${partner} in ${covenant} is entered`)
  }
  if ((await ingest.straight(own, tried(newSignal("school", "persons")))).code !== "42501")
    found.push("signal: entered where no covenant is named")
  for (const text of [
    `insert into ingest.history (covenant, signal, id, at, what) values ('persons', '${welfare.signal}', gen_random_uuid(), now(), 'x')`,
    `insert into ingest.idempotency (partner, client, key, fingerprint, signal, status, answer, expires_at)
      values ('welfare', 'c', 'k', '\\x00', '${welfare.signal}', 201, '{}', now())`,
    `insert into ingest.outbox (id, topic, partitionkey, subject, body, created_at)
      values (gen_random_uuid(), 't', 'other', '${school.signal}', '{}', now())`,
    `insert into ingest.vault (covenant, signal, identity, content) values ('other', gen_random_uuid(), '\\x', '\\x')`,
    `insert into ingest.data_key (covenant, record, key_id, wrapped_key) values ('other', gen_random_uuid(), 'k', '\\x')`,
    `insert into ingest.covenant_key (covenant, key_id, sealing, created_at) values ('persons', 'k', '\\x', now())`,
    `update ingest.covenant set versions = '[]'`,
    `update ingest.partner set document = '{}'`
  ]) {
    const { code } = await ingest.straight(poster("school", ["persons"]), tried(text))
    if (code !== "42501") found.push(`${text.slice(0, 40)} is let through (${code})`)
  }
  return found
}

const DONE = "P0001"

/** Does it and takes it back; the code says whether any row was changed. */
const tried = (act: string) => `do $tried$ declare changed integer; begin
  ${act}; get diagnostics changed = row_count;
  if changed > 0 then raise exception using errcode = '${DONE}'; end if; end $tried$`

const newSignal = (partner: string, covenant: string) => `
  insert into ingest.signal (partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality, desk,
    level, observed_at, received_at, behaviours, themes, subjects, revision)
  values ('${partner}', gen_random_uuid(), '${covenant}', 1, 'p', 'radicalisation', 'education', 'formal', 'GM9001', 'region',
    'full', '2026-10-02', now(), '{}', '{}', 1, 1)`
