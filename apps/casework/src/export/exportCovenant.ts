import {
  Bilingual,
  type CovenantId,
  careRelation,
  type ExportKind,
  type ExportReason,
  LOGGED_AS_NONE,
  logClauses,
  logPurposes,
  mayExport,
  type User,
  UserId,
  type Viewer
} from "@kruisverband/domain"
import { Ids, perPerson, Sql } from "@kruisverband/store"
import { DateTime, Effect, Result, Schema } from "effect"
import type { AgreementOrder } from "../agreements/AgreementRecord.ts"
import { requireAgreed, useAgreement } from "../agreements/byCommand.ts"
import { readViewpoint, type Viewpoint } from "../links/Viewpoint.ts"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import { readCovenants } from "../registry/Registry.ts"
import { readUser } from "../session/Sessions.ts"
import type { ExportRow } from "./ExportRow.ts"
import { type ExportPage, linkPage, type Shown, signalPage, trendPage } from "./exportPages.ts"

/** A rule says no to an export; told in full. */
export class ExportRefused extends Schema.TaggedError<ExportRefused>()("ExportRefused", {
  reasons: Schema.NonEmptyArray(Schema.Struct({ code: Schema.String, clause: Schema.String, text: Bilingual }))
}) {
  override get message(): string {
    return this.reasons.map(({ code, text }) => `${code}: ${text.nl} / ${text.en}`).join("\n")
  }
}

export interface ExportOrder {
  readonly what: ExportKind
  readonly covenant: CovenantId
  /** User for whom it is: it holds what this person may see. */
  readonly askedBy: string
  /** Id of the request that a second person agreed to; without it only figures go out. */
  readonly agreement?: string | undefined
  readonly reason?: ExportReason | undefined
  /** Number of the request or decision elsewhere. */
  readonly reference?: string | undefined
  readonly purpose?: string | undefined
}

/** Where rows go. `begin` may come again: the rows from before it are then as if they had not been. */
export interface ExportSink<E> {
  readonly begin: Effect.Effect<void, E>
  readonly add: (rows: ReadonlyArray<ExportRow>) => Effect.Effect<void, E>
  /** The rows are complete: SHA-256 of what came of them, hexadecimal. */
  readonly end: Effect.Effect<string, E>
}

const viewerOf = (user: User): Viewer => ({
  user: user.id,
  grants: user.grants,
  partner: user.partner,
  municipality: user.municipality
})

/** Who is not known here holds no role: refused as who may not. */
const noOne: User = { id: UserId.make("kv"), displayName: "", grants: [] }

const pageOf = (order: ExportOrder, viewpoint: Viewpoint, purpose: string, after: string) => {
  switch (order.what) {
    case "signals":
      return signalPage(viewpoint, order.covenant, purpose, after)
    case "links":
      return linkPage(viewpoint, order.covenant, purpose, after)
    case "trends":
      return trendPage(viewpoint, order.covenant)
  }
}

/** What precisely is agreed to: the same export for another reason, number or purpose is another one. */
export const exportAgreement = ({
  askedBy,
  covenant,
  purpose,
  reason,
  reference,
  what
}: ExportOrder): AgreementOrder => ({
  act: "export",
  covenant,
  object: what,
  askedBy,
  detail: {
    ...(reason === undefined ? {} : { reason }),
    ...(reference === undefined ? {} : { reference }),
    ...(purpose === undefined ? {} : { purpose })
  }
})

const decide = Effect.fnUntraced(function* (order: ExportOrder) {
  const { agreement, askedBy, covenant, purpose, reason, reference, what } = order
  const user = (yield* readUser(askedBy)) ?? noOne
  const agreed =
    agreement === undefined ? undefined : yield* Effect.result(requireAgreed(agreement, exportAgreement(order)))
  if (agreed !== undefined && Result.isFailure(agreed)) {
    const { failure } = agreed
    if (failure._tag !== "AgreementRefused") return yield* failure
    return { user, second: undefined, found: Result.fail({ reasons: failure.reasons }) }
  }
  const second = agreed === undefined ? undefined : yield* readUser(agreed.success.by)
  const found = mayExport({
    what,
    viewer: viewerOf(user),
    second: second === undefined ? undefined : viewerOf(second),
    covenant,
    covenants: [...(yield* readCovenants()).values()].flat(),
    purpose,
    reason,
    reference,
    now: yield* DateTime.now
  })
  return { user, second, found }
})

