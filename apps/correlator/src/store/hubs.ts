import { createHash } from "node:crypto"
import { type CovenantId, type HubFacts, HubId, type HubKind } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import type { HubChanges } from "../index/hubChanges.ts"
import { ids, lookUp, numbers, texts } from "./lists.ts"
import { query } from "./query.ts"

/** UUID version 8 over covenant and token: opaque, and the same after a rebuild. */
const hubId = (covenant: CovenantId, token: string): HubId => {
  const bytes = createHash("sha256").update(`hub|${covenant}|${token}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return HubId.make(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`)
}

const KINDS: Readonly<Record<string, HubKind>> = {
  p: "mobile",
  q: "landline",
  e: "email",
  h: "handle",
  a: "postcode-number",
  s: "street-number"
}

/** Rounded up to a power of two. */
const doubling = (signals: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, signals)))

/** Hubs of a covenant as last read, by the mark of their set: each change of the set gives the covenant another mark. */
const remembered = new Map<string, ReadonlySet<string>>()
/** Covenants whose hubs are remembered at once. */
const REMEMBERED = 64

/** Values of the covenant that are of too many signals. Read from the table only when they changed since the last time. */
export const hubsOf = Effect.fn("hubs.of")(function* (covenant: CovenantId, mark: string) {
  const known = remembered.get(mark)
  if (known !== undefined) return known
  const rows = yield* query(
    "hubs.read",
    sql<{ token: string }>`select token from correlator.hub where covenant = ${covenant} and signals is not null`
  )
  const hubs: ReadonlySet<string> = new Set(rows.map((row) => row.token))
  const [oldest] = remembered.keys()
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  remembered.set(mark, hubs)
  return hubs
})

/** Enters what became of hubs. Gives whether the set of them is another one now. */
export const writeHubs = Effect.fn("hubs.write")(function* (covenant: CovenantId, changes: HubChanges) {
  const standing = [...changes.standing]
  const tokens = texts(standing.map(([token]) => token))
  let changed = false
  if (standing.length > 0) {
    const before = yield* query(
      "hubs.known",
      sql<{ token: string }>`select h.token from unnest(${tokens}) as asked (token) ${lookUp(
        sql`select token from correlator.hub where covenant = ${covenant} and token = asked.token and signals is not null`,
        "h"
      )}`
    )
    const known = new Set(before.map((row) => row.token))
    const rows = yield* query(
      "hubs.stand",
      sql<{ token: string }>`insert into correlator.hub (covenant, token, signals, withdrawn, told_withdrawn)
        select ${covenant}, new.token, new.signals, 0, 0 from unnest(
          ${tokens}, ${numbers(standing.map(([, signals]) => doubling(signals)))}::int[]) as new (token, signals)
        on conflict (covenant, token) do update set signals = excluded.signals
        where correlator.hub.signals is distinct from excluded.signals
        returning token`
    )
    changed = rows.some((row) => !known.has(row.token))
  }
  if (changes.ended.length > 0) {
    const rows = yield* query(
      "hubs.end",
      sql<{ token: string }>`update correlator.hub set signals = null
        where covenant = ${covenant} and token = any(${ids(changes.ended)}::text[]) and signals is not null returning token`
    )
    changed ||= rows.length > 0
  }
  return changed
})

/** Counts links that were taken back because they rested on these hubs, one for each time a hub is named. */
export const countWithdrawn = (covenant: CovenantId, tokens: ReadonlyArray<string>) =>
  tokens.length === 0
    ? Effect.void
    : query(
        "hubs.withdrawn",
        sql`update correlator.hub h set withdrawn = h.withdrawn + new.links
          from (select token, count(*)::int as links from unnest(${texts(tokens)}) as named (token) group by token) as new
          where h.covenant = ${covenant} and h.token = new.token`
      )

interface Untold {
  readonly token: string
  readonly signals: number | null
  readonly withdrawn: number
  readonly since: string | null
}

const untold = sql`(signals is distinct from told or withdrawn <> told_withdrawn or (signals is null and told is null))`

/**
 * What has to be told of hubs, and notes that it is told. `found`: stands, or something of it changed. `ended`: was told to
 * stand and does not; its row goes. `now`: UTC instant, from which a hub stands that was not told before.
 */
export const tellHubs = Effect.fn("hubs.tell")(function* (covenant: CovenantId, now: string) {
  const rows = yield* query(
    "hubs.untold",
    sql<Untold>`select token, signals, withdrawn, since from correlator.hub
      where covenant = ${covenant} and ${untold} order by token`
  )
  if (rows.length === 0) return { found: [], ended: [] }
  const found = rows.flatMap((row): ReadonlyArray<HubFacts> => {
    const kind = KINDS[row.token.slice(0, 1)]
    if (row.signals === null || kind === undefined) return []
    const { signals, withdrawn, since } = row
    return [{ hub: hubId(covenant, row.token), covenant, kind, signals, withdrawn, since: since ?? now }]
  })
  const ended = rows
    .filter((row) => row.signals === null && row.since !== null)
    .map((row) => ({ hub: hubId(covenant, row.token), covenant }))
  yield* query("hubs.forget", sql`delete from correlator.hub where covenant = ${covenant} and signals is null`)
  yield* query(
    "hubs.told",
    sql`update correlator.hub set told = signals, told_withdrawn = withdrawn, since = coalesce(since, ${now})
      where covenant = ${covenant} and ${untold}`
  )
  return { found, ended }
})

/** A rebuild finds out anew which stand; what was told of them remains. */
export const forgetHubs = query("hubs.reset", sql`update correlator.hub set signals = null`)
