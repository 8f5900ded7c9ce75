import { ErasureReceipt, PersonCandidate } from "@kruisverband/contract"
import {
  ActingWho,
  CovenantId,
  IdentityChecked,
  PartnerId,
  RequestId,
  RevocationCause,
  RightsKind,
  RightsOutcome,
  RightsState,
  UserId
} from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"

const Whos = Schema.Array(ActingWho)

/** A request as casework keeps it: codes, ids and local days. */
const RightsRecord = Schema.Struct({
  id: RequestId,
  covenant: CovenantId,
  kind: RightsKind,
  state: RightsState,
  receivedOn: Schema.String,
  madeAt: Schema.NullOr(PartnerId),
  askedBy: Whos,
  incapable: Schema.Boolean,
  identity: Schema.Array(IdentityChecked),
  noticeTo: Whos,
  extensionToldOn: Schema.NullOr(Schema.String),
  outcome: Schema.NullOr(RightsOutcome),
  toldOn: Schema.NullOr(Schema.String),
  decidedAt: Schema.NullOr(Schema.String),
  receipt: Schema.NullOr(ErasureReceipt),
  signals: Schema.Array(
    Schema.Struct({ candidate: PersonCandidate, chosen: Schema.Boolean, deferred: Schema.Boolean })
  ),
  recipients: Schema.Array(
    Schema.Struct({
      partner: PartnerId,
      signals: Schema.Int,
      lastOn: Schema.String,
      toldOn: Schema.NullOr(Schema.String),
      inside: Schema.Boolean,
      acknowledgedOn: Schema.NullOr(Schema.String)
    })
  ),
  staff: Schema.Struct({ told: Schema.Int, acknowledged: Schema.Int }),
  revocation: Schema.NullOr(
    Schema.Struct({
      cause: RevocationCause,
      decidedOn: Schema.String,
      toldOn: Schema.String,
      proposedBy: UserId,
      agreedBy: Schema.NullOr(UserId),
      doneOn: Schema.NullOr(Schema.String)
    })
  ),
  /** When the covenant was last ended; null: never. */
  covenantEndedAt: Schema.NullOr(Schema.String),
  expiredOn: Schema.NullOr(Schema.String),
  /** The last search was made while linking stood still in the covenant. */
  searchedPaused: Schema.Boolean,
  /** Linking stands still in it now. */
  paused: Schema.Boolean,
  revision: Schema.Int
})
export type RightsRecord = typeof RightsRecord.Type

const decode = Schema.decodeUnknownSync(RightsRecord)

interface Row {
  readonly record: unknown
}

const RECORD = raw`jsonb_build_object('id', r.id, 'covenant', r.covenant, 'kind', r.kind, 'state', r.state,
  'receivedOn', r.received_on, 'madeAt', r.made_at, 'askedBy', to_jsonb(r.asked_by), 'incapable', r.incapable,
  'identity', coalesce(r.identity, '[]'), 'noticeTo', coalesce(r.acting, '[]'),
  'extensionToldOn', r.extension_told_on, 'outcome', r.outcome, 'toldOn', r.told_on,
  'decidedAt', to_char(r.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'receipt', r.receipt,
  'expiredOn', r.expired_on, 'searchedPaused', r.searched_paused,
  'paused', exists (select from casework.linking_pause l where l.covenant = r.covenant), 'revocation', (
    select jsonb_build_object('cause', v.cause, 'decidedOn', v.decided_on, 'toldOn', v.told_on,
      'proposedBy', v.proposed_by, 'agreedBy', v.agreed_by, 'doneOn', v.done_on)
    from casework.rights_revocation v where v.request = r.id), 'covenantEndedAt', (
    select to_char(max(c.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from casework.covenant_status c where c.covenant = r.covenant and c.status = 'ended'),
  'revision', r.revision, 'recipients', coalesce((
    select jsonb_agg(jsonb_build_object('partner', t.partner, 'signals', cardinality(t.signals), 'lastOn', t.last_on,
      'toldOn', t.told_on, 'inside', t.notice is not null, 'acknowledgedOn', t.acknowledged_on) order by t.partner)
    from casework.rights_recipient t where t.request = r.id), '[]'), 'staff', (
    select jsonb_build_object('told', count(*), 'acknowledged', count(p.acknowledged_on))
    from casework.rights_staff p where p.request = r.id), 'signals', coalesce((
    select jsonb_agg(jsonb_build_object('candidate', s.candidate, 'chosen', s.chosen,
      'deferred', exists (select from casework.notice n where n.signal = s.signal and n.state = 'deferred')) order by s.signal)
    from casework.rights_signal s where s.request = r.id), '[]')) as record`

