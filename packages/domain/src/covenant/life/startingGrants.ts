import type { UserId } from "../../ids.ts"
import type { Role, User } from "../../role/Role.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"
import { partyOf } from "../partiesOf.ts"

export type StartingGrant = { readonly user: UserId; readonly role: Role }

/**
 * Roles with which a new covenant begins, before anything may be recorded under it: who drafts it drafts it; its parties'
 * signatories may sign; who administers, supervises or leads for the same parties or municipalities elsewhere does so
 * here (AVG 38(1): the data protection officer is involved in time). Nobody gets to see a signal by these.
 * `others`: the covenants there are already.
 */
export function startingGrants(facts: {
  readonly document: CovenantDocument
  readonly drafter: UserId
  readonly people: ReadonlyArray<User>
  readonly others: ReadonlyArray<CovenantDocument>
}): ReadonlyArray<StartingGrant> {
  const { document, drafter, people, others } = facts
  const akin = new Set<string>(others.filter((other) => isAkin(other, document)).map((other) => other.id))
  return people.flatMap((person) => {
    const roles = new Set<Role>()
    for (const { role, covenant } of person.grants) {
      const isDrafting = person.id === drafter && (role === "administrator" || role === "data-protection-officer")
      if (isDrafting) roles.add(role)
      if (overseeing.has(role) && akin.has(covenant)) roles.add(role)
      if (role === "signatory" && partyOf(document, person.partner) !== undefined) roles.add(role)
    }
    return [...roles].map((role) => ({ user: person.id, role }))
  })
}

/**
 * Roles that a covenant gives when it comes into force: those who post for a party elsewhere post here too, as far as it
 * names their profession (L01: recipients and roles are the covenant's own text).
 */
export function postingGrants(document: CovenantDocument, people: ReadonlyArray<User>): ReadonlyArray<StartingGrant> {
  return people.flatMap((person) => {
    const party = partyOf(document, person.partner)
    if (party === undefined || !person.grants.some((grant) => grant.role === "poster")) return []
    const fits = party.roles.length === 0 || party.roles.some((role) => role === person.profession)
    return fits ? [{ user: person.id, role: "poster" as const }] : []
  })
}

const overseeing: ReadonlySet<Role> = new Set<Role>(["administrator", "data-protection-officer", "lead-municipality"])

const isAkin = (one: CovenantDocument, other: CovenantDocument): boolean =>
  one.parties.some((party) => other.parties.some((its) => its.partner === party.partner)) ||
  one.municipalities.some((code) => other.municipalities.includes(code))
