import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql as raw } from "kysely"
import { Engine, migrate, OWNERS, PgliteEngine, Sql, type Stance, sqlLayer, underStance } from "../index.ts"
import { STANCES } from "./Stance.ts"
import { HANGING, OPEN, WALLED } from "./tables.ts"

const live = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

/** As the owner of the database, past every wall. */
const asKeeper = <A>(text: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      return yield* Effect.promise(() =>
        raw
          .raw<A>(text)
          .execute(db)
          .then(({ rows }) => rows)
      )
    })
  )

type Walled = "ingest" | "casework"

/** Straight to the database, as an attacker inside the service would. */
const as = <A>(owner: Walled, stance: Stance | undefined, text: string) => {
  const run = Effect.flatMap(Sql, (store) =>
    store.run("test", (db) =>
      raw
        .raw<A>(text)
        .execute(db)
        .then(({ rows, numAffectedRows }) => ({ rows, affected: Number(numAffectedRows ?? 0n) }))
    )
  ).pipe(Effect.provide(sqlLayer(owner)))
  return stance === undefined ? run : underStance(stance)(run)
}
const caller = (...covenants: ReadonlyArray<string>): Stance => ({ name: "caller", covenants })

interface Column {
  readonly name: string
  readonly type: string
}

/** A value of each type, in which a covenant's rows differ from another's. */
const sampleOf = ({ name, type }: Column, covenant: "a" | "b"): string => {
  if (name === "covenant") return `'${covenant}'`
  if (name === "level") return "'full'"
  if (name === "network") return "'formal'"
  const number = covenant === "a" ? "1" : "2"
  if (type === "uuid") return `'0191e0d3-0000-7000-8000-00000000000${number}'`
  if (type === "jsonb") return "'{}'"
  if (type === "bytea") return `'\\x0${number}'`
  if (type === "boolean") return "false"
  if (type === "ARRAY") return "'{}'"
  if (type.startsWith("timestamp")) return "now()"
  if (type === "integer" || type === "bigint" || type === "smallint") return number
  return `'${number}'`
}

const columnsOf = (owner: string, table: string) =>
  asKeeper<Column>(`select column_name as name, data_type as type from information_schema.columns
    where table_schema = '${owner}' and table_name = '${table}' and is_nullable = 'NO' and column_default is null
      and is_identity = 'NO' order by ordinal_position`)

const insertion = (owner: string, table: string, columns: ReadonlyArray<Column>, covenant: "a" | "b") =>
  `insert into ${owner}.${table} (${columns.map(({ name }) => `"${name}"`).join(", ")})
    values (${columns.map((column) => sampleOf(column, covenant)).join(", ")})`

const tables = (["ingest", "casework"] as const).flatMap((owner) =>
  WALLED[owner].map((table) => ({ owner, table, name: `${owner}.${table}` }))
)

/** One row of each covenant in every walled table; foreign keys aside, which are not what is looked at here. */
const fill = Effect.gen(function* () {
  for (const { name, owner, table } of tables) {
    const columns = yield* columnsOf(owner, table)
    for (const covenant of ["a", "b"] as const)
      yield* asKeeper(`begin; set local session_replication_role = replica; delete from ${name} where covenant = '${covenant}';
        ${insertion(owner, table, columns, covenant)}; commit`)
  }
})

/** What leaks of covenant b to a caller of covenant a, in every way there is; and what it should see and does not. */
const probe = Effect.fnUntraced(function* ({ name, owner, table }: (typeof tables)[number]) {
  const found: Array<string> = []
  const count = (stance: Stance) =>
    Effect.map(as<{ n: string }>(owner, stance, `select count(*) as n from ${name}`), ({ rows }) => Number(rows[0]?.n))
  if ((yield* count(caller("a"))) !== 1) found.push("own rows")
  if ((yield* count(caller())) !== 0) found.push("rows without a covenant")
  if ((yield* count(caller("a; b"))) !== 0) found.push("rows by a malformed setting")
  for (const act of [
    `update ${name} set covenant = covenant where covenant = 'b'`,
    `delete from ${name} where covenant = 'b'`
  ]) {
    const done = yield* Effect.result(as(owner, caller("a"), act))
    // Either the rows are not there, or the table is append-only for everybody.
    if (done._tag === "Success" && done.success.affected > 0) found.push(act)
  }
  const columns = yield* columnsOf(owner, table)
  const entered = yield* Effect.result(as(owner, caller("a"), insertion(owner, table, columns, "b")))
  if (entered._tag === "Success" || entered.failure.code !== "42501") found.push("insertion")
  return found
})

