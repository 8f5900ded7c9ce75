import {
  Bilingual,
  CovenantId,
  DecisionLetter,
  FRESHNESS,
  MarkedPassage,
  OpennessDocumentId,
  RequestId,
  WooGround,
  WooOutcome,
  WooState
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const
const byRequest = Schema.Struct({ id: RequestId })
const byDocument = Schema.Struct({ id: RequestId, document: OpennessDocumentId })
/** Local date. */
const Day = Schema.String.check(Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u))
const Line = Schema.NonEmptyString.check(Schema.isMaxLength(200))
const Words = Schema.NonEmptyString.check(Schema.isMaxLength(4000))
/** A document as it was pasted; lines end in LF. */
const DocumentText = Schema.NonEmptyString.check(Schema.isMaxLength(100_000))
const revision = Schema.Int

/** When a request has to be decided (Woo 4.4); `late` is told to who answers for the covenant. */
export const WooTermsView = Schema.Struct({
  decideBy: Schema.String,
  extendBy: Schema.String,
  standing: Schema.Literals(["decided", "running", "due", "late"])
})

const line = {
  id: RequestId,
  covenant: CovenantId,
  state: WooState,
  receivedOn: Schema.String,
  /** As it stands in the register: nobody is named in it. */
  subject: Schema.String,
  terms: WooTermsView,
  extendedOn: Schema.optionalKey(Schema.String),
  decidedOn: Schema.optionalKey(Schema.String),
  outcome: Schema.optionalKey(WooOutcome),
  documents: Schema.Int,
  /** On which something was refused; empty until it is decided. */
  grounds: Schema.Array(WooGround),
  /** When the documents and all other words were destroyed. */
  destroyedOn: Schema.optionalKey(Schema.String)
}

/** A request as the register has it: without who asked. */
export const OpennessRequestLine = Schema.Struct(line).annotate({ identifier: "OpennessRequestLine" })
export type OpennessRequestLine = typeof OpennessRequestLine.Type

/** A document of a request, without its words. `number`: its place in the letter. */
export const OpennessDocumentLine = Schema.Struct({
  id: OpennessDocumentId,
  number: Schema.Int,
  title: Schema.String,
  documentDate: Schema.String,
  /** The officer has settled its assessment. */
  assessed: Schema.Boolean,
  refusedPassages: Schema.Int,
  outcome: Schema.optionalKey(Schema.Literals(["granted", "partly-refused", "refused"]))
}).annotate({ identifier: "OpennessDocumentLine" })
export type OpennessDocumentLine = typeof OpennessDocumentLine.Type

export const OpennessRequestView = Schema.Struct({
  ...line,
  /** Kept sealed, for the letter alone; absent: not given, or destroyed. */
  requester: Schema.optionalKey(Schema.String),
  asked: Schema.optionalKey(Schema.String),
  extension: Schema.optionalKey(Schema.Struct({ toldOn: Schema.String, reason: Schema.String })),
  explanation: Schema.optionalKey(Schema.String),
  /** Last day for an objection, after which the papers may be destroyed; absent: not decided, or destroyed. */
  objectionUntil: Schema.optionalKey(Schema.String),
  /** In the order in which they were added. */
  items: Schema.Array(OpennessDocumentLine),
  /** Rises with every change; sent back with an act. */
  revision,
  may: Schema.Array(Schema.Literals(["extend", "add", "decide", "destroy"]))
}).annotate({ identifier: "OpennessRequest" })
export type OpennessRequestView = typeof OpennessRequestView.Type

/** A document with its words, for who assesses it. */
export const OpennessDocumentView = Schema.Struct({
  request: RequestId,
  id: OpennessDocumentId,
  number: Schema.Int,
  title: Schema.String,
  documentDate: Schema.String,
  text: Schema.String,
  passages: Schema.Array(MarkedPassage),
  researchConditions: Schema.optionalKey(Schema.String),
  assessed: Schema.Boolean,
  revision,
  /** False once the request is decided. */
  mayChange: Schema.Boolean
}).annotate({ identifier: "OpennessDocument" })
export type OpennessDocumentView = typeof OpennessDocumentView.Type

