import { LinkingPause } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

/** Covenants in which nothing new is linked, for who works with links there, answers for it or looks for persons in it; by covenant. */
export const listLinkingPauses = endpoint({
  id: "listLinkingPauses",
  method: "GET",
  path: "/linking-pauses",
  tag: "links",
  summary: {
    nl: "Convenanten waarin nu geen nieuwe kruisverbanden worden gevonden",
    en: "Covenants in which no new links are found now"
  },
  auth: { kind: "session" },
  success: {
    status: 200,
    schema: Schema.Struct({ pauses: Schema.Array(LinkingPause.annotate({ identifier: "LinkingPause" })) })
  }
})
