import type { AmbiguityId, LinkId } from "@kruisverband/domain"

/** Every list and count of links. */
export const linksKey = ["links"] as const
export const linkKey = (id: LinkId) => ["link", id] as const
/** Below the links: what changes one changes the other. */
export const ambiguitiesKey = [...linksKey, "ambiguities"] as const
export const ambiguityKey = (id: AmbiguityId) => ["ambiguity", id] as const
