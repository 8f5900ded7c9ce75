import type { PartnerId } from "../ids.ts"
import type { CovenantDocument, Party } from "./CovenantDocument.ts"

/** Who are party now: those the version names, less those who have left. */
export function partiesOf(document: CovenantDocument): ReadonlyArray<Party> {
  return document.parties.filter((party) => !hasLeft(document, party.partner))
}

/** A partner's part in the covenant; undefined when it is no party, or no longer. */
export function partyOf(document: CovenantDocument, partner: PartnerId | undefined): Party | undefined {
  return document.parties.find((party) => party.partner === partner && !hasLeft(document, party.partner))
}

/** Whether a partner was party to this version and has left. */
export function hasLeft({ departures }: CovenantDocument, partner: PartnerId): boolean {
  return departures?.some((departure) => departure.partner === partner) === true
}

/**
 * Partners that were party to some version and are not to the governing one: they left, or an amendment went on without
 * them. `versions`: all versions of one covenant, drafts passed over.
 */
export function partnersWhoLeft(
  versions: ReadonlyArray<CovenantDocument>,
  governing: CovenantDocument
): ReadonlySet<PartnerId> {
  const ever = versions
    .filter((version) => version.id === governing.id && version.status !== "draft")
    .flatMap((version) => version.parties.map((party) => party.partner))
  return new Set(ever.filter((partner) => partyOf(governing, partner) === undefined))
}
