import {
  addPerson,
  blockPerson,
  delegateRole,
  endAccess,
  endDelegation,
  endPersonSessions,
  grantRole,
  listAccessChanges,
  listPeople,
  reopenPerson,
  withdrawRole
} from "@kruisverband/contract"
import type { CovenantId, Role, UserId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

const peopleKey = ["people"] as const

/** Everyone who logs in here, by name; for administrators. */
export const usePeople = () =>
  useQuery({ queryKey: peopleKey, queryFn: ({ signal }) => callApi(listPeople, { signal }) })

interface InCovenant {
  readonly role: Role
  readonly covenant: CovenantId
}

/** A change of somebody's access. */
export type AccessCommand =
  | ({
      readonly act: "give"
      readonly reason: string
      readonly firstDay?: string
      readonly lastDay?: string
    } & InCovenant)
  | ({ readonly act: "withdraw"; readonly reason: string } & InCovenant)
  | ({
      readonly act: "lend"
      readonly standIn: UserId
      readonly firstDay: string
      readonly lastDay: string
    } & InCovenant)
  | { readonly act: "end-lending"; readonly delegation: string }
  | { readonly act: "block" | "reopen" | "end-sessions" | "end-access"; readonly reason: string }

const run = (id: UserId, command: AccessCommand) => {
  const params = { id }
  switch (command.act) {
    case "give": {
      const { act: _, ...body } = command
      return callApi(grantRole, { params, body })
    }
    case "withdraw": {
      const { covenant, reason, role } = command
      return callApi(withdrawRole, { params, body: { covenant, reason, role } })
    }
    case "lend": {
      const { act: _, ...body } = command
      return callApi(delegateRole, { params, body })
    }
    case "end-lending":
      return callApi(endDelegation, { params: { id, delegation: command.delegation } })
    case "block":
      return callApi(blockPerson, { params, body: { reason: command.reason } })
    case "reopen":
      return callApi(reopenPerson, { params, body: { reason: command.reason } })
    case "end-access":
      return callApi(endAccess, { params, body: { reason: command.reason } })
    case "end-sessions":
      return callApi(endPersonSessions, { params, body: { reason: command.reason } })
  }
}

/** Does one thing, and looks at everyone again: a stand-in changes two people. */
export function useAccessCommand(id: UserId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: AccessCommand) => run(id, command),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey })
  })
}

/** Why somebody's access was changed, newest first. */
export const useAccessChanges = (id: UserId) =>
  useQuery({
    queryKey: [...peopleKey, id, "changes"],
    queryFn: ({ signal }) => callApi(listAccessChanges, { params: { id }, signal })
  })

/** Adds somebody new. */
export function useAddPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: (typeof addPerson)["body"]["Type"]) => callApi(addPerson, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey })
  })
}
