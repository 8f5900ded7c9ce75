import type { CovenantDocument, Partner, Region, User } from "@kruisverband/domain"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"

/** A region to start with. In the embedded provider a user's password is the user's id. */
export interface RegionSeed {
  readonly region: Region
  readonly partners: ReadonlyArray<Partner>
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly users: ReadonlyArray<User>
}

/** The invented region Merenland. */
export const DEMO_SEED: RegionSeed = {
  region: demoRegion,
  partners: demoPartners,
  covenants: demoCovenants,
  users: demoUsers
}
