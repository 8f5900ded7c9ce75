import { Effect } from "effect"
import { sql } from "kysely"
import { type LinkFacts, LinkId, type SignalFacts, SignalId } from "../../packages/domain/src/index.ts"
import { ids, signalFacts } from "../../packages/domain/src/testing/builders.ts"
import { Engine } from "../../packages/store/src/index.ts"

const COVENANT = ids.covenant("merenland-radicalisering")
const PARTNERS = [
  { partner: ids.partner("school-de-linde"), angle: "education" },
  { partner: ids.partner("welzijn-elzerveen"), angle: "welfare" },
  { partner: ids.partner("politie-merenland"), angle: "police" }
] as const
const PAGE = 500
/** Signals of one link at most, so that no two links have one in common. */
const STRIDE = 1000

export interface Wanted {
  /** Number of the first link: links of other numbers stay. */
  readonly first: number
  readonly links: number
  /** Of each link. */
  readonly signals: number
}

const hex = (number: number) => number.toString(16).padStart(12, "0")
const linkIdOf = (number: number) => LinkId.make(`0191e0d3-0000-8000-8000-${hex(number)}`)
const day = (number: number) => new Date(Date.UTC(2026, 6, 1) + (number % 120) * 86_400_000).toISOString()

const signalOf = (link: number, index: number): SignalFacts =>
  signalFacts(1, {
    ...(PARTNERS[index % PARTNERS.length] ?? PARTNERS[0]),
    signal: SignalId.make(`0191e0d3-0000-7000-8000-${hex(link * STRIDE + index)}`),
    covenant: COVENANT,
    municipality: ids.municipality(index % 2 === 0 ? "GM9001" : "GM9002"),
    observedAt: day(link + index),
    receivedAt: day(link + index)
  })

/** Each signal compared with the one before it; the other pairs are too many to tell, as the correlator does it. */
const linkOf = (number: number, signals: ReadonlyArray<SignalFacts>): LinkFacts => {
  const unique = <A extends string>(values: ReadonlyArray<A>) => [...new Set(values)].sort()
  const evidence = signals.slice(1).flatMap((one, index) => {
    const before = signals[index]
    if (before === undefined) return []
    const terms = [
      { field: "familyName", agreement: "exact", weight: 9 },
      { field: "birthDate", agreement: "close", weight: 6, note: "day-month-swapped" },
      { field: "prior", agreement: "exact", weight: -6 }
    ] as const
    return [{ a: before.signal, b: one.signal, weight: 9, terms }]
  })
  const pairs = (signals.length * (signals.length - 1)) / 2
  return {
    link: linkIdOf(number),
    covenant: COVENANT,
    facets: ["person"],
    signals: signals.map(({ signal }) => signal),
    angles: unique(signals.map(({ angle }) => angle)),
    organisations: unique(signals.map(({ partner }) => partner)),
    municipalities: unique(signals.map(({ municipality }) => municipality)),
    evidence,
    ...(pairs > evidence.length ? { omitted: pairs - evidence.length } : {}),
    model: "bench"
  }
}

/** Puts cross-links with their signals where casework shows them from; the id of the last. */
export const seedLinks = ({ first, links, signals }: Wanted) =>
  Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      for (let at = 0; at < links; at += PAGE) {
        const page = Array.from({ length: Math.min(PAGE, links - at) }, (_, index) => {
          const number = first + at + index
          const own = Array.from({ length: signals }, (__, place) => signalOf(number, place))
          return { own, facts: linkOf(number, own) }
        })
        const known = JSON.stringify(page.flatMap(({ own }) => own))
        const linked = JSON.stringify(page.map(({ facts }) => facts))
        yield* Effect.promise(async () => {
          await sql`
            insert into casework.signal (id, covenant, partner, facts, revision, withdrawn)
            select s ->> 'signal', s ->> 'covenant', s ->> 'partner', s, 1, false
            from jsonb_array_elements(${known}::jsonb) as s`.execute(db)
          await sql`
            insert into casework.link (id, covenant, state, facets, angles, municipalities, facts, confirmed_signals,
              revision, proposed_at, updated_at)
            select l ->> 'link', l ->> 'covenant', 'proposed',
              array(select jsonb_array_elements_text(l -> 'facets')),
              array(select jsonb_array_elements_text(l -> 'angles')),
              array(select jsonb_array_elements_text(l -> 'municipalities')),
              l, '{}', 1, now(), now() from jsonb_array_elements(${linked}::jsonb) as l`.execute(db)
          await sql`
            insert into casework.link_signal (link, signal)
            select l ->> 'link', jsonb_array_elements_text(l -> 'signals')
            from jsonb_array_elements(${linked}::jsonb) as l`.execute(db)
        })
      }
      return linkIdOf(first + links - 1)
    })
  )
