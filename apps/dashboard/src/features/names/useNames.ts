import { addName, changeName, type KnownNameView, listNames, retireName } from "@kruisverband/contract"
import type { CovenantId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import type { Entry } from "./entryOf.ts"

const namesKey = (covenant: CovenantId) => ["names", covenant] as const

/** The groups and expressions of a covenant as they are now. Each reading is recorded, so that it is not repeated without need. */
export const useNames = (covenant: CovenantId) =>
  useQuery({
    queryKey: namesKey(covenant),
    queryFn: ({ signal }) => callApi(listNames, { query: { covenant }, signal }),
    staleTime: 60_000
  })

export type NameCommand =
  | { readonly act: "add"; readonly entry: Entry }
  | { readonly act: "change"; readonly name: KnownNameView; readonly entry: Entry }
  | { readonly act: "retire"; readonly name: KnownNameView }

const send = (covenant: CovenantId, command: NameCommand): Promise<unknown> => {
  if (command.act === "add") return callApi(addName, { body: { covenant, ...command.entry } })
  const { id, version } = command.name
  if (command.act === "retire") return callApi(retireName, { params: { id }, body: { version } })
  const { facet: _, type: __, ...change } = command.entry
  return callApi(changeName, { params: { id }, body: { version, ...change } })
}

/** Keeps the list; afterwards, also when somebody else was first, it is read anew. */
export function useNameCommand(covenant: CovenantId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: NameCommand) => send(covenant, command),
    onSettled: () => client.invalidateQueries({ queryKey: namesKey(covenant) })
  })
}