layer(live, { timeout: "60 seconds", excludeTestServices: true })("the walls in the database", (it) => {
  it.effect("stand on every table that names a covenant, also for who owns it", () =>
    Effect.gen(function* () {
      const rows = yield* asKeeper<{ name: string; on: boolean; forced: boolean }>(`
        select n.nspname || '.' || c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where n.nspname in ('ingest', 'correlator', 'casework') and c.relkind = 'r' and a.attname = 'covenant'`)
      assert.isAbove(rows.length, 40)
      assert.deepStrictEqual(
        rows.filter((row) => !row.on || !row.forced),
        []
      )
    })
  )

  it.effect("are decided on for each table: a new one is walled, or said to be open", () =>
    Effect.gen(function* () {
      const named = yield* asKeeper<{ owner: Walled; name: string }>(`
        select table_schema as owner, table_name as name from information_schema.columns
        where table_schema in ('ingest', 'casework') and column_name = 'covenant' and table_name <> 'processing_log'`)
      const undecided = named.filter(({ name, owner }) => !WALLED[owner].includes(name) && !OPEN[owner].includes(name))
      assert.deepStrictEqual(undecided, [])
    })
  )

  it.effect("are gone round by no view, no function and no role", () =>
    Effect.gen(function* () {
      const views = yield* asKeeper(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('ingest', 'correlator', 'casework', 'public')
          and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)))`)
      const definers = yield* asKeeper(`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('ingest', 'correlator', 'casework', 'public') and p.prosecdef`)
      const roles = OWNERS.flatMap((owner) => [owner, ...STANCES[owner].map((stance) => `${owner}_${stance}`)])
      const strong =
        yield* asKeeper(`select rolname from pg_roles where rolname in (${roles.map((role) => `'${role}'`).join()})
        and (rolbypassrls or rolsuper or rolcanlogin or rolcreaterole)`)
      const members = yield* asKeeper(`select roleid::regrole, member::regrole from pg_auth_members
        where roleid::regrole::text in ('ingest', 'casework') and member::regrole::text like '%\\_caller'`)
      assert.deepStrictEqual([views, definers, strong, members], [[], [], [], []])
    })
  )

  it.effect("show a caller the rows of its covenants, and of another's none, whatever it tries", () =>
    Effect.gen(function* () {
      yield* fill
      for (const table of tables) assert.deepStrictEqual(yield* probe(table), [], table.name)
      // The service itself works for all of them.
      const { rows } = yield* as<{ n: string }>("casework", undefined, "select count(*) as n from casework.signal")
      assert.strictEqual(Number(rows[0]?.n), 2)
    })
  )

  it.effect("hide what hangs on a hidden row", () =>
    Effect.gen(function* () {
      yield* asKeeper(`begin; set local session_replication_role = replica;
        insert into casework.link_signal values ('1', 's1'), ('2', 's2');
        insert into casework.rights_recipient values ('1', 'p', '{}', '2026-11-02'), ('2', 'p', '{}', '2026-11-02');
        insert into casework.rights_staff (request, person, signals, last_on, told_on, notice) values
          ('1', 'u', '{}', '2026-11-02', '2026-11-02', gen_random_uuid()), ('2', 'u', '{}', '2026-11-02', '2026-11-02', gen_random_uuid());
        insert into casework.rights_signal values ('1', 's1', '{}', false), ('2', 's2', '{}', false);
        insert into casework.regrouping_link select '1', seq from casework.regrouping; commit`)
      for (const [table] of HANGING.casework) {
        const { rows } = yield* as<{ n: string }>(
          "casework",
          caller("a"),
          `select count(*) as n from casework.${table}`
        )
        assert.strictEqual(Number(rows[0]?.n), 1, table)
        const none = yield* as<{ n: string }>("casework", caller(), `select count(*) as n from casework.${table}`)
        assert.strictEqual(Number(none.rows[0]?.n), 0, table)
      }
    })
  )

  it.effect(
    "bear the weight: with each of them away in turn, it is found out",
    () =>
      Effect.gen(function* () {
        yield* fill
        for (const table of tables) {
          yield* asKeeper(`alter table ${table.name} disable row level security`)
          assert.isNotEmpty(yield* probe(table), `${table.name} disabled`)
          yield* asKeeper(`alter table ${table.name} enable row level security`)
          yield* fill
        }
        for (const table of tables) {
          yield* asKeeper(`alter policy caller on ${table.name} using (true) with check (true)`)
          assert.isNotEmpty(yield* probe(table), `${table.name} opened`)
          yield* asKeeper(`drop policy caller on ${table.name}`)
          assert.include(yield* probe(table), "own rows", `${table.name} dropped`)
          yield* Effect.promise(() => Promise.resolve())
        }
      }),
    // Two rounds over every table: as many as there are, on a machine that does more.
    60_000
  )
})

layer(live, { timeout: "60 seconds", excludeTestServices: true })("walls of their own", (it) => {
  const signal = (level: string, number: number, over = "'radicalisation', 'mental-health', 'formal'") =>
    asKeeper(`insert into ingest.signal (partner, id, covenant, covenant_version, purpose, kind, angle, network, municipality,
        desk, level, observed_at, received_at, behaviours, themes, subjects, revision)
      values ('ggz', '0191e0d3-0000-7000-8000-00000000000${number}', 'a', 1, 'p', ${over}, 'GM9001', 'region', '${level}',
        '2026-10-02', now(), '{}', '{}', 1, 1)`)
  const vault = (number: number) =>
    asKeeper(`insert into ingest.vault (covenant, signal, identity, content, encodings)
      values ('a', '0191e0d3-0000-7000-8000-00000000000${number}', '\\x01', '\\x02', '\\x03')`)

  it.effect(
    "keep sealed words that are shared as existence only from every caller, until their poster shares more",
    () =>
      Effect.gen(function* () {
        yield* signal("existence-only", 1)
        yield* vault(1)
        yield* signal("full", 2)
        yield* vault(2)
        const seen = Effect.map(
          as<{ signal: string }>("ingest", caller("a"), "select signal from ingest.vault order by 1"),
          ({ rows }) => rows.map((row) => row.signal.at(-1))
        )
        assert.deepStrictEqual(yield* seen, ["2"])
        yield* asKeeper("update ingest.signal set level = 'without-source' where id::text like '%1'")
        assert.deepStrictEqual(yield* seen, ["1", "2"])
        yield* asKeeper("update ingest.signal set withdrawn_at = now() where id::text like '%1'")
        assert.deepStrictEqual(yield* seen, ["2"])
      })
  )

  it.effect("hand the linker encodings, and neither identity nor words", () =>
    Effect.gen(function* () {
      const link: Stance = { name: "link" }
      const { rows } = yield* as("ingest", link, "select encodings from ingest.vault")
      assert.strictEqual(rows.length, 2)
      for (const text of [
        "select identity from ingest.vault",
        "select content from ingest.vault",
        "select * from ingest.vault",
        "select question from ingest.request",
        "select who from ingest.processing_log",
        "update ingest.signal set level = 'full'"
      ]) {
        const refused = yield* Effect.flip(as("ingest", link, text))
        assert.strictEqual(refused.code, "42501", text)
      }
    })
  )

  it.effect("take nothing about a person from an informal network, not even from the service itself", () =>
    Effect.gen(function* () {
      const facts = `'{"network": "informal", "kind": "radicalisation", "subjects": 1}'`
      const attempts = [
        signal("full", 3, "'radicalisation', 'civil-society', 'informal'"),
        signal("full", 3, "'polarisation', 'civil-society', 'informal'"),
        asKeeper(`insert into casework.signal (id, covenant, partner, facts, revision, withdrawn)
          values ('x', 'a', 'vaders', ${facts}, 1, false)`),
        asKeeper(`insert into correlator.signal (covenant, id, state, kind, revision, network)
          values (1, '0191e0d3-0000-7000-8000-000000000003', 'active', 'radicalisation', 1, 'informal')`)
      ]
      for (const attempt of attempts) {
        const exit = yield* Effect.exit(attempt)
        assert.include(
          JSON.stringify(exit, (_, value) => (value instanceof Error ? value.message : value)),
          "no_informal_person"
        )
      }
    })
  )

  it.effect("hold for one transaction: nothing of a caller is left for who comes next", () =>
    Effect.gen(function* () {
      yield* as("casework", caller("a"), "select 1")
      const { rows } = yield* as<{ left: string | null }>(
        "casework",
        undefined,
        "select current_setting('kv.covenants', true) as left"
      )
      assert.strictEqual(rows[0]?.left ?? "", "")
    })
  )

  it.effect("are not passed from inside: a caller cannot open a transaction of another", () =>
    Effect.gen(function* () {
      const exit = yield* Effect.exit(
        underStance(caller("a"))(
          Effect.flatMap(Sql, ({ run, transaction }) =>
            transaction(underStance({ name: "link" })(run("test", (db) => raw`select 1`.execute(db))))
          )
        ).pipe(Effect.provide(sqlLayer("ingest")))
      )
      assert.strictEqual(exit._tag, "Failure")
    })
  )
})
