import { levelOrder, mayDisclose, quarterFigures, SignalFacts } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { bareWholeOf, LINK_SIGNALS, signalsIn, type WholeRow } from "../links/belongings.ts"
import { linkScope, RESTRICTED_LINK } from "../links/linkScope.ts"
import { type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import { type SeenLink, signalView, viewOf } from "../links/viewOf.ts"
import { type ExportRow, linkRow, signalRow, trendRow } from "./ExportRow.ts"

/** What a page of an export shows of whom, for the processing log. */
export type Shown = SeenLink["disclosed"][number]

export interface ExportPage {
  readonly rows: ReadonlyArray<ExportRow>
  readonly shown: ReadonlyArray<Shown>
  /** Where the next page begins; undefined: this was the last. */
  readonly next: string | undefined
  /** Why there is no figure, although there may be signals. */
  readonly empty?: EmptyBecause | undefined
}

/** `no-signals`: nothing came in; `quarter-not-over`: all came in this quarter, of which no figure is told before it is over (L29). */
export type EmptyBecause = "no-signals" | "quarter-not-over"

/** Rows read in one go. */
const PAGE = 500

const decodeFacts = Schema.decodeUnknownSync(SignalFacts)

type BareRow = Pick<WholeRow, "signals"> & Parameters<typeof bareWholeOf>[0] & { readonly id: string }

const seenLinks = Effect.fnUntraced(function* (rows: ReadonlyArray<BareRow>, viewpoint: Viewpoint, purpose: string) {
  return rows.flatMap((row) => viewOf(bareWholeOf(row), viewpoint, purpose) ?? [])
})

/** Links of the covenant as this person may see them, by id. */
export const linkPage = Effect.fn("export.linkPage")(function* (
  viewpoint: Viewpoint,
  covenant: string,
  purpose: string,
  after: string
) {
  const { run } = yield* Sql
  const { rows } = yield* run("export.linkPage", (db) =>
    raw<BareRow>`
      select l.*, ${signalsIn(LINK_SIGNALS)} from casework.link l
      where l.covenant = ${covenant} and l.id > ${after} and ${linkScope(viewpoint)}
      order by l.id limit ${PAGE}`.execute(db)
  )
  const seen = yield* seenLinks(rows, viewpoint, purpose)
  const page: ExportPage = {
    rows: seen.map(({ view }) => linkRow(view)),
    shown: seen.flatMap(({ disclosed }) => disclosed),
    next: rows.length < PAGE ? undefined : rows.at(-1)?.id
  }
  return page
})

/** Signals of the covenant as far as this person may see them, by id: by each link that they are in, the widest counts. */
export const signalPage = Effect.fn("export.signalPage")(function* (
  viewpoint: Viewpoint,
  covenant: string,
  purpose: string,
  after: string
) {
  const { run } = yield* Sql
  const found = yield* run("export.signalPage", (db) =>
    db
      .selectFrom("casework.signal")
      .select(["id", "facts"])
      .where("covenant", "=", covenant)
      .where("withdrawn", "=", false)
      // Nothing of what an objection restricts goes out (L22).
      .where("restricted", "=", false)
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute()
  )
  const ids = found.map(({ id }) => id)
  const { rows } = yield* run("export.linksOfSignals", (db) =>
    raw<BareRow>`
      select l.*, ${signalsIn(LINK_SIGNALS)} from casework.link l
      where l.id in (select m.link from casework.link_signal m where m.signal = any (${ids}::text[]))
        and l.covenant = ${covenant} and ${linkScope(viewpoint)} order by l.id`.execute(db)
  )
  const linked = new Map<string, Shown>()
  for (const { disclosed } of yield* seenLinks(rows, viewpoint, purpose)) {
    for (const one of disclosed) {
      const known = linked.get(one.signal)
      if (known === undefined || levelOrder(one.level) > levelOrder(known.level)) linked.set(one.signal, one)
    }
  }
  const shown = found.flatMap(({ facts: stored, id }): ReadonlyArray<Shown & { readonly row: ExportRow }> => {
    const facts = decodeFacts(stored)
    const { clause, level } = mayDisclose({
      viewer: viewpoint.viewer,
      signal: facts,
      covenants: versionsOf(viewpoint, covenant),
      purpose,
      now: viewpoint.now
    })
    const inLink = linked.get(id)
    const own =
      level === "none" ? undefined : { signal: id, level, clause, persons: facts.subjects, angle: facts.angle }
    const widest =
      own === undefined || (inLink !== undefined && levelOrder(inLink.level) > levelOrder(level)) ? inLink : own
    if (widest === undefined) return []
    return [{ ...widest, row: signalRow(covenant, signalView({ facts, request: null }, widest.level, false)) }]
  })
  const page: ExportPage = {
    rows: shown.map(({ row }) => row),
    shown,
    next: found.length < PAGE ? undefined : found.at(-1)?.id
  }
  return page
})

const { kind, municipality, partner, receivedAt, signal } = SignalFacts.fields
const decodeCounted = Schema.decodeUnknownSync(Schema.Struct({ signal, kind, municipality, partner, receivedAt }))

/** Figures of the covenant, of groups of people only. One page. */
export const trendPage = Effect.fn("export.trendPage")(function* (viewpoint: Viewpoint, covenant: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("export.counted", (db) =>
    raw<{ readonly counted: unknown }>`
      select jsonb_build_object('signal', s.id, 'kind', s.facts -> 'kind', 'municipality', s.facts -> 'municipality',
        'partner', s.facts -> 'partner', 'receivedAt', s.facts -> 'receivedAt') as counted
      from casework.signal s where s.covenant = ${covenant} and not s.withdrawn and not s.restricted order by s.id`.execute(
      db
    )
  )
  const { rows: links } = yield* run("export.linked", (db) =>
    raw<{ readonly signals: ReadonlyArray<string> }>`
      select array_agg(m.signal order by m.signal) as signals
      from casework.link_signal m join casework.link l on l.id = m.link
      where l.covenant = ${covenant} and l.state in ('proposed', 'confirmed') and not ${RESTRICTED_LINK} group by m.link order by m.link`.execute(
      db
    )
  )
  const municipalities = versionsOf(viewpoint, covenant).at(-1)?.municipalities ?? []
  const figures = quarterFigures(
    rows.map(({ counted }) => decodeCounted(counted)),
    links.map(({ signals }) => signals),
    municipalities,
    viewpoint.now
  )
  const empty = rows.length === 0 ? "no-signals" : "quarter-not-over"
  const page: ExportPage = {
    rows: figures.map((one) => trendRow(covenant, one)),
    shown: [],
    next: undefined,
    empty: figures.length === 0 ? empty : undefined
  }
  return page
})
