import { LOGGED_AS_NONE, logClauses, logPurposes } from "@kruisverband/domain"
import { newTrace } from "@kruisverband/http"
import { appendGroups, type LineGroup, type NewLine, perPerson, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

interface Row {
  readonly link: string
  readonly covenant: string
  readonly retraction: string | null
  readonly signal: string
  readonly persons: number
  readonly purpose: string | null
}

const MACHINE = { role: "service", level: "" } as const

/** What the machine proposed and took back, with a line for each person in each signal (L28). In the caller's transaction. */
export const logLinked = Effect.fn("logMachine.linked")(function* (links: ReadonlyArray<string>) {
  if (links.length === 0) return
  const { run } = yield* Sql
  const { rows } = yield* run("logMachine.linked", (db) =>
    raw<Row>`
      select l.id as link, l.covenant, l.retraction, s.id as signal, s.facts ->> 'purpose' as purpose,
        coalesce((s.facts ->> 'subjects')::integer, 0) as persons
      from casework.link l join casework.link_signal m on m.link = l.id join casework.signal s on s.id = m.signal
      where l.id = any(${links}::text[]) order by l.id, s.id`.execute(db)
  )
  const trace = yield* newTrace
  const groups = [...Map.groupBy(rows, ({ link }) => link).values()].map((own): ReadonlyArray<LineGroup> => {
    const [first] = own
    if (first === undefined) return []
    const line = (objectKind: string, object: string): NewLine => ({
      ...MACHINE,
      who: "system:svc-correlator",
      action: first.retraction === null ? "link-proposed" : "link-retracted",
      objectKind,
      object,
      covenant: first.covenant,
      purpose: first.purpose ?? LOGGED_AS_NONE,
      clause: logClauses.linked,
      trace
    })
    const children = own.flatMap(({ persons, signal }) => perPerson(line("signal", signal), signal, persons))
    return [{ line: line("link", first.link), children }]
  })
  yield* appendGroups(groups.flat())
})

/** What is about to be forgotten of signals that were erased. Before it is: afterwards nobody knows how many persons it was about. */
export const logForgotten = Effect.fn("logMachine.forgotten")(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const { rows } = yield* run("logMachine.forgotten", (db) =>
    raw<Pick<Row, "covenant" | "signal" | "persons">>`
      select id as signal, covenant, coalesce((facts ->> 'subjects')::integer, 0) as persons
      from casework.signal where id = any(${signals}::text[]) and not withdrawn order by id`.execute(db)
  )
  const trace = yield* newTrace
  const groups = rows.flatMap(({ covenant, persons, signal }) => {
    const line: NewLine = {
      ...MACHINE,
      who: "system:svc-casework",
      action: "signal-forgotten",
      objectKind: "signal",
      object: signal,
      covenant,
      purpose: logPurposes.erasure,
      clause: logClauses.erased,
      trace
    }
    return perPerson(line, signal, persons).map((one): LineGroup => ({ line: one, children: [] }))
  })
  yield* appendGroups(groups)
})
