import {
  askAboutLink,
  confirmLink,
  getLink,
  keepLink,
  type LinkView,
  listLinks,
  rejectLink,
  splitLink
} from "@kruisverband/contract"
import type { LinkId, LinkState, SignalId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { ApiError } from "../../shared/api/ApiError.ts"
import { callApi } from "../../shared/api/callApi.ts"
import { linkKey, linksKey } from "../../shared/api/linkKeys.ts"
import { useUndo } from "../../shared/undo/Undo.tsx"

export const useLink = (id: LinkId) =>
  useQuery({
    queryKey: linkKey(id),
    queryFn: ({ signal }) => callApi(getLink, { params: { id }, signal }),
    staleTime: 5_000
  })

/** The item after this one in the worklist as it was when this page was opened: in the list of what is to be looked at again, if it was in that. */
export const useNextLink = ({ id, again }: Pick<LinkView, "id" | "again">) =>
  useQuery({
    queryKey: ["after", id],
    queryFn: async ({ signal }) => {
      const list = again === undefined ? { state: "proposed" as const } : { again: "true" as const }
      const { links } = await callApi(listLinks, { query: { ...list, limit: 50 }, signal })
      const at = links.findIndex((link) => link.id === id)
      return links[at + 1]?.id ?? links.find((link) => link.id !== id)?.id ?? null
    },
    staleTime: Number.POSITIVE_INFINITY
  })

export type Verb = "confirm" | "reject" | "split" | "keep"
export type Decided =
  | { readonly verb: "confirm" | "reject" | "keep"; readonly reason: string }
  | { readonly verb: "split"; readonly reason: string; readonly groups: ReadonlyArray<ReadonlyArray<SignalId>> }

const stateAfter: Readonly<Record<Exclude<Verb, "keep">, LinkState>> = {
  confirm: "confirmed",
  reject: "rejected",
  split: "retracted"
}

/** How the link stands once the service agrees; what is kept stays as it was. */
const decidedAs = ({ again: _, ...link }: LinkView, verb: Verb): LinkView => ({
  ...link,
  state: verb === "keep" ? link.state : stateAfter[verb],
  may: []
})

const send = (link: LinkView, decided: Decided): Promise<LinkView> => {
  const params = { id: link.id }
  const body = { reason: decided.reason, revision: link.revision }
  switch (decided.verb) {
    case "confirm":
      return callApi(confirmLink, { params, body })
    case "reject":
      return callApi(rejectLink, { params, body })
    case "keep":
      return callApi(keepLink, { params, body })
    case "split":
      return callApi(splitLink, { params, body: { ...body, groups: decided.groups } })
  }
}

/** Decides on a link. The screen shows the outcome at once; if the service says no, the old state comes back with the reason why. */
export function useDecision(said: Readonly<Record<Verb, string>>) {
  const client = useQueryClient()
  const undo = useUndo()
  /** The link as the reader knew it, when somebody else changed it first. */
  const [before, setBefore] = useState<LinkView>()
  const mutation = useMutation({
    mutationFn: ({ link, decided }: { link: LinkView; decided: Decided }) => send(link, decided),
    onMutate: ({ link, decided }) => {
      setBefore(undefined)
      client.setQueryData(linkKey(link.id), decidedAs(link, decided.verb))
      undo.offer({ link: link.id, said: said[decided.verb], review: undefined })
    },
    onError: (error, { link }) => {
      undo.dismiss()
      client.setQueryData(linkKey(link.id), link)
      if (error instanceof ApiError && error.kind === "changed-meanwhile") {
        setBefore(link)
        void client.invalidateQueries({ queryKey: linkKey(link.id) })
      }
    },
    onSuccess: (link, { decided }) => {
      client.setQueryData(linkKey(link.id), link)
      void client.invalidateQueries({ queryKey: linksKey })
      const review = link.reviews.findLast((one) => one.kind === decided.verb && !one.undone)
      undo.offer({ link: link.id, said: said[decided.verb], review: review?.id })
    }
  })
  return { ...mutation, before }
}

/** Sends a question to a poster; the link then shows that it is open. */
export function useAsk(link: LinkId) {
  const client = useQueryClient()
  return async (body: { readonly signal: SignalId; readonly question: string }) => {
    await callApi(askAboutLink, { params: { id: link }, body })
    void client.invalidateQueries({ queryKey: linkKey(link) })
  }
}
