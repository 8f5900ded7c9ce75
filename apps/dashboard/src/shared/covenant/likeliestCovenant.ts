import type { CovenantId } from "@kruisverband/domain"
import type { Registry } from "../api/useRegistry.ts"

/** What a form begins with where somebody may choose: a covenant in force rather than one that has ended; "" where there is none. */
export const likeliestCovenant = (
  covenants: ReadonlyArray<CovenantId>,
  registry: Pick<Registry, "covenant">
): CovenantId | "" => covenants.find((id) => registry.covenant(id)?.status === "active") ?? covenants[0] ?? ""
