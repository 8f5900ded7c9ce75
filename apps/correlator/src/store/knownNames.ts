import type { KnownFacet, KnownName } from "@kruisverband/domain"
import type { KnownTokens } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { sql } from "kysely"
import { ids, numbers } from "./lists.ts"
import { query } from "./query.ts"

/** The newest version of an entry of a covenant's vocabulary that was heard of. Retired or gone: without tokens. */
export interface KnownEntry extends KnownTokens {
  readonly version: number
  readonly retired: boolean
}

/** Columns hold nothing but what decoded events and answers brought. */
interface Row {
  readonly entry: string
  readonly version: number
  readonly retired: boolean
  readonly facet: KnownFacet
  readonly type: KnownName["type"] | null
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly tokens: string
}

const entryOf = (row: Row): KnownEntry => ({
  id: row.entry,
  version: row.version,
  retired: row.retired,
  facet: row.facet,
  tokens: new Set(row.tokens === "" ? [] : row.tokens.split(" ")),
  ...(row.type === null || row.type === undefined ? {} : { type: row.type }),
  ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
  ...(row.valid_until === null ? {} : { validUntil: row.valid_until })
})

/** Sorted, so that equal entries are equal rows. */
export const tokenText = (tokens: Iterable<string>): string => [...tokens].sort().join(" ")

/** A covenant's whole vocabulary: some hundreds of entries that people keep. */
export const readEntries = (covenant: number) =>
  query(
    "names.read",
    sql<Row>`select entry, version, retired, facet, type, valid_from, valid_until, tokens from correlator.known_name
      where covenant = ${covenant} order by entry`
  ).pipe(Effect.map((rows) => rows.map(entryOf)))

/** Writes an entry as it is now. */
export const writeEntry = (covenant: number, entry: KnownEntry) =>
  query(
    "names.write",
    sql`insert into correlator.known_name
        (covenant, entry, version, retired, facet, type, valid_from, valid_until, tokens)
      values (${covenant}, ${entry.id}, ${entry.version}, ${entry.retired}, ${entry.facet}, ${entry.type ?? null},
        ${entry.validFrom ?? null}, ${entry.validUntil ?? null}, ${tokenText(entry.tokens)})
      on conflict (covenant, entry) do update set version = excluded.version, retired = excluded.retired,
        facet = excluded.facet, type = excluded.type, valid_from = excluded.valid_from,
        valid_until = excluded.valid_until, tokens = excluded.tokens`
  )

/** A signal with the groups and expressions that it names itself. */
export interface Naming {
  readonly signal: number
  readonly tokens: ReadonlyArray<string>
}

/** Notes which signals name what, so that those whom a changed entry concerns are found without reading all. */
export const writeNaming = Effect.fn("names.writeNaming")(function* (covenant: number, naming: ReadonlyArray<Naming>) {
  const rows = naming.flatMap(({ signal, tokens }) => tokens.map((token) => [token, signal] as const))
  if (rows.length === 0) return
  yield* query(
    "names.writeNaming",
    sql`insert into correlator.naming (covenant, token, signal) select ${covenant}::int, * from unnest(
      ${ids(rows.map(([token]) => token))}::text[], ${numbers(rows.map(([, signal]) => signal))}::int[])
      on conflict do nothing`
  )
})

export const eraseNaming = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.void
    : query("names.eraseNaming", sql`delete from correlator.naming where signal = any(${numbers(signals)}::int[])`)

/** Signals that name one of these themselves. */
export const namersOf = (covenant: number, tokens: ReadonlyArray<string>) =>
  tokens.length === 0
    ? Effect.succeed([])
    : query(
        "names.namers",
        sql<{ signal: number }>`select distinct signal from correlator.naming
          where covenant = ${covenant} and token = any(${ids(tokens)}::text[]) order by signal`
      ).pipe(Effect.map((rows) => rows.map((row) => row.signal)))
