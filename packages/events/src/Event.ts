import { Schema } from "effect"
import { CaseClosed, CaseOpened, SignalStandingChanged } from "./cases.ts"
import { Envelope } from "./Envelope.ts"
import {
  AmbiguityEnded,
  AmbiguityFound,
  HubEnded,
  HubFound,
  LinkChanged,
  LinkingPaused,
  LinkingResumed,
  LinkProposed,
  LinkRetracted,
  LinksRegrouped,
  PairReweighed
} from "./links.ts"
import { CovenantPublished, KnownNamePublished, PartnerRegistered, RegionPublished } from "./registry.ts"
import {
  AmbiguityReopened,
  AmbiguityResolved,
  LinkConfirmed,
  LinkRejected,
  LinkSplit,
  ReviewUndone,
  SignalsKeptApart
} from "./reviews.ts"
import {
  ConversationProposed,
  EncodingsRenewed,
  RequestAnswered,
  RequestAsked,
  RequestDeclined,
  SignalAmended,
  SignalEncodedAnew,
  SignalErased,
  SignalRegistered,
  SignalRestricted,
  SignalRestrictionLifted,
  SignalSharingChanged,
  SignalWithdrawn
} from "./signals.ts"
import type { Topic } from "./topics.ts"

/** Every event ever written, newest version of each. */
export const EVENTS = [
  CovenantPublished,
  PartnerRegistered,
  RegionPublished,
  KnownNamePublished,
  SignalRegistered,
  SignalAmended,
  SignalSharingChanged,
  SignalWithdrawn,
  SignalErased,
  SignalRestricted,
  SignalRestrictionLifted,
  SignalEncodedAnew,
  EncodingsRenewed,
  RequestAsked,
  RequestAnswered,
  RequestDeclined,
  ConversationProposed,
  LinkProposed,
  LinkChanged,
  LinkRetracted,
  LinksRegrouped,
  PairReweighed,
  AmbiguityFound,
  AmbiguityEnded,
  HubFound,
  HubEnded,
  LinkingPaused,
  LinkingResumed,
  LinkConfirmed,
  LinkRejected,
  LinkSplit,
  SignalsKeptApart,
  ReviewUndone,
  AmbiguityResolved,
  AmbiguityReopened,
  CaseOpened,
  CaseClosed,
  SignalStandingChanged
] as const

/** `{ type, data }`, discriminated by `type`. */
export const Event = Schema.Union([
  CovenantPublished.schema,
  PartnerRegistered.schema,
  RegionPublished.schema,
  KnownNamePublished.schema,
  SignalRegistered.schema,
  SignalAmended.schema,
  SignalSharingChanged.schema,
  SignalWithdrawn.schema,
  SignalErased.schema,
  SignalRestricted.schema,
  SignalRestrictionLifted.schema,
  SignalEncodedAnew.schema,
  EncodingsRenewed.schema,
  RequestAsked.schema,
  RequestAnswered.schema,
  RequestDeclined.schema,
  ConversationProposed.schema,
  LinkProposed.schema,
  LinkChanged.schema,
  LinkRetracted.schema,
  LinksRegrouped.schema,
  PairReweighed.schema,
  AmbiguityFound.schema,
  AmbiguityEnded.schema,
  HubFound.schema,
  HubEnded.schema,
  LinkingPaused.schema,
  LinkingResumed.schema,
  LinkConfirmed.schema,
  LinkRejected.schema,
  LinkSplit.schema,
  SignalsKeptApart.schema,
  ReviewUndone.schema,
  AmbiguityResolved.schema,
  AmbiguityReopened.schema,
  CaseOpened.schema,
  CaseClosed.schema,
  SignalStandingChanged.schema
])
export type Event = typeof Event.Type

const topics = new Map<string, Topic>(EVENTS.map((event) => [event.type, event.topic]))

/** Topic of an event type; undefined for a type this version does not know. */
export const topicOf = (type: string): Topic | undefined => topics.get(type)

/** Types that say that everything of their aggregate is destroyed: nothing told of it before matters any more. */
const LAST_WORDS: ReadonlySet<string> = new Set([SignalWithdrawn.type, SignalErased.type])

/** Whether an event is the last word on its aggregate: it takes the place of all that was told before and not yet handled. */
export const isLastWord = (type: string): boolean => LAST_WORDS.has(type)

/** What is read from the log: the envelope, and its data decoded. Unknown optional fields are dropped. */
export const decodeEvent = (envelope: Envelope) =>
  Schema.decodeUnknownEffect(Event)({ type: envelope.type, data: envelope.data }, { errors: "all" })

export const decodeEnvelope = Schema.decodeUnknownEffect(Schema.fromJsonString(Envelope))
export const encodeEnvelope = Schema.encodeSync(Schema.fromJsonString(Envelope))
