import { createHash } from "node:crypto"
import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import { query } from "./store/query.ts"

/** Rows of a table as lines of text, and the sum of their hashes: the same for the same set of rows in any order. */
export interface TableDigest {
  readonly rows: number
  readonly sum: string
}

export interface StateDump {
  /** SHA-256 over the tables, hexadecimal: equal states, equal hashes. */
  readonly hash: string
  readonly tables: Readonly<Record<string, TableDigest>>
  /** Signals that wait to be settled; a state is comparable when there are none in a covenant in force. */
  readonly waiting: number
}

const signal = (key: string) => sql.raw(`(select id from correlator.signal where key = ${key})`)

/** A token without the covenant's key in it: see `tokenKey`. */
const token = sql.raw("t.token # ((c.key::bigint * 2654435761) & 4294967295)")

/** A list of holders as signal ids and subjects, in an order that does not depend on keys: see `packHolders`. */
const holders = (column: string) =>
  sql.raw(`(select string_agg(s.id || '/' || (h.holder & 31), ',' order by s.id, h.holder & 31)
    from (select ('x' || encode(substring(t.${column} from n * 5 + 1 for 5), 'hex'))::bit(40)::bigint as holder
      from generate_series(0, length(t.${column}) / 5 - 1) as n) as h
    join correlator.signal s on s.key = h.holder >> 5)`)

/** Everything that must follow from the set of events: surrogate keys stand for the ids behind them. */
const TABLES: ReadonlyArray<readonly [string, RawBuilder<unknown>]> = [
  [
    "covenant",
    sql`select concat_ws('|', id, versions, document, standing, hub_limit, people, model) as line from correlator.covenant`
  ],
  [
    "signal",
    sql`select concat_ws('|', c.id, s.id, s.state, s.kind, s.revision, s.version, s.partner, s.angle, s.network,
      s.municipality, s.observed_at) as line
    from correlator.signal s join correlator.covenant c on c.key = s.covenant`
  ],
  [
    "record",
    sql`select concat_ws('|', ${signal("signal")}, subject, person, encode(encoding, 'hex')) as line from correlator.record`
  ],
  [
    "token",
    sql`select concat_ws('|', c.id, ${token}, t.signals, ${holders("followers")}, ${holders("idle")}) as line
    from correlator.token t join correlator.covenant c on c.key = t.covenant`
  ],
  [
    "crowd",
    sql`select concat_ws('|', c.id, ${token}, ${signal("(holder >> 5)::int")}, holder & 31) as line
    from correlator.crowd join correlator.token t using (token) join correlator.covenant c on c.key = t.covenant`
  ],
  [
    "follow",
    sql`select concat_ws('|', ${signal("signal")}, subject, load, encode(mask, 'hex')) as line from correlator.follow`
  ],
  ["hub", sql`select concat_ws('|', covenant, token, signals) as line from correlator.hub where signals is not null`],
  // A covenant that is not in force has what evidence it had when it stopped.
  [
    "edge",
    sql`select concat_ws('|', ${signal("e.a")}, a_subject, ${signal("e.b")}, b_subject, person, weight, digest) as line
    from correlator.edge e join correlator.covenant c on c.key = e.covenant where c.standing = 'in-force'`
  ],
  [
    "verdict",
    sql`select concat_ws('|', c.id, review, a, b, same, final, at) as line
    from correlator.verdict v join correlator.covenant c on c.key = v.covenant`
  ],
  [
    "undone",
    sql`select concat_ws('|', c.id, review) as line
    from correlator.undone u join correlator.covenant c on c.key = u.covenant`
  ],
  ["ambiguity", sql`select concat_ws('|', id, facts, hash) as line from correlator.ambiguity`],
  ["link", sql`select concat_ws('|', id, facts, hash) as line from correlator.link`],
  ["link_member", sql`select concat_ws('|', link, ${signal("signal")}, revision) as line from correlator.link_member`]
]

const digest = (lines: RawBuilder<unknown>) =>
  query(
    "dump.digest",
    sql<TableDigest>`select count(*)::int as rows,
      coalesce(sum(('x' || substr(md5(line), 1, 15))::bit(60)::bigint), 0)::text as sum from (${lines}) as t`
  )

/** A digest of the whole state, for comparing two of them. Reads every row. */
export const dumpState = Effect.gen(function* () {
  const tables: Record<string, TableDigest> = {}
  for (const [name, lines] of TABLES) {
    const [found] = yield* digest(lines)
    tables[name] = { rows: found?.rows ?? 0, sum: found?.sum ?? "0" }
  }
  const [left] = yield* query(
    "dump.waiting",
    sql<{ count: number }>`select count(*)::int as count from correlator.dirty d
      join correlator.covenant c on c.key = d.covenant where c.standing = 'in-force'`
  )
  const hash = createHash("sha256").update(JSON.stringify(tables)).digest("hex")
  const dump: StateDump = { hash, tables, waiting: left?.count ?? 0 }
  return dump
})
