import {
  ActingWho,
  Angle,
  Bilingual,
  CovenantId,
  IdentityChecked,
  PartnerId,
  RequestId,
  RevocationCause,
  RightsKind,
  RightsOutcome,
  RightsState,
  SignalId,
  UserId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { ErasureReceipt } from "../ingest/internal.ts"
import { KeptSignal, PersonCandidate, PersonDetails } from "../ingest/rights.ts"

const session = { kind: "session" } as const
const byRequest = Schema.Struct({ id: RequestId })
/** Local date. */
const Day = Schema.String.check(Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u))
const Words = Schema.NonEmptyString.check(Schema.isMaxLength(4000))
const revision = Schema.Int

/** When the request has to be answered (AVG 12(3)); `late` is told to who answers for the covenant. */
export const AnswerTermsView = Schema.Struct({
  answerBy: Schema.String,
  extendBy: Schema.String,
  policeBy: Schema.optionalKey(Schema.String),
  standing: Schema.Literals(["answered", "running", "due", "late"])
})

const line = {
  id: RequestId,
  covenant: CovenantId,
  kind: RightsKind,
  state: RightsState,
  receivedOn: Schema.String,
  terms: AnswerTermsView,
  outcome: Schema.optionalKey(RightsOutcome),
  /** Local date on which its own term was over; nothing but this line is left of it. */
  expiredOn: Schema.optionalKey(Schema.String)
}

export const RightsRequestLine = Schema.Struct(line).annotate({ identifier: "RightsRequestLine" })
export type RightsRequestLine = typeof RightsRequestLine.Type

/** A person's request without the person: who they are is asked for, compared and forgotten. */
export const RightsRequestView = Schema.Struct({
  ...line,
  /** The party where it was made; absent: the contact point, and so all parties. */
  madeAt: Schema.optionalKey(PartnerId),
  /** Controllers to whom it counts as made. */
  reached: Schema.Array(PartnerId),
  askedBy: Schema.Array(ActingWho),
  incapable: Schema.Boolean,
  identity: Schema.Array(IdentityChecked),
  /** Who has to be told, at this person's age; empty until that is known. */
  noticeTo: Schema.Array(ActingWho),
  ground: Schema.optionalKey(Schema.String),
  extension: Schema.optionalKey(Schema.Struct({ toldOn: Schema.String, reason: Schema.String })),
  /**
   * Signals that fit the person, in the order in which they came in; `chosen`: the officer says that they are theirs.
   * `deferred`: the notice waits, so that it stays out of an inspection file.
   */
  signals: Schema.Array(Schema.Struct({ ...PersonCandidate.fields, chosen: Schema.Boolean, deferred: Schema.Boolean })),
  decision: Schema.optionalKey(Schema.String),
  toldOn: Schema.optionalKey(Schema.String),
  decidedAt: Schema.optionalKey(Schema.String),
  receipt: Schema.optionalKey(ErasureReceipt),
  /** Organisations that saw what was corrected or erased: each has to be told, and the person may ask which they are (AVG 19). */
  recipients: Schema.Array(
    Schema.Struct({
      partner: PartnerId,
      signals: Schema.Int,
      lastOn: Schema.String,
      toldOn: Schema.optionalKey(Schema.String),
      /** Told by a notice in the platform; else the officer tells them. */
      inside: Schema.Boolean,
      /** When they said that they corrected or removed their copies. */
      acknowledgedOn: Schema.optionalKey(Schema.String)
    })
  ),
  /** People of the region who saw it, each told in the platform: how many, and how many of them removed their copies. */
  staff: Schema.Struct({ told: Schema.Int, acknowledged: Schema.Int }),
  /** A later decision that takes an upheld objection back; done once a second person agreed. */
  revocation: Schema.optionalKey(
    Schema.Struct({
      cause: RevocationCause,
      decidedOn: Schema.String,
      toldOn: Schema.String,
      reason: Schema.String,
      proposedBy: UserId,
      agreedBy: Schema.optionalKey(UserId),
      doneOn: Schema.optionalKey(Schema.String)
    })
  ),
  /** Of a closed request: when all but a tombstone of it is destroyed, or why that cannot be said yet. */
  end: Schema.optionalKey(
    Schema.Struct({
      endsOn: Schema.optionalKey(Schema.String),
      because: Schema.Literals(["term", "restriction", "untold"])
    })
  ),
  /**
   * Why a search by name may miss signals, while the request is open. `now`: at this moment; `then`: when was searched last, and it need
   * not any more. Of the covenant alone: the same whether the person is known or not.
   */
  searchMisses: Schema.optionalKey(Schema.Struct({ when: Schema.Literals(["now", "then"]), why: Bilingual })),
  /** Of a decision on a search that may have missed signals and cannot be made again yet: what it needs confirmed, and afterwards what is due. */
  searchAgain: Schema.optionalKey(Schema.Struct({ is: Schema.Literals(["to-confirm", "due"]), text: Bilingual })),
  /** Rises with every change; sent back with an act. */
  revision,
  may: Schema.Array(Schema.Literals(["identify", "choose", "extend", "decide", "file", "tell", "revoke"]))
}).annotate({ identifier: "RightsRequest" })
export type RightsRequestView = typeof RightsRequestView.Type