/** Requests of these covenants, newest first. */
export const listRecords = Effect.fn("RightsRecord.list")(function* (
  covenants: ReadonlyArray<string>,
  openOnly: boolean
) {
  const { run } = yield* Sql
  const { rows } = yield* run("RightsRecord.list", (db) =>
    raw<Row>`
      select ${RECORD} from casework.rights_request r
      where r.covenant = any(${[...covenants]}::text[]) and (${!openOnly} or r.state not in ('closed', 'expired'))
      order by r.opened_at desc, r.id desc limit 500`.execute(db)
  )
  return rows.map(({ record }) => decode(record))
})

/** `lock`: nobody else changes it until the transaction ends. */
export const findRecord = Effect.fn("RightsRecord.find")(function* (id: string, lock = false) {
  const { run } = yield* Sql
  const { rows } = yield* run("RightsRecord.find", (db) =>
    raw<Row>`select ${RECORD} from casework.rights_request r where r.id = ${id} ${lock ? raw`for update` : raw``}`.execute(
      db
    )
  )
  const [row] = rows
  return row === undefined ? undefined : decode(row.record)
})

/** Closed requests of all covenants by id, after this one. `take`: each by one transaction only. */
export const listClosed = Effect.fn("RightsRecord.listClosed")(function* (after: string, limit: number, take: boolean) {
  const { run } = yield* Sql
  const { rows } = yield* run("RightsRecord.listClosed", (db) =>
    raw<Row>`
      select ${RECORD} from casework.rights_request r where r.state = 'closed' and r.id > ${after}
      order by r.id limit ${limit} ${take ? raw`for update of r skip locked` : raw``}`.execute(db)
  )
  return rows.map(({ record }) => decode(record))
})

export interface NewRequest
  extends Pick<RightsRecord, "id" | "covenant" | "kind" | "receivedOn" | "madeAt" | "askedBy" | "incapable"> {
  readonly by: string
  readonly at: string
}

export const insertRecord = Effect.fn("RightsRecord.insert")(function* (request: NewRequest) {
  const { run } = yield* Sql
  const { askedBy, at, by, covenant, id, incapable, kind, madeAt, receivedOn } = request
  yield* run("RightsRecord.insert", (db) =>
    db
      .insertInto("casework.rights_request")
      .values({
        id,
        covenant,
        kind,
        state: "registered",
        received_on: receivedOn,
        made_at: madeAt,
        asked_by: [...askedBy],
        incapable,
        identity: null,
        acting: null,
        extension_told_on: null,
        outcome: null,
        told_on: null,
        decided_by: null,
        decided_at: null,
        receipt: null,
        opened_by: by,
        opened_at: at,
        revision: 1
      })
      .execute()
  )
})

export type RightsChange = Partial<
  Pick<
    RightsRecord,
    | "state"
    | "askedBy"
    | "identity"
    | "noticeTo"
    | "extensionToldOn"
    | "outcome"
    | "toldOn"
    | "receipt"
    | "searchedPaused"
  >
> & { readonly decided?: { readonly by: string; readonly at: string } }

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

/** Changes what is given, and raises the revision. The row is locked by the caller. */
export const changeRecord = Effect.fn("RightsRecord.change")(function* (before: RightsRecord, change: RightsChange) {
  const { run } = yield* Sql
  const after = { ...before, ...change }
  yield* run("RightsRecord.change", (db) =>
    db
      .updateTable("casework.rights_request")
      .set({
        state: after.state,
        asked_by: [...after.askedBy],
        identity: json(after.identity),
        acting: json(after.noticeTo),
        extension_told_on: after.extensionToldOn,
        outcome: after.outcome,
        told_on: after.toldOn,
        receipt: json(after.receipt),
        searched_paused: after.searchedPaused,
        ...(change.decided === undefined ? {} : { decided_by: change.decided.by, decided_at: change.decided.at }),
        revision: before.revision + 1
      })
      .where("id", "=", before.id)
      .execute()
  )
})

/** The signals that fit the person, in the place of those found before. */
export const putSignals = Effect.fn("RightsRecord.putSignals")(function* (
  request: string,
  candidates: ReadonlyArray<PersonCandidate>,
  chosen: ReadonlySet<string>
) {
  const { run } = yield* Sql
  const rows = JSON.stringify(
    candidates.map((candidate) => ({
      request,
      signal: candidate.signal,
      candidate,
      chosen: chosen.has(candidate.signal)
    }))
  )
  yield* run("RightsRecord.putSignals", async (db) => {
    await db.deleteFrom("casework.rights_signal").where("request", "=", request).execute()
    await raw`insert into casework.rights_signal (request, signal, candidate, chosen)
      select * from jsonb_to_recordset(${rows}::jsonb) as r (request text, signal text, candidate jsonb, chosen boolean)`.execute(
      db
    )
  })
})
