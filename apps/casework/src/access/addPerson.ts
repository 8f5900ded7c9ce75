import type { addPerson as addPersonEndpoint } from "@kruisverband/contract"
import { type CovenantDocument, type CovenantId, localDate, mayGrant, type User, UserId } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readMunicipalities, readPartners } from "../registry/Registry.ts"
import { findUser } from "../session/Sessions.ts"
import { permitted, refuse } from "./accessProblem.ts"
import { holdGrant } from "./grants.ts"

export type NewPerson = (typeof addPersonEndpoint)["body"]["Type"]

/** Where the person would work is known here: an informal network only where it is party to what the administrator gives. */
const checkPlace = Effect.fn("addPerson.checkPlace")(function* (
  { municipality, partner }: NewPerson,
  documents: ReadonlyArray<CovenantDocument>
) {
  if (partner !== undefined) {
    const found = (yield* readPartners()).find((one) => one.id === partner)
    const party = documents.some((document) => document.parties.some((one) => one.partner === partner))
    if (found === undefined || (found.network === "informal" && !party)) return yield* refuse("partner-unknown")
  }
  if (municipality !== undefined) {
    const known = (yield* readMunicipalities()).some((one) => one.code === municipality)
    if (!known) return yield* refuse("municipality-unknown")
  }
})

/**
 * Somebody who is new here, with their roles: as giving each of them, in order, so that roles that do not go together are
 * refused. In the caller's transaction; the id is made here, and tells nothing of the person.
 */
export const addPerson = Effect.fn("access.addPerson")(function* (
  actor: User,
  person: NewPerson,
  documentOf: (covenant: CovenantId) => CovenantDocument | undefined
) {
  const { issuer } = yield* CaseworkConfig
  if (person.issuer !== undefined && person.issuer !== issuer) return yield* refuse("issuer-unknown")
  const documents = person.roles.flatMap(({ covenant }) => documentOf(covenant) ?? [])
  yield* checkPlace(person, documents)
  if ((yield* findUser(issuer, person.subject)) !== undefined) return yield* refuse("person-known")
  const { displayName, municipality, partner, profession, subject } = person
  const now = yield* DateTime.now
  const id = UserId.make(yield* (yield* Ids).uuid7)
  let known: User = {
    ...{ id, displayName: displayName.trim(), grants: [] },
    ...(partner === undefined ? {} : { partner }),
    ...(municipality === undefined ? {} : { municipality })
  }
  for (const { covenant, firstDay, lastDay, role } of person.roles) {
    const document = documentOf(covenant)
    if (document === undefined) return yield* refuse("not-an-administrator")
    const days = { firstDay, lastDay }
    yield* permitted(mayGrant({ actor, person: known, role, document, days, today: localDate(now) }))
    known = { ...known, grants: [...known.grants, { role, covenant }] }
  }
  const { run } = yield* Sql
  yield* run("access.addPerson", (db) =>
    db
      .insertInto("casework.app_user")
      .values({
        ...{ id, issuer, subject, display_name: known.displayName, partner: partner ?? null },
        ...{ profession: profession ?? null, municipality: municipality ?? null },
        opened_at: DateTime.formatIso(now)
      })
      .execute()
  )
  for (const { covenant, firstDay, lastDay, role } of person.roles)
    yield* holdGrant(id, role, covenant, { firstDay, lastDay })
  return id
})
