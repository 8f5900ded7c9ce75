import { type RawBuilder, sql } from "kysely"

export interface DumpTable {
  readonly name: string
  /** The next rows after a place, each with its `place`; rows of one place are on one page. */
  readonly page: (after: string | undefined) => RawBuilder<unknown>
  /** Those rows as lines of text, in the column `line`. */
  readonly lines: RawBuilder<unknown>
}

const signal = (key: string) => `(select id from correlator.signal where key = ${key})`

/** A token without the covenant's key in it: see `tokenKey`. */
const TOKEN = "t.token # ((c.key::bigint * 2654435761) & 4294967295)"

/** A list of entries as signal ids and what else they say, in an order that does not depend on keys: see `packEntries`. */
const entries = (column: string) =>
  `(select string_agg(s.id || '/' || (e.entry & 32767), ',' order by s.id, e.entry & 32767)
    from (select ('x' || encode(substring(t.${column} from n * 6 + 1 for 6), 'hex'))::bit(48)::bigint as entry
      from generate_series(0, length(t.${column}) / 6 - 1) as n) as e
    join correlator.signal s on s.key = e.entry >> 15)`

const COVENANT = "join correlator.covenant c on c.key = t.covenant"

/**
 * A table in the order of a number that its rows have, as columns and joins of a line. Rows that share the last number of a
 * page come along, so that none is left out or told twice.
 */
const ordered =
  (size: number) =>
  (name: string, place: string, columns: string, joins = "", where = ""): DumpTable => ({
    name,
    page: (after) => {
      const from = after === undefined ? "" : `where ${place} > ${after}`
      return sql`${sql.raw(`select t.*, ${place} as place from correlator.${name} t ${from}
      ${from === "" ? "where" : "and"} ${place} <= coalesce((select ${place} from correlator.${name} ${from}
        order by ${place} offset ${size - 1} limit 1), (select max(${place}) from correlator.${name}))`)}`
    },
    lines: sql.raw(
      `select concat_ws('|', ${columns}) as line from page t ${joins} ${where === "" ? "" : `where ${where}`}`
    )
  })

/** A table that is small, or of which the rows have no number: told in one go. */
const whole = (name: string, columns: string, joins = "", where = "true"): DumpTable => ({
  name,
  page: () => sql.raw(`select t.*, null::bigint as place from correlator.${name} t`),
  lines: sql.raw(`select concat_ws('|', ${columns}) as line from page t ${joins} where ${where}`)
})

/**
 * Everything that must follow from the set of events: surrogate keys stand for the ids behind them. `size`: rows of a table that
 * are told in one statement, but for those that share the last place.
 */
export const dumpTables = (size: number): ReadonlyArray<DumpTable> => {
  const inPages = ordered(size)
  return [
    whole("covenant", "id, versions, document, standing, hub_limit, people, model"),
    inPages(
      "signal",
      "key",
      "c.id, t.id, t.state, t.kind, t.revision, t.version, t.partner, t.angle, t.network, t.municipality, t.observed_at",
      COVENANT
    ),
    inPages("record", "signal", `${signal("t.signal")}, subject, person, encode(encoding, 'hex')`),
    inPages("token", "token", `c.id, ${TOKEN}, t.signals, ${entries("followers")}, ${entries("idle")}`, COVENANT),
    whole(
      "crowd",
      `c.id, ${TOKEN}, ${signal("(t.entry >> 15)::int")}, t.entry & 32767`,
      "join correlator.token k on k.token = t.token join correlator.covenant c on c.key = k.covenant"
    ),
    inPages("follow", "signal", `${signal("t.signal")}, subject, encode(choices, 'hex')`),
    whole(
      "known_name",
      "c.id, t.entry, t.version, t.retired, t.facet, t.type, t.valid_from, t.valid_until, t.tokens",
      COVENANT
    ),
    inPages("naming", "signal", `t.token, ${signal("t.signal")}`),
    whole("hub", "covenant, token, signals", "", "signals is not null"),
    // A covenant that is not in force has what evidence it had when it stopped.
    inPages(
      "edge",
      "a",
      `${signal("t.a")}, a_subject, ${signal("t.b")}, b_subject, person, weight, digest`,
      COVENANT,
      "c.standing = 'in-force'"
    ),
    whole("verdict", "c.id, review, a, b, same, final, at", COVENANT),
    whole("undone", "c.id, review", COVENANT),
    whole(
      "parted",
      "t.covenant, t.a, t.b",
      "join correlator.covenant c on c.id = t.covenant",
      "c.standing = 'in-force'"
    ),
    whole("ambiguity", "id, facts, hash"),
    whole("link", "id, facts, hash"),
    inPages("link_member", "signal", `link, ${signal("t.signal")}, revision`)
  ]
}
