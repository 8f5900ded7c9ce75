import { CovenantId, IsoDate, RetentionState, SignalId, UserId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

/** When a signal is no longer kept, and why then. Dates are local. */
export const KeptUntil = Schema.Struct({
  /** First day on which it is no longer kept; null: while its case is open. */
  on: Schema.NullOr(Schema.String),
  /** What its clock goes by; absent: not told to this reader. */
  state: Schema.optionalKey(RetentionState),
  clause: Schema.String,
  /** A link with other signals would give it another term; whether there is one is not told. */
  conditional: Schema.Boolean,
  /** A hold keeps it on this day still (Archiefwet 1995 art. 5). */
  heldUntil: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "KeptUntil" })
export type KeptUntil = typeof KeptUntil.Type

export const SignalEnd = Schema.Struct({ signal: SignalId, ...KeptUntil.fields }).annotate({ identifier: "SignalEnd" })
export type SignalEnd = typeof SignalEnd.Type

/** Signals of a covenant that stand alike and whose time is over soon. */
export const OutlookLine = Schema.Struct({
  covenant: CovenantId,
  state: RetentionState,
  /** Day on which the first of them goes. */
  first: Schema.String,
  count: Schema.Int,
  /** Of these, how many a hold keeps today. */
  held: Schema.Int
}).annotate({ identifier: "OutlookLine" })
export type OutlookLine = typeof OutlookLine.Type

/** What was destroyed on one day, along which list; months of receipt, `YYYY-MM`. */
export const DestructionView = Schema.Struct({
  covenant: CovenantId,
  covenantVersion: Schema.Int,
  state: RetentionState,
  list: Schema.String,
  entry: Schema.String,
  destroyedOn: Schema.String,
  receivedFrom: Schema.String,
  receivedUntil: Schema.String,
  count: Schema.Int,
  /** Of these, how many a hold had kept past the end of their clock. */
  heldLonger: Schema.Int
}).annotate({ identifier: "Destruction" })
export type DestructionView = typeof DestructionView.Type

export const HoldView = Schema.Struct({
  id: Schema.String,
  covenant: CovenantId,
  /** How many signals it keeps. */
  signals: Schema.Int,
  /** It stops every clock of the covenant, also of signals that are still to come. */
  whole: Schema.Boolean,
  reason: Schema.String,
  setOn: Schema.String,
  setBy: Schema.String,
  /** Last day on which it was meant to hold; `reaches`: on which it holds. */
  until: Schema.String,
  reaches: Schema.String,
  confirmedBy: Schema.optionalKey(Schema.String),
  liftedOn: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "Hold" })
export type HoldView = typeof HoldView.Type

/** What goes soon, what went, what is held. */
export const RetentionOverview = Schema.Struct({
  outlook: Schema.Array(OutlookLine),
  destructions: Schema.Array(DestructionView),
  holds: Schema.Array(HoldView)
})

const auth = { kind: "client", scopes: ["retention:write"] } as const
const covenants = Schema.Array(CovenantId).check(Schema.isMaxLength(1000))
const HoldId = Schema.String.check(Schema.isUUID())

/** For casework: when these signals of a covenant are over. Those gone, another's and unknown are left out. */
export const readEnds = endpoint({
  id: "readEnds",
  method: "POST",
  path: "/retention/ends",
  tag: "internal",
  summary: { nl: "Wanneer signalen worden vernietigd", en: "When signals are destroyed" },
  auth,
  body: Schema.Struct({ covenant: CovenantId, signals: Schema.Array(SignalId).check(Schema.isMaxLength(1000)) }),
  success: { status: 200, schema: Schema.Struct({ ends: Schema.Array(SignalEnd) }) }
})

/** For casework, for who oversees these covenants: what goes soon, what went, what is held. */
export const readRetention = endpoint({
  id: "readRetention",
  method: "POST",
  path: "/retention/read",
  tag: "internal",
  summary: { nl: "Wat wordt, is en niet mag worden vernietigd", en: "What is to be, was and may not be destroyed" },
  auth,
  body: Schema.Struct({
    covenants,
    days: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 366 }))
  }),
  success: { status: 200, schema: RetentionOverview }
})

/**
 * For casework: keep these signals until a day, whatever their clocks say; without signals, all of the covenant, and those
 * still to come. The reason is sealed here. 404: none of them is whole, or no such covenant.
 */
export const setHold = endpoint({
  id: "setHold",
  method: "POST",
  path: "/holds",
  tag: "internal",
  summary: { nl: "Vernietiging tegenhouden", en: "Hold back destruction" },
  auth,
  body: Schema.Struct({
    covenant: CovenantId,
    signals: Schema.optionalKey(Schema.Array(SignalId).check(Schema.isMinLength(1), Schema.isMaxLength(1000))),
    reason: Schema.NonEmptyString.check(Schema.isMaxLength(2000)),
    until: IsoDate,
    by: UserId
  }),
  success: { status: 201, schema: HoldView },
  problems: [404]
})

const change = (id: string, verb: string, summary: { nl: string; en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/holds/${verb}`,
    tag: "internal",
    summary,
    auth,
    body: Schema.Struct({ covenant: CovenantId, hold: HoldId, by: UserId }),
    success: { status: 200, schema: HoldView },
    problems: [404]
  })

/** By a second person: from now on it reaches to its end. */
export const confirmHold = change("confirmHold", "confirm", { nl: "Bevestigen", en: "Confirm" })
/** The clocks go on. */
export const liftHold = change("liftHold", "lift", { nl: "Opheffen", en: "Lift" })
