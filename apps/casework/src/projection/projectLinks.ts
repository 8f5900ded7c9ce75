import type { LinkFacts, RetractionReason } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { DateTime, Effect } from "effect"
import { judged, type LinkRecord, lockCovenants, readRecords, saveRecords } from "../links/LinkRecord.ts"
import { readJudgements } from "../links/ReviewLog.ts"

/** A link that the machine took back and brings again is a new proposal; one that people kept apart, and no longer do, is not. */
const isAnew = (before: LinkRecord) => before.retraction !== null && before.retraction !== "kept-apart"

const present = (before: LinkRecord | undefined, facts: LinkFacts, now: string): LinkRecord => ({
  facts,
  state: "proposed",
  retraction: null,
  confirmedSignals: [],
  revision: (before?.revision ?? 0) + 1,
  proposedAt: before === undefined || isAnew(before) ? now : before.proposedAt,
  updatedAt: now,
  heldSince: facts.held === true ? (before?.heldSince ?? now) : null
})

const retracted = (before: LinkRecord, reason: RetractionReason, now: string): LinkRecord => ({
  ...before,
  retraction: reason,
  revision: before.revision + 1,
  updatedAt: now
})

/** A link after one more event of the machine, before people's decisions are laid over it. */
export const afterLinkEvent = (before: LinkRecord | undefined, event: Event, now: string): LinkRecord | undefined => {
  switch (event.type) {
    case "nl.kruisverband.link.proposed.v1":
      return present(before, event.data, now)
    case "nl.kruisverband.link.changed.v1": {
      const { before: _, ...facts } = event.data
      return present(before, facts, now)
    }
    case "nl.kruisverband.link.retracted.v1":
      return before === undefined ? undefined : retracted(before, event.data.reason, now)
    default:
      return before
  }
}

const linkOf = (event: Event) => {
  switch (event.type) {
    case "nl.kruisverband.link.proposed.v1":
    case "nl.kruisverband.link.changed.v1":
    case "nl.kruisverband.link.retracted.v1":
      return { link: event.data.link, covenant: event.data.covenant }
    default:
      return undefined
  }
}

/** Takes over the machine's proposals, changes and retractions; returns the ids that changed. A handful of statements, whatever the batch. */
export const projectLinks = Effect.fn("projectLinks")(function* (events: ReadonlyArray<Event>) {
  const touched = events.flatMap((event) => linkOf(event) ?? [])
  if (touched.length === 0) return []
  yield* lockCovenants(touched.map(({ covenant }) => covenant))
  const now = DateTime.formatIso(yield* DateTime.now)
  const ids = [...new Set(touched.map(({ link }) => link))]
  const records = new Map<string, LinkRecord>(yield* readRecords(ids))
  for (const event of events) {
    const id = linkOf(event)?.link
    const after = id === undefined ? undefined : afterLinkEvent(records.get(id), event, now)
    if (id !== undefined && after !== undefined) records.set(id, after)
  }
  const changed = [...records.values()]
  const judgements = yield* readJudgements(changed.flatMap((record) => record.facts.signals))
  yield* saveRecords(changed.map((record) => judged(record, judgements)))
  return changed.map((record) => record.facts.link)
})