/** What the public gets of a document: refused passages are marks, and nothing else of them is in it. */
export const PublicDocument = Schema.Struct({
  request: RequestId,
  id: OpennessDocumentId,
  number: Schema.Int,
  title: Schema.String,
  documentDate: Schema.String,
  parts: Schema.Array(Schema.Struct({ kind: Schema.Literals(["words", "mark"]), text: Schema.String })),
  grounds: Schema.Array(WooGround),
  /** False: the assessment can still change. */
  decided: Schema.Boolean
}).annotate({ identifier: "PublicDocument" })
export type PublicDocument = typeof PublicDocument.Type

/** The draft of the letter in both languages; made anew each time. */
export const OpennessLetter = Schema.Struct({
  request: RequestId,
  covenant: CovenantId,
  covenantTitle: Bilingual,
  decidedOn: Schema.optionalKey(Schema.String),
  nl: DecisionLetter,
  en: DecisionLetter
}).annotate({ identifier: "OpennessLetter" })
export type OpennessLetter = typeof OpennessLetter.Type

const one = { status: 200, schema: OpennessRequestView } as const
const oneDocument = { status: 200, schema: OpennessDocumentView } as const

export const listOpennessRequests = endpoint({
  id: "listOpennessRequests",
  method: "GET",
  path: "/openness",
  tag: "openness",
  summary: { nl: "Woo-verzoeken", en: "Requests for openness" },
  auth: session,
  query: Schema.Struct({
    covenant: Schema.optionalKey(CovenantId),
    open: Schema.optionalKey(Schema.Literals(["true"]))
  }),
  success: { status: 200, schema: Schema.Struct({ requests: Schema.Array(OpennessRequestLine) }) }
})

/** How many are late or nearly so, for who answers for a covenant: numbers, and nothing of any request. */
export const countOpennessRequests = endpoint({
  id: "countOpennessRequests",
  method: "GET",
  path: "/openness/terms",
  tag: "openness",
  summary: { nl: "Hoeveel Woo-verzoeken te laat zijn", en: "How many requests for openness are late" },
  auth: session,
  success: {
    status: 200,
    schema: Schema.Struct({
      covenants: Schema.Array(
        Schema.Struct({ covenant: CovenantId, open: Schema.Int, due: Schema.Int, late: Schema.Int })
      )
    })
  }
})

/** The register, without who asked. */
export const exportOpennessRegister = endpoint({
  id: "exportOpennessRegister",
  method: "GET",
  path: "/openness/register",
  tag: "openness",
  summary: { nl: "Het register van Woo-verzoeken als CSV", en: "The register of requests for openness as CSV" },
  auth: session,
  success: { status: 200, schema: Schema.String },
  produces: "text/csv"
})

export const addOpennessRequest = endpoint({
  id: "addOpennessRequest",
  method: "POST",
  path: "/openness",
  tag: "openness",
  summary: { nl: "Een Woo-verzoek inschrijven", en: "Register a request for openness" },
  auth: session,
  body: Schema.Struct({
    covenant: CovenantId,
    receivedOn: Day,
    subject: Line,
    asked: Words,
    requester: Schema.optionalKey(Line)
  }),
  success: { status: 201, schema: OpennessRequestView },
  problems: [404, 422]
})

export const getOpennessRequest = endpoint({
  id: "getOpennessRequest",
  method: "GET",
  path: "/openness/{id}",
  tag: "openness",
  summary: { nl: "Een Woo-verzoek", en: "A request for openness" },
  auth: session,
  params: byRequest,
  success: one,
  problems: [404]
})

export const extendOpennessRequest = endpoint({
  id: "extendOpennessRequest",
  method: "POST",
  path: "/openness/{id}/extend",
  tag: "openness",
  summary: { nl: "Vastleggen dat het besluit langer duurt", en: "Record that the decision takes longer" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ toldOn: Day, reason: Words, revision }),
  success: one,
  problems: [404, 409, 422]
})

