import { createHash } from "node:crypto"
import type { CovenantId, LinkFacts } from "@kruisverband/domain"
import { type Event, LinkChanged, LinkProposed, LinkRetracted, LinksRegrouped } from "@kruisverband/events"
import { Outbox } from "@kruisverband/store"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barOf, LinkageModel } from "../evidence/compareRecords.ts"
import { deleteLinks, type PublishedLink, writeLinks } from "../store/links.ts"
import type { RetractionReasonOf } from "./reasonFor.ts"
import { regroupingsOf } from "./regroupingsOf.ts"

export const publishedOf = (facts: LinkFacts, members: ReadonlyMap<number, number>): PublishedLink => {
  const text = JSON.stringify(facts)
  return { facts, text, hash: createHash("sha256").update(text).digest("hex"), members }
}

const sameMembers = (x: PublishedLink, y: PublishedLink): boolean =>
  x.members.size === y.members.size && [...x.members].every(([signal, revision]) => y.members.get(signal) === revision)

const entry = (covenant: CovenantId, link: string, event: Event) => ({ event, subject: link, partitionkey: covenant })

/**
 * Replaces links by others and tells what changed, with the bar that stands at this moment: it is told and not kept, as it moves without
 * the link being another. First what is taken back, then what changed, then what is new, each by link;
 * and last which links became which.
 */
export const publishLinks = Effect.fn("links.publish")(function* (
  covenant: CovenantState,
  before: ReadonlyArray<PublishedLink>,
  now: ReadonlyArray<PublishedLink>,
  reasonOf: RetractionReasonOf
) {
  const known = new Map(before.map((link) => [link.facts.link, link] as const))
  const wanted = new Map(now.map((link) => [link.facts.link, link] as const))
  const gone = before.filter((link) => !wanted.has(link.facts.link))
  const fresh = [...wanted.values()].filter((link) => {
    const old = known.get(link.facts.link)
    return old === undefined || old.hash !== link.hash || !sameMembers(old, link)
  })
  yield* deleteLinks(gone.map((link) => link.facts.link))
  yield* writeLinks(covenant.key, fresh, known)
  const model = yield* LinkageModel
  const told = (facts: LinkFacts) => ({
    ...facts,
    bar: barOf(model, facts.facets.includes("person"), covenant.people)
  })
  const events = [
    ...gone.map(({ facts }) =>
      LinkRetracted.make({ link: facts.link, covenant: covenant.id, reason: reasonOf(facts.link) })
    ),
    ...fresh.flatMap(({ facts, hash }) => {
      const old = known.get(facts.link)
      if (old === undefined || old.hash === hash) return []
      return [LinkChanged.make({ ...told(facts), before: old.facts.signals })]
    }),
    ...fresh.flatMap(({ facts }) => (known.has(facts.link) ? [] : [LinkProposed.make(told(facts))]))
  ]
  const regroupings = regroupingsOf(
    covenant.id,
    before.map(({ facts }) => facts),
    [...wanted.values()].map(({ facts }) => facts)
  )
  const entries = [
    ...events.map((event) => entry(covenant.id, event.data.link, event)),
    ...regroupings.map((data) => entry(covenant.id, data.after[0]?.link ?? "", LinksRegrouped.make(data)))
  ]
  if (entries.length > 0) yield* Outbox.append(entries)
})
