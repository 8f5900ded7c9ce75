import type { LinkView } from "@kruisverband/contract"
import { covenantStanding, type DisclosureLevel, type PartnerId, partnersWhoLeft } from "@kruisverband/domain"
import type { LinkWhole } from "./belongings.ts"
import { type Viewpoint, versionsOf } from "./Viewpoint.ts"

interface Source {
  readonly partner: PartnerId
  readonly level: DisclosureLevel
}

/** Partners that were party to the link's covenant and are no longer. */
const leftOf = ({ record }: LinkWhole, viewpoint: Viewpoint): ReadonlySet<PartnerId> => {
  const versions = versionsOf(viewpoint, record.facts.covenant)
  const found = covenantStanding(versions, viewpoint.now)
  return found.standing === "unknown" ? new Set() : partnersWhoLeft(versions, found.document)
}

/** A source that its poster shields is not given away by telling that it left: everybody knows who did (B6). */
const mayBeTold = (sources: ReadonlyArray<Source>, left: ReadonlySet<PartnerId>): boolean =>
  sources.every(({ partner, level }) => !left.has(partner) || level === "full")

/**
 * What a link shows of a party that left: why it was taken back, and, for who decides, that people confirmed it on what
 * that party brought in, so that they look again.
 */
export const standsAfterDeparture = (
  whole: LinkWhole,
  viewpoint: Viewpoint,
  grounds: boolean
): Pick<LinkView, "retraction" | "flagged"> => {
  const { record, reviews, signals } = whole
  const left = leftOf(whole, viewpoint)
  const confirmedOn = reviews.filter((one) => one.kind === "confirm" && !one.undone).flatMap((one) => one.sources)
  const rests = confirmedOn.some(({ partner }) => left.has(partner))
  const open =
    mayBeTold(confirmedOn, left) &&
    mayBeTold(
      signals.map(({ facts }) => facts),
      left
    )
  const reason = record.retraction === "party-left" && !open ? "covenant-rule-not-met" : record.retraction
  return {
    ...(reason === null ? {} : { retraction: reason }),
    ...(grounds && rests ? { flagged: open ? ("party-left" as const) : ("covenant-changed" as const) } : {})
  }
}
