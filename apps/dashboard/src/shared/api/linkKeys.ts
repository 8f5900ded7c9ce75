import type { LinkId } from "@kruisverband/domain"

/** Every list and count of links. */
export const linksKey = ["links"] as const
export const linkKey = (id: LinkId) => ["link", id] as const
