import { addPerson as addPersonEndpoint, endAccess, listAccessChanges } from "@kruisverband/contract"
import {
  type CovenantDocument,
  type CovenantId,
  covenantStanding,
  mayManage,
  mayShut,
  mayWithdraw
} from "@kruisverband/domain"
import { forbidden, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { readPeople } from "../covenants/people.ts"
import { readCovenants } from "../registry/Registry.ts"
import { lockRegistry } from "../registry/recordVersion.ts"
import { callerOf } from "../session/callerOf.ts"
import { permitted } from "./accessProblem.ts"
import { endSessionsOf } from "./accounts.ts"
import { actOnPerson, administeredBy, recordDone } from "./actOnPerson.ts"
import { addPerson } from "./addPerson.ts"
import { endLendings, takeGrant } from "./grants.ts"
import { requirePerson } from "./persons.ts"
import { readChanges, rolesWithin } from "./readChanges.ts"

/** What governs in the covenants that somebody administers, or the draft of what begins. */
const documentsOf = Effect.fn("access.documents")(function* (administered: ReadonlySet<CovenantId>) {
  const covenants = yield* readCovenants()
  const now = yield* DateTime.now
  const documents = new Map<CovenantId, CovenantDocument>()
  for (const id of administered) {
    const found = covenantStanding(covenants.get(id) ?? [], now)
    if (found.standing !== "unknown") documents.set(id, found.document)
  }
  return documents
})

const add = route(
  addPersonEndpoint,
  Effect.fn("addPerson")(function* ({ body, caller, headers }) {
    const { user: actor } = yield* callerOf(caller)
    const administered = administeredBy(actor)
    if (administered.size === 0) return yield* forbidden()
    const { transaction } = yield* Sql
    return yield* transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const documents = yield* documentsOf(administered)
        const id = yield* addPerson(actor, body, (covenant) => documents.get(covenant))
        const clause = "AVG art. 5 lid 1 onder f, art. 29, art. 32 lid 4"
        const done = [
          { action: "person-added", covenant: "", clause },
          ...body.roles.map(({ covenant, role }) => ({ action: `role-granted:${role}`, covenant, clause }))
        ]
        yield* recordDone(actor, id, headers, body.reason, done)
        return (yield* requirePerson(id)).view(administered)
      })
    )
  })
)

/** Whatever cannot be taken away is refused before anything is: a covenant's last administrator stays. */
const end = route(
  endAccess,
  Effect.fn("endAccess")(function* ({ body, caller, headers, params }) {
    return yield* actOnPerson(yield* callerOf(caller), params.id, headers, body.reason, (actor, person) =>
      Effect.gen(function* () {
        const { clause } = yield* permitted(mayShut(actor, person))
        const administered = administeredBy(actor)
        const roles = rolesWithin(person, administered)
        const people = yield* readPeople()
        for (const { covenant, role } of roles) {
          yield* permitted(mayManage(actor, person, covenant))
          yield* permitted(mayWithdraw({ actor, person, role, covenant, people }))
        }
        for (const { covenant, role } of roles) yield* takeGrant(person.id, role, covenant)
        yield* endLendings(person.id, administered, actor.id)
        yield* endSessionsOf(person.id)
        return [
          ...roles.map(({ covenant, role }) => ({ action: `role-withdrawn:${role}`, covenant, clause })),
          { action: "access-ended", covenant: "", clause }
        ]
      })
    )
  })
)

const changes = route(
  listAccessChanges,
  Effect.fn("listAccessChanges")(function* ({ caller, params }) {
    const { user: actor } = yield* callerOf(caller)
    const administered = administeredBy(actor)
    if (administered.size === 0) return yield* forbidden()
    const { user: person } = yield* requirePerson(params.id)
    // What became of the account as a whole is for who may shut it, and for nobody's own eyes alone.
    const account = actor.id === person.id || Result.isSuccess(mayShut(actor, person))
    return { changes: yield* readChanges(person.id, administered, account) }
  })
)

export const personRoutes = [add, end, changes]
