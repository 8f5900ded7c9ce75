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
  | ({ readonly act: "give" | "withdraw"; readonly reason: string } & InCovenant)
  | ({
      readonly act: "lend"
      readonly standIn: UserId
      readonly firstDay: string
      readonly lastDay: string
    } & InCovenant)
  | { readonly act: "end-lending"; readonly delegation: string }
  | { readonly act: "block" | "reopen" | "end-sessions"; readonly reason: string }

const run = (id: UserId, command: AccessCommand) => {
  const params = { id }
  switch (command.act) {
    case "give":
    case "withdraw": {
      const { covenant, reason, role } = command
      const body = { covenant, reason, role }
      return command.act === "give" ? callApi(grantRole, { params, body }) : callApi(withdrawRole, { params, body })
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