const { views: _, ...kept } = KeptSignal.fields

/** What the person is given: what is kept, from which domain it came, who received it and who looked at it. */
export const InspectionFile = Schema.Struct({
  request: RequestId,
  covenant: CovenantId,
  /** Local date. */
  madeOn: Schema.String,
  /** Oldest first. */
  signals: Schema.Array(Schema.Struct({ ...kept, wordsLeftOut: Schema.Boolean })),
  parts: Schema.Array(
    Schema.Struct({
      what: Schema.Literals(["kept", "source", "recipient", "view", "listed"]),
      signal: SignalId,
      angle: Angle,
      by: Schema.optionalKey(PartnerId),
      role: Schema.optionalKey(Schema.String),
      on: Schema.String
    })
  ),
  /** Articles by which something is left out; absent where nothing is, and where the person may not know (UAVG 41). */
  leftOutBy: Schema.optionalKey(Schema.Array(Schema.String)),
  /** What the person can do who does not agree. */
  remedy: Schema.Struct({ clause: Schema.String, text: Bilingual })
}).annotate({ identifier: "InspectionFile" })
export type InspectionFile = typeof InspectionFile.Type

/** Makes the file anew each time; it is kept nowhere. */
export const makeInspectionFile = endpoint({
  id: "makeInspectionFile",
  method: "POST",
  path: "/rights/{id}/file",
  tag: "rights",
  summary: { nl: "Het inzagedossier van de persoon", en: "The person's inspection file" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({
    /** Signals of which the poster's words are left out, as they tell of others (AVG 15(4)). */
    leaveOut: Schema.Array(SignalId).check(Schema.isMaxLength(100))
  }),
  success: { status: 200, schema: InspectionFile },
  problems: [404, 409, 422]
})

const one = { status: 200, schema: RightsRequestView } as const

export const listRightsRequests = endpoint({
  id: "listRightsRequests",
  method: "GET",
  path: "/rights",
  tag: "rights",
  summary: { nl: "Verzoeken van personen", en: "Persons' requests" },
  auth: session,
  query: Schema.Struct({
    covenant: Schema.optionalKey(CovenantId),
    open: Schema.optionalKey(Schema.Literals(["true"]))
  }),
  success: { status: 200, schema: Schema.Struct({ requests: Schema.Array(RightsRequestLine) }) }
})

/** How many requests, notices and reviews are late, for who answers for a covenant: numbers, and nothing of anybody. */
export const countRightsRequests = endpoint({
  id: "countRightsRequests",
  method: "GET",
  path: "/rights/terms",
  tag: "rights",
  summary: { nl: "Hoeveel er te laat is bij het loket rechten", en: "How much is late at the rights desk" },
  auth: session,
  success: {
    status: 200,
    schema: Schema.Struct({
      covenants: Schema.Array(
        Schema.Struct({
          covenant: CovenantId,
          open: Schema.Int,
          due: Schema.Int,
          late: Schema.Int,
          /** Signals whose persons should have been told by now. */
          noticesLate: Schema.Int,
          /** Deferrals whose review day is over. */
          reviewsLate: Schema.Int,
          /** Objections to be taken back that wait for a second person. */
          revocations: Schema.Int
        })
      )
    })
  }
})

export const addRightsRequest = endpoint({
  id: "addRightsRequest",
  method: "POST",
  path: "/rights",
  tag: "rights",
  summary: { nl: "Een verzoek van een persoon inschrijven", en: "Register a person's request" },
  auth: session,
  body: Schema.Struct({
    covenant: CovenantId,
    kind: RightsKind,
    receivedOn: Day,
    madeAt: Schema.optionalKey(PartnerId),
    askedBy: Schema.NonEmptyArray(ActingWho),
    incapable: Schema.optionalKey(Schema.Boolean),
    ground: Schema.optionalKey(Words)
  }),
  success: { status: 201, schema: RightsRequestView },
  problems: [404, 422]
})

export const getRightsRequest = endpoint({
  id: "getRightsRequest",
  method: "GET",
  path: "/rights/{id}",
  tag: "rights",
  summary: { nl: "Een verzoek van een persoon", en: "A person's request" },
  auth: session,
  params: byRequest,
  success: one,
  problems: [404]
})

/**
 * Records how identity was made sure of, and looks for the person's signals. The details are not kept. At an objection
 * the signals that fit are restricted in the same act.
 */
export const identifyPerson = endpoint({
  id: "identifyPerson",
  method: "POST",
  path: "/rights/{id}/identify",
  tag: "rights",
  summary: { nl: "Identiteit vastleggen en signalen zoeken", en: "Record identity and look for signals" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({
    checks: Schema.NonEmptyArray(Schema.Struct({ who: ActingWho, how: IdentityChecked.fields.how, on: Day })),
    authorityShown: Schema.optionalKey(Schema.Boolean),
    /** Whole, as the proof of identity has it: it decides who may ask. */
    bornOn: Day,
    person: PersonDetails,
    revision
  }),
  success: one,
  problems: [404, 409, 422]
})

export const chooseSignals = endpoint({
  id: "chooseSignals",
  method: "POST",
  path: "/rights/{id}/signals",
  tag: "rights",
  summary: { nl: "Kiezen welke signalen over de persoon gaan", en: "Choose which signals are about the person" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ signals: Schema.Array(SignalId).check(Schema.isMaxLength(100)), revision }),
  success: one,
  problems: [404, 409]
})

export const extendRightsRequest = endpoint({
  id: "extendRightsRequest",
  method: "POST",
  path: "/rights/{id}/extend",
  tag: "rights",
  summary: { nl: "Vastleggen dat het antwoord langer duurt", en: "Record that the answer takes longer" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ toldOn: Day, reason: Words, revision }),
  success: one,
  problems: [404, 409, 422]
})

