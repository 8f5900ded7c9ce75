import { Angle, CovenantId, Network, PartnerId, Role, UserId } from "@kruisverband/domain"
import { Effect, Schema } from "effect"

/** A name the scenario gives to a signal. */
const Ref = Schema.String
const RefOrRefs = Schema.Union([Ref, Schema.Array(Ref)])
const Refs = Schema.Array(Ref)
const Open = Schema.Record(Schema.String, Schema.Unknown)

export const Expectation = Schema.Struct({
  linked: Schema.optionalKey(Refs),
  notLinked: Schema.optionalKey(Refs),
  accepted: Schema.optionalKey(Ref),
  refused: Schema.optionalKey(Ref),
  code: Schema.optionalKey(Schema.String),
  visible: Schema.optionalKey(Ref),
  to: Schema.optionalKey(UserId),
  level: Schema.optionalKey(Schema.Literals(["full", "without-source", "existence-only", "restricted", "none"])),
  link: Schema.optionalKey(Refs),
  state: Schema.optionalKey(Schema.Literals(["proposed", "confirmed", "rejected", "retracted", "restricted"])),
  /** Why the link is to be looked at again; `no`: it is not. */
  again: Schema.optionalKey(Schema.Literals(["evidence-short", "signals-agree", "no"])),
  angles: Schema.optionalKey(Schema.Int),
  organisations: Schema.optionalKey(Schema.Int),
  evidence: Schema.optionalKey(Refs),
  has: Schema.optionalKey(Schema.Array(Schema.String)),
  hasNot: Schema.optionalKey(Schema.Array(Schema.String)),
  /** A signal that waits to be put with one of the groups of `between`; without these: that does not wait. */
  ambiguous: Schema.optionalKey(Ref),
  between: Schema.optionalKey(Schema.Array(Refs)),
  /** Kept, linked with nothing and shown to nobody, because somebody objected; or not so. */
  restricted: Schema.optionalKey(RefOrRefs),
  notRestricted: Schema.optionalKey(RefOrRefs),
  erased: Schema.optionalKey(RefOrRefs)
})
export type Expectation = typeof Expectation.Type

/** One step. Exactly one verb; `by` is a partner system, `as` a person who logs in. */
export const Step = Schema.Struct({
  by: Schema.optionalKey(PartnerId),
  as: Schema.optionalKey(UserId),
  covenant: Schema.optionalKey(CovenantId),
  post: Schema.optionalKey(Ref),
  signal: Schema.optionalKey(Open),
  advance: Schema.optionalKey(Schema.String),
  expect: Schema.optionalKey(Schema.Array(Expectation)),
  ask: Schema.optionalKey(Ref),
  question: Schema.optionalKey(Schema.String),
  confirm: Schema.optionalKey(Refs),
  reject: Schema.optionalKey(Refs),
  /** Looked at again: what was decided stays. */
  keep: Schema.optionalKey(Refs),
  split: Schema.optionalKey(Schema.Array(Schema.Union([Ref, Refs]))),
  "cannot-link": Schema.optionalKey(Refs),
  undo: Schema.optionalKey(Refs),
  /** Says with which signals one that fits more than one belongs; without `with`: with none. */
  resolve: Schema.optionalKey(Ref),
  with: Schema.optionalKey(Refs),
  /** What a group or, with `type`, an expression is called, and its other names: kept in the covenant's list, or changed where it is in it. */
  name: Schema.optionalKey(Schema.String),
  aliases: Schema.optionalKey(Schema.Array(Schema.String)),
  type: Schema.optionalKey(Schema.String),
  validFrom: Schema.optionalKey(Schema.String),
  validUntil: Schema.optionalKey(Schema.String),
  /** Takes what is called so out of the list. */
  retire: Schema.optionalKey(Schema.String),
  /** A request of the person whom these signals are about, registered and looked into by a privacy officer. */
  object: Schema.optionalKey(RefOrRefs),
  objection: Schema.optionalKey(RefOrRefs),
  "request-erasure": Schema.optionalKey(RefOrRefs),
  /** How the officer decides on the request that was named after this signal. */
  uphold: Schema.optionalKey(RefOrRefs),
  upheld: Schema.optionalKey(RefOrRefs),
  dismiss: Schema.optionalKey(RefOrRefs),
  "reject-objection": Schema.optionalKey(RefOrRefs),
  "withdraw-objection": Schema.optionalKey(RefOrRefs),
  /** A later decision takes an upheld objection back; `agreed-by` is the second person. */
  "take-back": Schema.optionalKey(RefOrRefs),
  "agreed-by": Schema.optionalKey(UserId),
  decline: Schema.optionalKey(Ref),
  answer: Schema.optionalKey(Ref),
  "propose-conversation": Schema.optionalKey(Ref),
  withdraw: Schema.optionalKey(Ref),
  amend: Schema.optionalKey(Ref),
  share: Schema.optionalKey(Ref),
  level: Schema.optionalKey(Schema.String),
  text: Schema.optionalKey(Schema.String),
  reason: Schema.optionalKey(Schema.String),
  set: Schema.optionalKey(Schema.String),
  /** Keeps a signal from being destroyed, `for` a while; `agree-to-hold`: a second person confirms it. */
  hold: Schema.optionalKey(Ref),
  for: Schema.optionalKey(Schema.String),
  "agree-to-hold": Schema.optionalKey(Ref),
  /** The covenant's next version: what is not said here stays as it is. */
  publish: Schema.optionalKey(Open),
  sign: Schema.optionalKey(Schema.Boolean),
  leave: Schema.optionalKey(PartnerId),
  /** The HTTP status that `publish`, `sign`, `set`, `leave`, `name` or `retire` must give; left out: success. */
  gives: Schema.optionalKey(Schema.Int)
})
export type Step = typeof Step.Type

const WorldPartner = Schema.Struct({
  id: PartnerId,
  name: Schema.optionalKey(Schema.String),
  angle: Angle,
  municipality: Schema.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed("GM9001"))),
  network: Network.pipe(Schema.withDecodingDefaultKey(Effect.succeed("formal" as const)))
})

const WorldUser = Schema.Struct({
  id: UserId,
  roles: Schema.Array(Role),
  covenants: Schema.optionalKey(Schema.Array(CovenantId)),
  partner: Schema.optionalKey(PartnerId),
  municipality: Schema.optionalKey(Schema.String)
})

export const World = Schema.Struct({
  clock: Schema.optionalKey(Schema.String),
  partners: Schema.optionalKey(Schema.Array(WorldPartner)),
  users: Schema.optionalKey(Schema.Array(WorldUser)),
  covenants: Schema.optionalKey(Schema.Array(Open))
})
export type World = typeof World.Type

export const Run = Schema.Literals(["as-written", "permute", "replay", "twice"])
export type Run = typeof Run.Type

export const Scenario = Schema.Struct({
  scenario: Schema.String,
  world: Schema.optionalKey(World),
  runs: Schema.Array(Run).pipe(Schema.withDecodingDefaultKey(Effect.succeed(["as-written" as const]))),
  do: Schema.Array(Step),
  expect: Schema.Array(Expectation).pipe(Schema.withDecodingDefaultKey(Effect.succeed([])))
})
export type Scenario = typeof Scenario.Type

export const ScenarioFile = Schema.Array(Scenario)
