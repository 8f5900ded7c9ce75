import {
  CovenantDocument,
  type CovenantId,
  MunicipalityCode,
  type Partner,
  type RoleGrant,
  type User,
  UserId
} from "@kruisverband/domain"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { Schema } from "effect"
import type { RegionSeed } from "./PlatformUnderTest.ts"
import type { World } from "./Scenario.ts"

const decodeCovenant = Schema.decodeUnknownSync(CovenantDocument)

/** The coordinator through whose eyes links are looked for when a scenario's world has none of its own. */
export const ONLOOKER = UserId.make("scenario-coordinator")

/** Who agrees where an act takes two people and a scenario's world names one. */
export const SECOND = UserId.make("scenario-officer")

/** A world of the scenario's own, or the demo region. What a covenant leaves out: every partner of the world is party, every municipality of them is covered, and the rest is as the contract's example. */
export const worldSeed = (world: World | undefined): RegionSeed => {
  if (world?.partners === undefined && world?.covenants === undefined && world?.users === undefined)
    return { region: demoRegion, partners: demoPartners, covenants: demoCovenants, users: demoUsers }
  const partners: ReadonlyArray<Partner> =
    world.partners?.map((partner) => ({
      id: partner.id,
      name: partner.name ?? partner.id,
      angle: partner.angle,
      municipality: MunicipalityCode.make(partner.municipality),
      network: partner.network
    })) ?? demoPartners
  const covenants =
    world.covenants === undefined ? demoCovenants : world.covenants.map((given) => complete(given, partners))
  const ids = covenants.map((covenant) => covenant.id)
  const users = world.users === undefined ? demoUsers : world.users.map((user) => toUser(user, ids))
  const onlooker: User = {
    id: ONLOOKER,
    displayName: "Coördinator",
    grants: ids.map((covenant) => ({ role: "coordinator", covenant }))
  }
  const second: User = {
    id: SECOND,
    displayName: "Functionaris gegevensbescherming",
    grants: ids.map((covenant) => ({ role: "data-protection-officer", covenant }))
  }
  return { region: regionOf(partners), partners, covenants, users: [...users, onlooker, second] }
}

const toUser = (user: NonNullable<World["users"]>[number], all: ReadonlyArray<CovenantId>): User => {
  const grants: ReadonlyArray<RoleGrant> = user.roles.flatMap((role) =>
    (user.covenants ?? all).map((covenant) => ({ role, covenant }))
  )
  return {
    id: user.id,
    displayName: user.id,
    grants,
    ...(user.partner === undefined ? {} : { partner: user.partner }),
    ...(user.municipality === undefined ? {} : { municipality: MunicipalityCode.make(user.municipality) })
  }
}

const example = demoCovenants[0]

const complete = (given: Readonly<Record<string, unknown>>, partners: ReadonlyArray<Partner>): CovenantDocument => {
  const municipalities = [
    ...new Set(["GM9001", "GM9002", "GM9003", ...partners.map((partner) => partner.municipality)])
  ]
  return decodeCovenant({
    ...(example?.basis === undefined ? {} : { basis: example.basis }),
    ...(example?.contactPoint === undefined ? {} : { contactPoint: example.contactPoint }),
    title: { nl: String(given.id), en: String(given.id) },
    municipalities,
    parties: partners.map((partner) => ({ partner: partner.id, angle: partner.angle })),
    ...given
  })
}

const regionOf = (partners: ReadonlyArray<Partner>): RegionSeed["region"] => {
  const known = new Set(demoRegion.municipalities.map((municipality) => municipality.code))
  const extra = [...new Set(partners.map((partner) => partner.municipality))].filter((code) => !known.has(code))
  return {
    ...demoRegion,
    municipalities: [
      ...demoRegion.municipalities,
      ...extra.map((code) => ({ code, name: code, participation: "active" as const }))
    ]
  }
}
