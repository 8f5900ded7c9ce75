import type { Owner } from "@kruisverband/events"
import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine } from "./engine/Engine.ts"
import { OWNERS, ownerMigrations } from "./ownerMigrations.ts"
import { runAs } from "./Sql.ts"
import { StoreError, toStoreError } from "./StoreError.ts"
import type { Tables } from "./Tables.ts"
import { raiseWalls } from "./walls/raiseWalls.ts"
import { STANCES } from "./walls/Stance.ts"

/** Any number; the same for all instances, so that one at a time migrates. */
const LOCK = 7_245_118_402

const namesOf = (owner: Owner): ReadonlyArray<string> => Object.keys(ownerMigrations[owner]).sort()

const makeRole = (db: Kysely<Tables>, role: string) =>
  // Roles belong to the whole cluster: another database's migration may be making the same one at this moment.
  sql`do $$ begin create role ${sql.id(role)} nologin; exception when duplicate_object or unique_violation then null; end $$`.execute(
    db
  )

const makeMember = async (db: Kysely<Tables>, role: string, login: string) => {
  const { rows } = await sql<{
    member: boolean
  }>`select pg_has_role(${login}, ${role}, 'member') as member`.execute(db)
  if (rows[0]?.member !== true) await sql`grant ${sql.id(role)} to ${sql.id(login)}`.execute(db)
}

/** Least privilege: the owner's role reads and writes the rows of its own schema, and may change no table. */
const makeSchema = async (db: Kysely<Tables>, owner: Owner) => {
  const schema = sql.id(owner)
  await sql`create schema if not exists ${schema}`.execute(db)
  await sql`grant usage on schema ${schema} to ${schema}`.execute(db)
  await sql`alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${schema}`.execute(
    db
  )
  await sql`alter default privileges in schema ${schema} grant usage, select on sequences to ${schema}`.execute(db)
  await sql`create table if not exists ${sql.id(owner, "migration")} (name text primary key, applied_at timestamptz not null default now())`.execute(
    db
  )
  await sql`revoke insert, update, delete on ${sql.id(owner, "migration")} from ${schema}`.execute(db)
}

const applied = async (db: Kysely<Tables>, owner: Owner): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(owner, "migration")}`.execute(db)
  return new Set(rows.map((row) => row.name))
}

/** Migrations to stop at, as `owner/name`: a database as an earlier version had it, for its backup to be put into. */
type Only = ReadonlySet<string>

const migrateOwner = async (db: Kysely<Tables>, owner: Owner, only?: Only): Promise<ReadonlyArray<string>> => {
  await makeSchema(db, owner)
  const done = await applied(db, owner)
  const missing = namesOf(owner).filter((name) => !done.has(name) && (only?.has(`${owner}/${name}`) ?? true))
  const migrations = new Map(Object.entries(ownerMigrations[owner]))
  for (const name of missing) {
    try {
      await migrations.get(name)?.up(db)
    } catch (cause) {
      throw toStoreError(`migrate ${owner}/${name}`)(cause)
    }
    await sql`insert into ${sql.id(owner, "migration")} (name) values (${name})`.execute(db)
  }
  // An earlier version's tables, made for its backup to be put into, get their walls with the rest of today's.
  if (namesOf(owner).every((name) => done.has(name) || missing.includes(name))) await raiseWalls(db, owner)
  await sql`grant usage on schema ${sql.id(owner)} to log`.execute(db)
  await sql`grant select on ${sql.id(owner, "outbox")} to log`.execute(db)
  return missing.map((name) => `${owner}/${name}`)
}

/**
 * Transaction numbers start again when rows are restored into another cluster. Rows that carry numbers from the future
 * would never be read, so they become part of the past, and this owner's readers start over: their inbox knows the rest.
 */
const adoptRestored = async (db: Kysely<Tables>, owner: Owner) => {
  const horizon = sql`pg_snapshot_xmax(pg_current_snapshot())`
  const { numAffectedRows } =
    await sql`update ${sql.id(owner, "outbox")} set xid = '3' where xid >= ${horizon}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

const rolesOf = (owners: ReadonlyArray<Owner>): ReadonlyArray<string> => [
  ...owners,
  ...owners.flatMap((owner) => STANCES[owner].map((stance) => `${owner}_${stance}`)),
  "log"
]

type Logins = ReadonlyArray<{ readonly role: string; readonly login: string }>

const migrateAll = (db: Kysely<Tables>, owners: ReadonlyArray<Owner>, logins: Logins, only?: Only) =>
  db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction)
    const report: Array<string> = []
    for (const { login, role } of logins) {
      await makeRole(transaction, role)
      await makeMember(transaction, role, login)
    }
    for (const owner of owners) report.push(...(await migrateOwner(transaction, owner, only)))
    let restored = false
    for (const owner of owners) restored = (await adoptRestored(transaction, owner)) || restored
    if (restored) {
      for (const owner of owners) await sql`delete from ${sql.id(owner, "consumer_offset")}`.execute(transaction)
    }
    return report
  })

/** Nothing to do is the usual case, and needs neither locks nor rights: one small query per owner. */
const upToDate = (engine: Engine["Service"], owner: Owner): Effect.Effect<boolean> =>
  runAs(engine, owner, "migrate.check", async (db) => {
    const done = await applied(db, owner)
    const { rows } = await sql<{ restored: boolean }>`
      select exists (
        select from ${sql.id(owner, "outbox")} where xid >= pg_snapshot_xmax(pg_current_snapshot())
      ) as restored`.execute(db)
    return namesOf(owner).every((name) => done.has(name)) && rows[0]?.restored === false
  }).pipe(Effect.orElseSucceed(() => false))

/**
 * Brings these owners' schemas, roles and rights up to date, forward only, in one transaction. Any number of instances
 * may start at once. Returns what was applied, as `owner/name`. Names that this version does not know are left alone,
 * so that a service can be rolled back by itself.
 */
export const migrate = (
  owners: ReadonlyArray<Owner> = OWNERS,
  only?: Only
): Effect.Effect<ReadonlyArray<string>, StoreError, Engine> =>
  Effect.gen(function* () {
    const engine = yield* Engine
    const current = yield* Effect.forEach(owners, (owner) => upToDate(engine, owner))
    if (only === undefined && current.every((ok) => ok)) return []
    const logins = yield* Effect.forEach(rolesOf(owners), (role) =>
      Effect.map(engine.loginOf(role), (login) => ({ role, login }))
    )
    const report = yield* Effect.scoped(
      Effect.flatMap(engine.migrator, (db) =>
        Effect.tryPromise({
          try: () => migrateAll(db, owners, logins, only),
          catch: (cause) => (cause instanceof StoreError ? cause : toStoreError("migrate")(cause))
        })
      )
    ).pipe(
      // Granting a role while another database's migration grants it too: "tuple concurrently updated".
      Effect.retry({ times: 5, while: (error) => error.code === "XX000" || error.conflict })
    )
    const all = OWNERS.every((owner) => owners.includes(owner))
    if (all && report.length === OWNERS.flatMap(namesOf).length) yield* engine.migrated
    return report
  })
