import type { AgreementView } from "@kruisverband/contract"
import {
  type AgreementActor,
  agreementStands,
  CovenantId,
  coveredByGrants,
  LOGGED_AS_NONE,
  logPurposes,
  mayAgree,
  seesAgreement
} from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { DateTime, Effect, Result } from "effect"
import { appendLog } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { openTexts } from "../vault/sealedTexts.ts"
import { type AgreementRecord, findAgreement, listAgreementRecords } from "./AgreementRecord.ts"

export const actorOf = ({ user }: SessionCaller): AgreementActor => ({
  user: user.id,
  grants: user.grants,
  partner: user.partner
})

/** What was done with a request, for the processing log. */
export const logAgreement = (
  who: string,
  role: string,
  { act, covenant, id }: Pick<AgreementRecord, "act" | "covenant" | "id">,
  done: { readonly action: string; readonly clause: string; readonly trace: string }
) =>
  appendLog({
    who,
    role: role || LOGGED_AS_NONE,
    objectKind: "agreement",
    object: `${act}:${id}`,
    covenant,
    purpose: logPurposes.accountability,
    level: "",
    ...done
  })

const viewOf = (
  record: AgreementRecord,
  words: ReadonlyMap<string, string>,
  actor: AgreementActor,
  now: DateTime.Utc
): AgreementView => {
  const { act, askedAt, askedBy, askedByName, detail, expiresAt, id, object, settledByName } = record
  const may = mayAgree(actor, record, now)
  const reason = words.get(id)
  return {
    id,
    act,
    covenant: CovenantId.make(record.covenant),
    object,
    detail,
    ...(reason === undefined ? {} : { reason }),
    askedBy: askedByName,
    askedAt: askedAt.toISOString(),
    expiresAt: DateTime.formatIso(expiresAt),
    state: agreementStands(record, now),
    ...(settledByName === undefined ? {} : { settledBy: settledByName }),
    ...(Result.isSuccess(may) ? { agreesAs: may.success.role } : {}),
    own: askedBy === actor.user
  }
}

/** Why was asked is for who asked and who decides. */
const wordsOf = Effect.fn("agreements.words")(function* (records: ReadonlyArray<AgreementRecord>) {
  const all = new Map<string, string>()
  for (const [covenant, own] of Map.groupBy(records, (record) => record.covenant)) {
    const sealed = own.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, words: reason }]))
    for (const [id, words] of yield* openTexts(covenant, sealed)) all.set(id, words)
  }
  return all
})

export const showAgreements = Effect.fn("agreements.show")(function* (
  caller: SessionCaller,
  records: ReadonlyArray<AgreementRecord>
) {
  const actor = actorOf(caller)
  const now = yield* DateTime.now
  const seen = records.filter((record) => seesAgreement(actor, record))
  const words = yield* wordsOf(seen)
  return seen.map((record) => viewOf(record, words, actor, now))
})

export const listSeen = (caller: SessionCaller) =>
  Effect.flatMap(listAgreementRecords(coveredByGrants(caller.user.grants)), (records) =>
    showAgreements(caller, records)
  )

/** One that is this person's to know of; any other is not there. */
export const requireAgreement = Effect.fn("agreements.require")(function* (
  caller: SessionCaller,
  id: string,
  lock = false
) {
  const record = yield* findAgreement(id, lock)
  if (record === undefined || !seesAgreement(actorOf(caller), record)) return yield* notFound()
  return record
})

export const showAgreement = Effect.fn("agreements.showOne")(function* (caller: SessionCaller, id: string) {
  const [view] = yield* showAgreements(caller, [yield* requireAgreement(caller, id)])
  return view ?? (yield* notFound())
})