export const addOpennessDocument = endpoint({
  id: "addOpennessDocument",
  method: "POST",
  path: "/openness/{id}/documents",
  tag: "openness",
  summary: { nl: "Een document bij een Woo-verzoek zetten", en: "Add a document to a request for openness" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ title: Line, documentDate: Day, text: DocumentText, revision }),
  success: { status: 201, schema: OpennessRequestView },
  problems: [404, 409, 422]
})

export const getOpennessDocument = endpoint({
  id: "getOpennessDocument",
  method: "GET",
  path: "/openness/{id}/documents/{document}",
  tag: "openness",
  summary: { nl: "Een document met zijn tekst", en: "A document with its text" },
  auth: session,
  params: byDocument,
  success: oneDocument,
  problems: [404]
})

/**
 * Keeps what is marked in a document. `settled`: the assessment is done, and is kept only when nothing is lacking;
 * otherwise only passages that do not fit the text are refused.
 */
export const assessOpennessDocument = endpoint({
  id: "assessOpennessDocument",
  method: "POST",
  path: "/openness/{id}/documents/{document}/assessment",
  tag: "openness",
  summary: { nl: "Passages van een document beoordelen", en: "Assess passages of a document" },
  auth: session,
  params: byDocument,
  body: Schema.Struct({
    passages: Schema.Array(
      Schema.Struct({
        ...MarkedPassage.fields,
        grounds: MarkedPassage.fields.grounds.check(Schema.isMaxLength(16)),
        contains: MarkedPassage.fields.contains.check(Schema.isMaxLength(3)),
        reason: MarkedPassage.fields.reason.check(Schema.isMaxLength(2000)),
        olderReason: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(2000)))
      })
    ).check(Schema.isMaxLength(1000)),
    researchConditions: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(2000))),
    settled: Schema.Boolean,
    revision
  }),
  success: oneDocument,
  problems: [404, 409, 422]
})

/** Takes a document that was added by mistake away, with its data key, while nothing is decided. */
export const removeOpennessDocument = endpoint({
  id: "removeOpennessDocument",
  method: "POST",
  path: "/openness/{id}/documents/{document}/remove",
  tag: "openness",
  summary: { nl: "Een document weghalen", en: "Take a document away" },
  auth: session,
  params: byDocument,
  body: Schema.Struct({ revision }),
  success: one,
  problems: [404, 409]
})

/** Made by the server: what is refused is not in the answer. */
export const getPublicDocument = endpoint({
  id: "getPublicDocument",
  method: "GET",
  path: "/openness/{id}/documents/{document}/public",
  tag: "openness",
  summary: { nl: "De openbare versie van een document", en: "The public version of a document" },
  auth: session,
  params: byDocument,
  success: { status: 200, schema: PublicDocument },
  problems: [404]
})

/** Saved only when nothing is lacking: each finding names its law. `withdrawn`: the requester asks no more. */
export const decideOpennessRequest = endpoint({
  id: "decideOpennessRequest",
  method: "POST",
  path: "/openness/{id}/decide",
  tag: "openness",
  summary: { nl: "Op een Woo-verzoek besluiten", en: "Decide on a request for openness" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ withdrawn: Schema.Boolean, explanation: Schema.optionalKey(Words), revision }),
  success: one,
  problems: [404, 409, 422]
})

export const getOpennessLetter = endpoint({
  id: "getOpennessLetter",
  method: "GET",
  path: "/openness/{id}/letter",
  tag: "openness",
  summary: { nl: "Concept van de besluitbrief", en: "Draft of the decision letter" },
  auth: session,
  params: byRequest,
  success: { status: 200, schema: OpennessLetter },
  problems: [404]
})

/** Destroys the keys of all words of a decided request but its line in the register; it cannot be undone. */
export const destroyOpennessDocuments = endpoint({
  id: "destroyOpennessDocuments",
  method: "POST",
  path: "/openness/{id}/destroy",
  tag: "openness",
  summary: { nl: "De stukken van een Woo-verzoek vernietigen", en: "Destroy the papers of a request for openness" },
  auth: session,
  params: byRequest,
  body: Schema.Struct({ revision }),
  success: one,
  problems: [404, 409, 422],
  freshWithin: FRESHNESS.weighty
})
