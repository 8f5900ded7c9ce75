import type { RightsRequestLine, RightsRequestView } from "@kruisverband/contract"
import {
  answerTermsOf,
  controllersReached,
  covenantStanding,
  localDate,
  pauseTexts,
  searchAgainTexts
} from "@kruisverband/domain"
import { DateTime } from "effect"
import { type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import { lastSearchOf } from "./lastSearchOf.ts"
import type { RightsRecord } from "./RightsRecord.ts"
import { endOf } from "./requestEnd.ts"

/** When the request was answered: told, or else decided. */
const answeredOn = ({ decidedAt, outcome, toldOn }: RightsRecord): string | undefined => {
  if (outcome === null) return undefined
  return toldOn ?? (decidedAt === null ? undefined : localDate(DateTime.makeUnsafe(decidedAt)))
}

/** Its terms today. The reason of an extension is sealed; that there is one was seen when it was recorded. */
export const termsOf = (record: RightsRecord, now: DateTime.Utc): RightsRequestLine["terms"] => {
  const { extensionToldOn, receivedOn, signals } = record
  const { clause: _, ...terms } = answerTermsOf({
    receivedOn,
    extension: extensionToldOn === null ? undefined : { toldOn: extensionToldOn, reason: "recorded" },
    police: signals.some(({ candidate, chosen }) => chosen && candidate.angle === "police"),
    answeredOn: answeredOn(record),
    today: localDate(now)
  })
  return terms
}

export const lineOf = (record: RightsRecord, now: DateTime.Utc): RightsRequestLine => ({
  id: record.id,
  covenant: record.covenant,
  kind: record.kind,
  state: record.state,
  receivedOn: record.receivedOn,
  terms: termsOf(record, now),
  ...(record.outcome === null ? {} : { outcome: record.outcome }),
  ...(record.expiredOn === null ? {} : { expiredOn: record.expiredOn })
})

const reachedBy = (record: RightsRecord, viewpoint: Viewpoint) => {
  const found = covenantStanding(versionsOf(viewpoint, record.covenant), viewpoint.now)
  return found.standing === "unknown" ? [] : controllersReached(found.document, record.madeAt ?? undefined).reached
}

const actsOn = (record: RightsRecord): RightsRequestView["may"] => {
  const { covenantEndedAt, extensionToldOn, kind, outcome, recipients, revocation, state } = record
  const extend = extensionToldOn === null ? (["extend"] as const) : []
  const file = kind === "access" ? (["file"] as const) : []
  if (state === "registered") return ["identify", ...extend, "decide"]
  if (state === "open") return ["identify", "choose", ...extend, "decide", ...file]
  if (state === "closing") return ["decide"]
  if (state === "expired") return []
  const restricts = kind === "objection" && outcome === "upheld" && covenantEndedAt === null
  return [
    ...(recipients.some(({ toldOn }) => toldOn === null) ? (["tell"] as const) : []),
    ...(restricts && revocation === null ? (["revoke"] as const) : [])
  ]
}

const revocationOf = ({ revocation }: RightsRecord, words: ReadonlyMap<string, string>) => {
  if (revocation === null) return {}
  const { agreedBy, doneOn, ...rest } = revocation
  return {
    revocation: {
      ...rest,
      reason: words.get("revocation") ?? "",
      ...(agreedBy === null ? {} : { agreedBy }),
      ...(doneOn === null ? {} : { doneOn })
    }
  }
}

/** Of a request that is decided nobody is looked for any more. */
const searchMissesOf = ({ paused, searchedPaused, state }: RightsRecord): Pick<RightsRequestView, "searchMisses"> => {
  if (state !== "registered" && state !== "open") return {}
  if (paused) return { searchMisses: { when: "now", why: pauseTexts.search } }
  return searchedPaused ? { searchMisses: { when: "then", why: pauseTexts.searched } } : {}
}

/** To be confirmed before a decision; due once there is one that was not the person's own. */
const searchAgainOf = (record: RightsRecord, viewpoint: Viewpoint): Pick<RightsRequestView, "searchAgain"> => {
  const { outcome, searchedPaused, state } = record
  if (state === "open" && lastSearchOf(record, viewpoint) === "missed")
    return { searchAgain: { is: "to-confirm", text: searchAgainTexts.confirm } }
  const decided = state === "closing" || state === "closed"
  if (!decided || outcome === "withdrawn" || !searchedPaused) return {}
  return { searchAgain: { is: "due", text: searchAgainTexts.due } }
}

/** `words`: what was written, by what it is about. */
export const viewOf = (
  record: RightsRecord,
  viewpoint: Viewpoint,
  words: ReadonlyMap<string, string>
): RightsRequestView => {
  const { decidedAt, extensionToldOn, madeAt, receipt, toldOn } = record
  const [ground, decision] = [words.get("ground"), words.get("decision")]
  const end = endOf(record, viewpoint.covenants, localDate(viewpoint.now))
  return {
    ...lineOf(record, viewpoint.now),
    ...(madeAt === null ? {} : { madeAt }),
    reached: reachedBy(record, viewpoint),
    askedBy: record.askedBy,
    incapable: record.incapable,
    identity: record.identity,
    noticeTo: record.noticeTo,
    ...(ground === undefined ? {} : { ground }),
    ...(extensionToldOn === null
      ? {}
      : { extension: { toldOn: extensionToldOn, reason: words.get("extension") ?? "" } }),
    signals: record.signals.map(({ candidate, chosen, deferred }) => ({ ...candidate, chosen, deferred })),
    ...(decision === undefined ? {} : { decision }),
    ...(toldOn === null ? {} : { toldOn }),
    ...(decidedAt === null ? {} : { decidedAt }),
    ...(receipt === null ? {} : { receipt }),
    recipients: record.recipients.map(({ acknowledgedOn, toldOn: told, ...recipient }) => ({
      ...recipient,
      ...(told === null ? {} : { toldOn: told }),
      ...(acknowledgedOn === null ? {} : { acknowledgedOn })
    })),
    staff: record.staff,
    ...revocationOf(record, words),
    ...(end === undefined
      ? {}
      : { end: { because: end.because, ...(end.endsOn === null ? {} : { endsOn: end.endsOn }) } }),
    ...searchMissesOf(record),
    ...searchAgainOf(record, viewpoint),
    revision: record.revision,
    may: actsOn(record)
  }
}
