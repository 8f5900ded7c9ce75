import {
  blockPerson,
  delegateRole,
  endDelegation,
  endPersonSessions,
  grantRole,
  listPeople,
  reopenPerson,
  withdrawRole
} from "@kruisverband/contract"
import {
  type CovenantDocument,
  type CovenantId,
  covenantStanding,
  localDate,
  mayDelegate,
  mayGrant,
  mayManage,
  mayShut,
  mayWithdraw,
  type User
} from "@kruisverband/domain"
import { forbidden, notFound, route } from "@kruisverband/http"
import { DateTime, Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readPeople } from "../covenants/people.ts"
import { readCovenant } from "../registry/Registry.ts"
import { callerOf } from "../session/callerOf.ts"
import { permitted } from "./accessProblem.ts"
import { endSessionsOf, reopen, shut } from "./accounts.ts"
import { actOnPerson, administeredBy } from "./actOnPerson.ts"
import { closeDelegation, holdGrant, lendRole, takeGrant } from "./grants.ts"
import { readPersons } from "./persons.ts"

/** What governs, or the draft of what begins; 404 for a covenant that the administrator has nothing to do with. */
const documentFor = Effect.fn("access.document")(function* (actor: User, covenant: CovenantId) {
  if (!administeredBy(actor).has(covenant)) return yield* notFound()
  const found = covenantStanding(yield* readCovenant(covenant), yield* DateTime.now)
  return found.standing === "unknown" ? yield* notFound() : (found.document satisfies CovenantDocument)
})

const list = route(
  listPeople,
  Effect.fn("listPeople")(function* ({ caller }) {
    const { user } = yield* callerOf(caller)
    const administered = administeredBy(user)
    if (administered.size === 0) return yield* forbidden()
    const { issuer } = yield* CaseworkConfig
    return { people: (yield* readPersons).map((person) => person.view(administered)), issuer }
  })
)

const grant = route(
  grantRole,
  Effect.fn("grantRole")(function* ({ body: { covenant, firstDay, lastDay, reason, role }, caller, headers, params }) {
    return yield* actOnPerson(yield* callerOf(caller), params.id, headers, reason, (actor, person) =>
      Effect.gen(function* () {
        const document = yield* documentFor(actor, covenant)
        const days = { firstDay, lastDay }
        const today = localDate(yield* DateTime.now)
        const { clause } = yield* permitted(mayGrant({ actor, person, role, document, days, today }))
        yield* holdGrant(person.id, role, covenant, days)
        return { action: `role-granted:${role}`, covenant, clause }
      })
    )
  })
)

const withdraw = route(
  withdrawRole,
  Effect.fn("withdrawRole")(function* ({ body: { covenant, reason, role }, caller, headers, params }) {
    return yield* actOnPerson(yield* callerOf(caller), params.id, headers, reason, (actor, person) =>
      Effect.gen(function* () {
        yield* documentFor(actor, covenant)
        const people = yield* readPeople()
        const { clause } = yield* permitted(mayWithdraw({ actor, person, role, covenant, people }))
        yield* takeGrant(person.id, role, covenant)
        return { action: `role-withdrawn:${role}`, covenant, clause }
      })
    )
  })
)

const delegate = route(
  delegateRole,
  Effect.fn("delegateRole")(function* ({ body, caller, headers, params }) {
    const { covenant, firstDay, lastDay, role } = body
    return yield* actOnPerson(yield* callerOf(caller), params.id, headers, "", (actor, holder) =>
      Effect.gen(function* () {
        const document = yield* documentFor(actor, covenant)
        const standIn = (yield* readPeople()).find((one) => one.id === body.standIn)
        if (standIn === undefined) return yield* notFound()
        const now = yield* DateTime.now
        const facts = { actor, holder, standIn, role, document, firstDay, lastDay, now }
        const { clause } = yield* permitted(mayDelegate(facts))
        yield* lendRole({ covenant, role, holder: holder.id, standIn: standIn.id, firstDay, lastDay, by: actor.id })
        return { action: `role-lent:${role}:${standIn.id}`, covenant, clause }
      })
    )
  })
)

const undelegate = route(
  endDelegation,
  Effect.fn("endDelegation")(function* ({ caller, headers, params }) {
    return yield* actOnPerson(yield* callerOf(caller), params.id, headers, "", (actor, person) =>
      Effect.gen(function* () {
        const ended = yield* closeDelegation(params.delegation, person.id, administeredBy(actor), actor.id)
        if (ended === undefined) return yield* notFound()
        const covenant = ended.covenant
        const { clause } = yield* permitted(mayManage(actor, { ...person, id: ended.standIn }, covenant))
        return { action: `role-lent-ended:${ended.role}:${ended.standIn}`, covenant, clause }
      })
    )
  })
)

const onAccount = (
  endpoint: typeof blockPerson,
  action: string,
  act: (person: User) => ReturnType<typeof shut> | ReturnType<typeof reopen>
) =>
  route(
    endpoint,
    Effect.fn(endpoint.id)(function* ({ body, caller, headers, params }) {
      return yield* actOnPerson(yield* callerOf(caller), params.id, headers, body.reason, (actor, person) =>
        Effect.gen(function* () {
          const { clause } = yield* permitted(mayShut(actor, person))
          yield* act(person)
          return { action, covenant: "", clause }
        })
      )
    })
  )

/** Who works here in which role, and whose account is open. For administrators. */
export const accessRoutes = [
  list,
  grant,
  withdraw,
  delegate,
  undelegate,
  onAccount(blockPerson, "account-blocked", (person) => shut(person.id, "administrator")),
  onAccount(reopenPerson, "account-reopened", (person) => reopen(person.id)),
  onAccount(endPersonSessions, "sessions-ended", (person) => endSessionsOf(person.id))
]