const logRefused = (order: ExportOrder, who: string, object: string, trace: string) =>
  appendLog({
    who,
    role: LOGGED_AS_NONE,
    action: `${order.what}-exported-refused`,
    objectKind: "export",
    object,
    covenant: LOGGED_AS_NONE,
    purpose: logPurposes.accountability,
    clause: logClauses.refused,
    level: "none",
    trace,
    via: "kv"
  })

/**
 * Takes all that somebody may see of a covenant out of the platform, page by page, as ids and codes: no identity, no
 * words. Whoever is shown in it has a line in the processing log before it is there, and the export itself is kept for
 * good; both are of one transaction with the reading. A refusal is logged too. Not idempotent: an agreement is used once.
 */
export const exportCovenant = Effect.fn("exportCovenant")(function* <E>(order: ExportOrder, sink: ExportSink<E>) {
  const sql = yield* Sql
  const id = yield* (yield* Ids).uuid7
  const trace = id.replaceAll("-", "")
  const { found, second, user } = yield* decide(order)
  if (Result.isFailure(found)) {
    yield* logRefused(order, user.id, id, trace)
    return yield* new ExportRefused({ reasons: found.failure.reasons })
  }
  const { clause, purpose, role, secondRole } = found.success
  const line: LogLine = {
    who: user.id,
    role,
    action: `${order.what}-exported`,
    objectKind: "export",
    object: id,
    covenant: order.covenant,
    purpose,
    clause,
    level: "",
    trace,
    via: "kv"
  }
  return yield* sql.transaction(
    Effect.gen(function* () {
      const viewpoint = yield* readViewpoint(user)
      // Locked first: one agreement is one export.
      if (order.agreement !== undefined && secondRole !== undefined)
        yield* useAgreement(order.agreement, exportAgreement(order), role)
      const shown = new Map<string, Shown>()
      let rows = 0
      let empty: ExportPage["empty"]
      yield* sink.begin
      for (let after: string | undefined = ""; after !== undefined; ) {
        const page: ExportPage = yield* pageOf(order, viewpoint, purpose, after)
        yield* sink.add(page.rows)
        rows += page.rows.length
        empty = page.empty
        for (const one of page.shown) shown.set(`${one.signal} ${one.level}`, one)
        after = page.next
      }
      const sha256 = yield* sink.end
      const log = yield* appendLog(
        line,
        [...shown.values()].flatMap((one) =>
          perPerson(
            {
              ...{ ...line, objectKind: "signal" as const, object: one.signal, level: one.level, clause: one.clause },
              care: careRelation(undefined, one.angle)
            },
            one.signal,
            one.persons
          )
        )
      )
      if (second !== undefined && secondRole !== undefined)
        yield* appendLog({ ...line, who: second.id, role: secondRole, action: "export-agreed" })
      const at = DateTime.formatIso(viewpoint.now)
      const kept = {
        id,
        covenant: order.covenant,
        at,
        what: order.what,
        asked_by: user.id,
        agreed_by: secondRole === undefined ? null : (second?.id ?? null),
        // The rule has seen that both are there.
        reason: order.reason ?? "",
        reference: order.reference ?? "",
        purpose,
        rows,
        sha256,
        log
      }
      yield* sql.run("exportCovenant.keep", (db) => db.insertInto("casework.export").values(kept).execute())
      return { id, at, purpose, clause, rows, empty, sha256, agreedBy: kept.agreed_by, log }
    })
  )
})
