import { malformed } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Result, Schema } from "effect"
import { sql as raw } from "kysely"
import { COLUMNS, KEPT, type NoticeRow } from "./NoticeRecord.ts"

/** Place of a line in its list: group, key and signal, in the order of the list. */
const Place = Schema.fromJsonString(Schema.Tuple([Schema.Int, Schema.String, Schema.String]))
const decode = Schema.decodeUnknownResult(Place)
const encode = Schema.encodeSync(Place)
type Place = typeof Place.Type

/** 400 for what we never handed out. */
export const noticePlaceOf = (cursor: string | undefined) =>
  Effect.suspend(() => {
    if (cursor === undefined) return Effect.succeed(undefined)
    const result = decode(Buffer.from(cursor, "base64url").toString("utf8"))
    if (Result.isSuccess(result)) return Effect.succeed<Place>(result.success)
    const text = { nl: "Deze bladwijzer past hier niet.", en: "This cursor does not fit here." }
    return Effect.fail(malformed([{ code: "malformed", pointer: "/cursor", text }]))
  })

export interface NoticeQuery {
  readonly show: "due" | "deferred" | "given"
  /** Covenants that the viewer handles. */
  readonly handled: ReadonlyArray<string>
  /** Covenants in which the viewer may review what they were named for. */
  readonly overseen: ReadonlyArray<string>
  readonly viewer: string
  readonly after: Place | undefined
  readonly limit: number
}

type Placed = NoticeRow & { readonly place: number; readonly key: string }

const DEFERRAL = raw`left join casework.deferral d on d.covenant = n.covenant and d.id = n.deferral`

/** Notices that are due again come first: their ground has gone. Then signals on which nobody acted, as they came in. */
const due = ({ after, handled, limit }: NoticeQuery) => {
  const covenants = raw`any(${[...handled]}::text[])`
  const [place, key, signal] = after ?? [0, "", ""]
  return raw<Placed>`
    select * from (
      (select ${COLUMNS}, 0 as place, n.due_on as key
        from casework.notice n join casework.signal s on s.id = n.signal ${DEFERRAL}
        where n.covenant = ${covenants} and n.state = 'due' and ${KEPT} and (0, n.due_on, s.id) > (${place}::integer, ${key}, ${signal})
        order by n.due_on, s.id limit ${limit + 1})
      union all
      (select ${COLUMNS}, 1 as place, s.facts ->> 'receivedAt' as key
        from casework.signal s left join casework.notice n on n.signal = s.id ${DEFERRAL}
        where s.covenant = ${covenants} and ${KEPT} and n.signal is null
          and (1, s.facts ->> 'receivedAt', s.id) > (${place}::integer, ${key}, ${signal})
        order by s.facts ->> 'receivedAt', s.id limit ${limit + 1})
    ) page order by place, key, signal limit ${limit + 1}`
}

const deferred = ({ after, handled, limit, overseen, viewer }: NoticeQuery) => {
  const [, key, signal] = after ?? [0, "", ""]
  return raw<Placed>`
    select ${COLUMNS}, 0 as place, n.due_on as key
    from casework.notice n join casework.signal s on s.id = n.signal ${DEFERRAL}
    where n.state = 'deferred' and ${KEPT} and (n.due_on, s.id) > (${key}, ${signal})
      and (n.covenant = any(${[...handled]}::text[]) or n.covenant = any(${[...overseen]}::text[]) and d.reviewer = ${viewer})
    order by n.due_on, s.id limit ${limit + 1}`
}

const given = ({ after, handled, limit }: NoticeQuery) => {
  const beyond = after === undefined ? raw`true` : raw`(n.due_on, s.id) < (${after[1]}, ${after[2]})`
  return raw<Placed>`
    select ${COLUMNS}, 0 as place, n.due_on as key
    from casework.notice n join casework.signal s on s.id = n.signal ${DEFERRAL}
    where n.covenant = any(${[...handled]}::text[]) and n.state = 'given' and ${KEPT} and ${beyond}
    order by n.due_on desc, s.id desc limit ${limit + 1}`
}

/** One page, by keyset, and where the next one begins. One statement, and nothing written. */
export const readNoticePage = Effect.fn("NoticePage.read")(function* (query: NoticeQuery) {
  const { run } = yield* Sql
  const statement = { due, deferred, given }[query.show](query)
  const { rows } = yield* run("NoticePage.read", (db) => statement.execute(db))
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next =
    rows.length > query.limit && last !== undefined
      ? Buffer.from(encode([last.place, last.key, last.signal])).toString("base64url")
      : null
  return { rows: page, next }
})