/** Records that an organisation was told of the correction or erasure. Told again, the first day stands. */
export const tellRecipient = endpoint({
  id: "tellRecipient",
  method: "POST",
  path: "/rights/{id}/recipients/{partner}",
  tag: "rights",
  summary: { nl: "Vastleggen dat een ontvanger het weet", en: "Record that a recipient was told" },
  auth: session,
  params: Schema.Struct({ id: RequestId, partner: PartnerId }),
  body: Schema.Struct({ toldOn: Day }),
  success: one,
  problems: [404, 422]
})

/** Decides and carries it out. The same decision again goes on where it broke off. */
export const decideRightsRequest = endpoint({
  id: "decideRightsRequest",
  method: "POST",
  path: "/rights/{id}/decide",
  tag: "rights",
  summary: { nl: "Op een verzoek besluiten", en: "Decide on a request" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({
    outcome: RightsOutcome,
    reason: Words,
    toldOn: Schema.optionalKey(Day),
    /** Confirms what `searchAgain` asks. */
    searchAgain: Schema.optionalKey(Schema.Boolean),
    revision
  }),
  success: one,
  problems: [404, 409, 422]
})

/** An upheld objection that is to be taken back, for who may agree to it. */
export const PendingRevocation = Schema.Struct({
  request: RequestId,
  covenant: CovenantId,
  cause: RevocationCause,
  decidedOn: Schema.String,
  toldOn: Schema.String,
  reason: Schema.String,
  proposedBy: UserId,
  /** Not for who proposed it. */
  mayAgree: Schema.Boolean
}).annotate({ identifier: "PendingRevocation" })
export type PendingRevocation = typeof PendingRevocation.Type

const pending = { status: 200, schema: Schema.Struct({ revocations: Schema.Array(PendingRevocation) }) } as const

/** For who answers for a covenant. */
export const listRightsRevocations = endpoint({
  id: "listRightsRevocations",
  method: "GET",
  path: "/rights/revocations",
  tag: "rights",
  summary: { nl: "Bezwaren die worden teruggedraaid", en: "Objections to be taken back" },
  auth: session,
  success: pending
})

/** A later decision takes an upheld objection back. What was erased stays erased; new signals may come once a second person agrees. */
export const proposeRightsRevocation = endpoint({
  id: "proposeRightsRevocation",
  method: "POST",
  path: "/rights/{id}/revocation",
  tag: "rights",
  summary: {
    nl: "Voorstellen een toegewezen bezwaar terug te draaien",
    en: "Propose to take back an upheld objection"
  },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ cause: RevocationCause, decidedOn: Day, toldOn: Day, reason: Words, revision }),
  success: one,
  problems: [404, 409, 422]
})

/** A second person agrees, and it is carried out; or it is turned down. What is left to answer is the answer. */
export const answerRightsRevocation = endpoint({
  id: "answerRightsRevocation",
  method: "POST",
  path: "/rights/{id}/revocation/answer",
  tag: "rights",
  summary: { nl: "Instemmen met terugdraaien, of niet", en: "Agree to taking it back, or not" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ agree: Schema.Boolean }),
  success: pending,
  problems: [403, 404, 409]
})
