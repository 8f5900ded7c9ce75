import { PartnerId } from "@kruisverband/domain"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"

/** Persons of a covenant's whole signals whose encodings are of one version and one making. Numbers, never a person. */
export interface EncodingCount {
  readonly covenant: string
  readonly version: number
  readonly persons: number
  /** `here`: identity is sealed at ingest. A partner: sealed in its system. */
  readonly sealedAt: "here" | { readonly partner: PartnerId }
}

export interface EncodingStatus {
  readonly covenant: string
  readonly counts: ReadonlyArray<EncodingCount>
  /** Persons in signals that were not looked at since versions are kept. */
  readonly unknown: number
  /** A renewal began and is not complete. */
  readonly renewing: boolean
}

/** Whether an encoding of a person whose identity is here is of another version; a condition on `v`. */
export const RENEWABLE = sql`${ENCODING_VERSION}::smallint <> any(v.encoded[1 : cardinality(v.encoded) - v.at_source])`

/** Whether any encoding is of another version, wherever it was made. */
export const OTHER = sql`${ENCODING_VERSION}::smallint <> any(v.encoded)`

interface Row {
  readonly covenant: string
  readonly version: number | null
  readonly partner: string | null
  readonly persons: number
}

const countOf = ({ covenant, partner, persons, version }: Row): ReadonlyArray<EncodingCount> =>
  version === null
    ? []
    : [{ covenant, version, persons, sealedAt: partner === null ? "here" : { partner: PartnerId.make(partner) } }]

/** How the encodings of covenants stand, by covenant; `covenant`: of this one alone. */
export const encodingStatus = Effect.fn("renewal.status")(function* (covenant?: string) {
  const { run } = yield* Sql
  const asked = covenant === undefined ? sql`true` : sql`c.covenant = ${covenant}`
  const { rows } = yield* run("renewal.status", (db) =>
    sql<Row>`
      select s.covenant, p.version, p.partner, sum(p.persons)::integer as persons
      from ingest.covenant c join ingest.signal s on s.covenant = c.covenant
      join ingest.vault v on v.covenant = s.covenant and v.signal = s.id
      cross join lateral (
        select one.version, case when one.place > cardinality(v.encoded) - v.at_source then s.partner end as partner,
          1 as persons
        from unnest(v.encoded) with ordinality as one (version, place)
        union all select null, null, s.subjects where v.encoded is null
      ) as p
      where s.withdrawn_at is null and s.kind = 'radicalisation' and ${asked}
      group by s.covenant, p.version, p.partner order by s.covenant, p.version, p.partner nulls first`.execute(db)
  )
  const { rows: covenants } = yield* run("renewal.covenants", (db) =>
    sql<{ covenant: string; renewing: boolean }>`
      select c.covenant, c.renewing from ingest.covenant c where ${asked} order by c.covenant`.execute(db)
  )
  return covenants.map((one): EncodingStatus => {
    const own = rows.filter((row) => row.covenant === one.covenant)
    return {
      ...one,
      counts: own.flatMap(countOf),
      unknown: own.reduce((sum, { persons, version }) => (version === null ? sum + persons : sum), 0)
    }
  })
})
