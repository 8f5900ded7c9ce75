import { type Angle, careRelation, LOGGED_AS_NONE } from "@kruisverband/domain"
import type { Caller } from "@kruisverband/http"
import { traceOf } from "@kruisverband/http"
import { appendGroups, type LineGroup, type NewLine, perPerson } from "@kruisverband/store"
import { Effect } from "effect"
import type { Poster } from "../access/Poster.ts"

/** Who acts, in which request, and through which application. */
export interface Actor {
  readonly who: string
  readonly role: string
  readonly trace: string
  readonly via?: string | undefined
  /** Partner for whom who acts works. */
  readonly organisation?: string | undefined
}

/** A professional through casework, or a partner's own system. */
export const posterActor = ({ partner, trace, user, via }: Poster): Actor => ({
  who: user ?? `system:${partner}`,
  role: "poster",
  trace,
  via,
  organisation: partner
})

const clientOf = (caller: Caller): string => (caller.kind === "client" ? caller.clientId : caller.kind)

/** One of the platform's services, on its own account. */
export const serviceActor = (caller: Caller, headers: Headers): Effect.Effect<Actor> =>
  Effect.map(traceOf(headers), (trace) => ({ who: `system:${clientOf(caller)}`, role: "service", trace }))

/** A person for whom a service calls. */
export const actorVia = (caller: Caller, headers: Headers, who: string, role: string): Effect.Effect<Actor> =>
  Effect.map(traceOf(headers), (trace) => ({ who, role: role.trim() || LOGGED_AS_NONE, trace, via: clientOf(caller) }))

/** What was done with one signal, and how many persons it is about. */
export interface SignalAct {
  readonly signal: string
  readonly covenant: string
  readonly purpose: string
  readonly level: string
  readonly persons: number
  /** From where the signal is; absent: nothing of that is left. */
  readonly angle?: Angle | undefined
}

type Common = Pick<NewLine, "who" | "role" | "trace" | "via" | "organisation" | "action" | "clause">

const linesOf = (common: Common, { angle, covenant, level, persons, purpose, signal }: SignalAct) => {
  const line: NewLine = {
    ...common,
    // Of an organisation, it is the one that posted it: others get nowhere near it here.
    care: careRelation(common.organisation === undefined ? undefined : angle, angle),
    objectKind: "signal",
    object: signal,
    covenant,
    purpose: purpose.trim() || LOGGED_AS_NONE,
    level
  }
  return perPerson(line, signal, persons)
}

const groupOf = (common: Common, acts: ReadonlyArray<SignalAct>): LineGroup | undefined => {
  const [first] = acts
  const lines = acts.flatMap((act) => linesOf(common, act))
  const [line] = lines
  if (first === undefined || line === undefined) return undefined
  if (lines.length === 1) return { line, children: [] }
  const { subject: _, ...whole } = line
  const one = acts.length === 1
  const request: NewLine = one ? whole : { ...whole, objectKind: "signals", object: `count:${acts.length}`, level: "" }
  return { line: request, children: lines }
}

/**
 * Lines about signals in the processing log (L28): per covenant one for the request and one for each person, or a single
 * line for a single person. In the transaction that reads or writes, late in it.
 */
export const logSignals = (actor: Actor, action: string, clause: string, acts: ReadonlyArray<SignalAct>) =>
  Effect.asVoid(
    appendGroups(
      [...Map.groupBy(acts, ({ covenant }) => covenant).values()].flatMap(
        (own) => groupOf({ ...actor, action, clause }, own) ?? []
      )
    )
  )

/** An act on signals as they are stored. */
export const actOn = ({
  angle,
  covenant,
  level,
  purpose,
  signal,
  subjects
}: {
  readonly covenant: string
  readonly level: string
  readonly purpose: string
  readonly signal: string
  readonly subjects: number
  readonly angle: Angle
}): SignalAct => ({ angle, covenant, level, purpose, signal, persons: subjects })
