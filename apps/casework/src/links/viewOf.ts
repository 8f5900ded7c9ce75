import type { LinkView, ReviewView, SignalView } from "@kruisverband/contract"
import { type Angle, type Disclosure, mayAsk, mayDisclose, mayReview, type SignalFacts } from "@kruisverband/domain"
import { DateTime, Result } from "effect"
import type { LinkedReview, LinkedSignal, LinkWhole } from "./belongings.ts"
import { standsAfterDeparture } from "./departedSources.ts"
import { explanationOf, withoutGrounds } from "./explanationOf.ts"
import { linkSight } from "./linkSight.ts"
import { seesGrounds, type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** Who took a decision can take it back this long without saying why. */
export const UNDO_SECONDS = 60

/** What a viewer may see of one signal in a link. */
export const disclose = (viewpoint: Viewpoint, whole: LinkWhole, signal: SignalFacts, purpose?: string): Disclosure =>
  mayDisclose({
    viewer: viewpoint.viewer,
    signal,
    covenants: versionsOf(viewpoint, signal.covenant),
    purpose,
    relation: linkSight(whole, viewpoint) === "link" ? "link" : "own-signal",
    linkMunicipalities: whole.record.facts.municipalities,
    now: viewpoint.now
  })

export const signalView = (
  { facts, request }: Pick<LinkedSignal, "facts" | "request">,
  level: SignalView["level"],
  asks: boolean
): SignalView => ({
  id: facts.signal,
  level,
  kind: facts.kind,
  angle: facts.angle,
  receivedAt: facts.receivedAt,
  ...(level === "existence-only"
    ? {}
    : {
        municipality: facts.municipality,
        observedAt: facts.observedAt,
        behaviours: facts.behaviours,
        themes: facts.themes
      }),
  ...(level === "full" ? { partner: facts.partner } : {}),
  ...(asks && request !== null ? { request } : {})
})

/** The newest decision in force, when this viewer took it less than a minute ago. */
export const undoable = (reviews: ReadonlyArray<LinkedReview>, viewpoint: Viewpoint): LinkedReview | undefined => {
  const newest = reviews.filter((review) => review.kind !== "undo" && !review.undone).at(-1)
  if (newest === undefined || newest.by !== viewpoint.viewer.user) return undefined
  const until = DateTime.add(DateTime.makeUnsafe(newest.at), { seconds: UNDO_SECONDS })
  return DateTime.isGreaterThan(viewpoint.now, until) ? undefined : newest
}

/** How this viewer, who may decide here, can take a decision back; undefined: it is taken back already, or is that itself. */
export const undoOf = (
  review: LinkedReview,
  reviews: ReadonlyArray<LinkedReview>,
  viewpoint: Viewpoint
): ReviewView["undo"] => {
  if (review.kind === "undo" || review.undone) return undefined
  return undoable(reviews, viewpoint)?.id === review.id ? "at-once" : "with-reason"
}

const reviewView = (
  review: LinkedReview,
  reviews: ReadonlyArray<LinkedReview>,
  viewpoint: Viewpoint,
  decides: boolean
): ReviewView => {
  const { signals: _, sources: __, ...told } = review
  const undo = decides ? undoOf(review, reviews, viewpoint) : undefined
  return undo === undefined ? told : { ...told, undo }
}

/** Decisions that make sense on a link as it stands. What is decided can be decided otherwise, on second thoughts. */
export const decisionsOn = ({
  record,
  againSince,
  partedSince
}: Pick<LinkWhole, "record" | "againSince" | "partedSince">): ReadonlyArray<
  "confirm" | "reject" | "split" | "keep"
> => {
  const keep = againSince === null && partedSince === null ? [] : ["keep" as const]
  switch (record.state) {
    case "proposed":
      return [...keep, "confirm", "reject", "split"]
    case "confirmed":
      return [...keep, "reject", "split"]
    case "rejected":
      return [...keep, "confirm"]
    case "retracted":
      return keep
  }
}

/** Why it is to be looked at again, for who decides. */
const again = ({ againSince, partedSince, record }: LinkWhole): Pick<LinkView, "again"> => {
  if (againSince !== null)
    return { again: { why: record.state === "rejected" ? "signals-agree" : "evidence-short", since: againSince } }
  return partedSince === null ? {} : { again: { why: "parted-agree", since: partedSince } }
}

export interface SeenLink {
  readonly view: LinkView
  /** What it is in the processing log; absent: a link. */
  readonly kind?: "ambiguity"
  /** Per visible signal: what was shown and why, for the processing log. */
  readonly disclosed: ReadonlyArray<{
    readonly signal: string
    /** How many persons it is about. */
    readonly persons: number
    readonly level: SignalView["level"]
    readonly clause: string
    readonly angle: Angle
  }>
}

export const isRestricted = ({ signals }: LinkWhole) => signals.some(({ restricted }) => restricted)

/** That there is a link, that an objection restricts it, and of which signals: ids, and nothing of any of them (L22). */
const restrictedView = ({ record, signals }: LinkWhole): LinkView => ({
  id: record.facts.link,
  covenant: record.facts.covenant,
  state: "restricted",
  facets: [],
  angles: [],
  municipalities: [],
  organisations: 0,
  signals: [],
  restrictedSignals: signals.filter(({ restricted }) => restricted).map(({ facts }) => facts.signal),
  explanation: withoutGrounds,
  confirmedSignals: [],
  reviews: [],
  regroupings: [],
  torn: [],
  proposedAt: record.proposedAt,
  updatedAt: record.updatedAt,
  revision: record.revision,
  may: []
})

/** A link as far as this viewer may see it; undefined: not at all. Signals at level none are left out, and so is all evidence about them. */
export const viewOf = (whole: LinkWhole, viewpoint: Viewpoint, purpose?: string): SeenLink | undefined => {
  const { record, reviews } = whole
  const { facts } = record
  if (linkSight(whole, viewpoint) === "none") return undefined
  if (isRestricted(whole)) return { view: restrictedView(whole), disclosed: [] }
  const shown = whole.signals.flatMap((signal) => {
    const { level, clause } = disclose(viewpoint, whole, signal.facts, purpose)
    return level === "none" ? [] : [{ signal, level, clause }]
  })
  if (shown.length === 0) return undefined
  const grounds = seesGrounds(viewpoint, facts.covenant)
  const review = {
    viewer: viewpoint.viewer,
    link: facts,
    covenants: versionsOf(viewpoint, facts.covenant),
    now: viewpoint.now
  }
  const decides = Result.isSuccess(mayReview(review))
  const asks = shown.some(({ signal }) => Result.isSuccess(mayAsk({ ...review, signal: signal.facts, purpose })))
  const opens = shown.some(({ level }) => level !== "existence-only")
  const visible = new Set<string>(shown.map(({ signal }) => signal.facts.signal))
  const view: LinkView = {
    id: facts.link,
    covenant: facts.covenant,
    state: record.state,
    facets: facts.facets,
    angles: facts.angles,
    municipalities: facts.municipalities,
    organisations: facts.organisations.length,
    signals: shown.map(({ signal, level }) => signalView(signal, level, grounds)),
    explanation: grounds ? explanationOf(facts, visible) : withoutGrounds,
    confirmedSignals: shown.flatMap(({ signal }) =>
      record.confirmedSignals.includes(signal.facts.signal) ? [signal.facts.signal] : []
    ),
    reviews: grounds ? reviews.map((one) => reviewView(one, reviews, viewpoint, decides)) : [],
    regroupings: grounds ? whole.regroupings : [],
    torn: decides ? whole.torn : [],
    ...standsAfterDeparture(whole, viewpoint, grounds),
    ...(decides ? again(whole) : {}),
    proposedAt: record.proposedAt,
    updatedAt: record.updatedAt,
    revision: record.revision,
    may: [
      ...(decides ? decisionsOn(whole) : []),
      ...(asks && record.state !== "retracted" ? ["ask" as const] : []),
      ...(decides && undoable(reviews, viewpoint) !== undefined ? ["undo" as const] : []),
      ...(opens ? ["open" as const] : [])
    ]
  }
  return {
    view,
    disclosed: shown.map(({ signal: { facts: own }, level, clause }) => ({
      signal: own.signal,
      persons: own.subjects,
      level,
      clause,
      angle: own.angle
    }))
  }
}
