import type { Owner } from "@kruisverband/events"

/** Tables with rows about persons, or about what is thought of them: a caller sees those of its covenants. */
export const WALLED: Readonly<Record<Owner, ReadonlyArray<string>>> = {
  ingest: [
    "signal",
    "vault",
    "data_key",
    "encoding",
    "history",
    "access",
    "request",
    "name_set",
    "restricted",
    "restricted_signal",
    "erasure",
    "hold",
    "hold_signal",
    "destruction"
  ],
  correlator: [],
  casework: [
    "signal",
    "link",
    "review",
    "review_reason",
    "unsealed_reason",
    "ambiguity",
    "regrouping",
    "hub",
    "linking_pause",
    "known_name",
    "request",
    "data_key",
    "signal_standing",
    "pair_word",
    "rights_request",
    "rights_words",
    "rights_revocation",
    "notice",
    "deferral",
    "deferral_review",
    "deferral_words",
    "openness_request",
    "openness_words",
    "openness_document",
    "second_person",
    "access_decision"
  ]
}

/** Rows that belong to a row of a walled table: seen where that one is. Table, column, whose. */
export const HANGING: Readonly<Record<Owner, ReadonlyArray<readonly [string, string, string, string]>>> = {
  ingest: [],
  correlator: [],
  casework: [
    ["link_signal", "link", "link", "id"],
    ["regrouping_link", "regrouping", "regrouping", "seq"],
    ["rights_signal", "request", "rights_request", "id"],
    ["rights_recipient", "request", "rights_request", "id"],
    ["rights_staff", "request", "rights_request", "id"]
  ]
}

/** Tables that name a covenant and that any caller sees: the registry and its keys, and who has which role, which is asked before it is known who calls. */
export const OPEN: Readonly<Record<Owner, ReadonlyArray<string>>> = {
  ingest: ["covenant", "covenant_key"],
  correlator: [],
  casework: [
    "covenant_version",
    "covenant_status",
    "covenant_draft",
    "covenant_signature",
    "covenant_departure",
    "covenant_key",
    "user_grant",
    "delegation",
    "access_change",
    "export"
  ]
}

/**
 * Tables of a partner or of a covenant's events, that name no covenant: no caller sees them, and a poster its own. Answers
 * kept under idempotency keys, events that are to be told, and who the partners are.
 */
export const APART: Readonly<Record<Owner, ReadonlyArray<string>>> = {
  ingest: ["idempotency", "outbox", "partner"],
  correlator: [],
  casework: []
}

/** What the linker's stance reads: no identity, no words. */
export const LINK_READS: Readonly<Record<string, string>> = {
  signal: "",
  vault: "(covenant, signal, encodings)",
  data_key: "",
  restricted_signal: "",
  covenant_key: "",
  name_set: "",
  log_head: ""
}

/**
 * Tables that requests to casework only read: the projections, which consumers fill, and what stands about the region. A
 * caller has no right to enter rows there, so that no key of theirs can tell of a hidden row.
 */
export const CALLER_READS: Readonly<Record<Owner, ReadonlyArray<string>>> = {
  ingest: ["covenant", "covenant_key", "partner", "municipality"],
  correlator: [],
  casework: [
    "signal",
    "hub",
    "linking_pause",
    "regrouping",
    "regrouping_link",
    "request",
    "unsealed_reason",
    "gone",
    "partner",
    "region",
    "export"
  ]
}
