import type {
  OpennessDocumentLine,
  OpennessDocumentView,
  OpennessRequestLine,
  OpennessRequestView
} from "@kruisverband/contract"
import {
  documentOutcomeOf,
  isRefused,
  localDate,
  mayDestroyOpenness,
  objectionUntil,
  wooTermsOf
} from "@kruisverband/domain"
import { type DateTime, Result } from "effect"
import type { OpennessDocument } from "./OpennessDocument.ts"
import type { OpennessRecord } from "./OpennessRecord.ts"
import type { About } from "./opennessWords.ts"

type Words = ReadonlyMap<About, string>

/** Its terms today. The reason of an extension is sealed; that there is one was seen when it was recorded. */
export const termsOf = (record: OpennessRecord, now: DateTime.Utc): OpennessRequestLine["terms"] => {
  const { clause: _, ...terms } = wooTermsOf({
    receivedOn: record.received_on,
    extension: record.extension_told_on === null ? undefined : { toldOn: record.extension_told_on, reason: "recorded" },
    decidedOn: record.decided_on ?? undefined,
    today: localDate(now)
  })
  return terms
}

export const lineOf = (record: OpennessRecord, now: DateTime.Utc, words: Words | undefined): OpennessRequestLine => {
  const { covenant, decided_on, destroyed_on, documents, extension_told_on, grounds, id, outcome, state } = record
  return {
    id,
    covenant,
    state,
    receivedOn: record.received_on,
    subject: words?.get("subject") ?? "",
    terms: termsOf(record, now),
    ...(extension_told_on === null ? {} : { extendedOn: extension_told_on }),
    ...(decided_on === null ? {} : { decidedOn: decided_on }),
    ...(outcome === null ? {} : { outcome }),
    documents,
    grounds,
    ...(destroyed_on === null ? {} : { destroyedOn: destroyed_on })
  }
}

const documentLineOf = (document: OpennessDocument): OpennessDocumentLine => {
  const { assessed, documentDate, id, number, passages, title } = document
  return {
    id,
    number,
    title,
    documentDate,
    assessed,
    refusedPassages: passages.filter(isRefused).length,
    ...(assessed ? { outcome: documentOutcomeOf(document) } : {})
  }
}

const actsOn = (record: OpennessRecord, today: string): OpennessRequestView["may"] => {
  const { decided_on, destroyed_on, extension_told_on, state } = record
  if (state !== "decided") return [...(extension_told_on === null ? (["extend"] as const) : []), "add", "decide"]
  const destroyable = mayDestroyOpenness({ state, decidedOn: decided_on, destroyedOn: destroyed_on, today })
  return Result.isSuccess(destroyable) ? ["destroy"] : []
}

/** `words`: what was written, by what it is about. */
export const viewOf = (
  record: OpennessRecord,
  now: DateTime.Utc,
  words: Words,
  documents: ReadonlyArray<OpennessDocument>
): OpennessRequestView => {
  const { decided_on, destroyed_on, extension_told_on } = record
  const given = (about: About, as: "requester" | "asked" | "explanation") => {
    const text = words.get(about)
    return text === undefined ? {} : { [as]: text }
  }
  return {
    ...lineOf(record, now, words),
    ...given("requester", "requester"),
    ...given("asked", "asked"),
    ...given("explanation", "explanation"),
    ...(extension_told_on === null
      ? {}
      : { extension: { toldOn: extension_told_on, reason: words.get("extension") ?? "" } }),
    ...(decided_on === null || destroyed_on !== null ? {} : { objectionUntil: objectionUntil(decided_on) }),
    items: documents.map(documentLineOf),
    revision: record.revision,
    may: actsOn(record, localDate(now))
  }
}

export const documentViewOf = (record: OpennessRecord, document: OpennessDocument): OpennessDocumentView => ({
  request: record.id,
  ...document,
  mayChange: record.state !== "decided"
})
