import type { LinkView } from "@kruisverband/contract"
import type { SignalKind } from "@kruisverband/domain"

/** What a link is of: persons, or places, groups and themes. Never of both (requirement A7). */
export const kindOf = ({ facets }: Pick<LinkView, "facets">): SignalKind =>
  facets.includes("person") ? "radicalisation" : "polarisation"
