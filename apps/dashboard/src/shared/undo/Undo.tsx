import { type LinkView, undoReview } from "@kruisverband/contract"
import type { LinkId } from "@kruisverband/domain"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react"
import { callApi } from "../api/callApi.ts"
import { linkKey, linksKey } from "../api/linkKeys.ts"
import { now } from "../time/clock.ts"

const WINDOW_MS = 60_000

export interface Decision {
  readonly link: LinkId
  /** What was decided, in the reader's words. */
  readonly said: string
  /** Absent while the service is still recording it. */
  readonly review: string | undefined
}

interface Offered extends Decision {
  readonly until: number
}

export interface Undo {
  readonly offered: Offered | undefined
  readonly offer: (decision: Decision) => void
  readonly dismiss: () => void
  readonly undo: () => void
  readonly state: "idle" | "pending" | "done" | "failed"
}

const UndoContext = createContext<Undo | undefined>(undefined)

/** Keeps the last decision at hand for a minute, on whatever page somebody has gone on to. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [offered, setOffered] = useState<Offered>()
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: (decision: { link: LinkId; review: string }) =>
      callApi(undoReview, { params: { id: decision.link }, body: { review: decision.review } }),
    onSuccess: (link: LinkView) => {
      client.setQueryData(linkKey(link.id), link)
      void client.invalidateQueries({ queryKey: linksKey })
    }
  })
  const { mutate, reset } = mutation
  const dismiss = useCallback(() => setOffered(undefined), [])
  const offer = useCallback(
    (decision: Decision) => {
      reset()
      setOffered((current) => ({
        ...decision,
        until:
          current?.link === decision.link && current.review === undefined ? current.until : now().getTime() + WINDOW_MS
      }))
    },
    [reset]
  )
  useEffect(() => {
    if (offered === undefined) return
    const timer = setTimeout(dismiss, Math.max(0, offered.until - now().getTime()))
    return () => clearTimeout(timer)
  }, [offered, dismiss])
  const state = mutation.isPending ? "pending" : mutation.isSuccess ? "done" : mutation.isError ? "failed" : "idle"
  const value = useMemo(
    (): Undo => ({
      offered,
      offer,
      dismiss,
      state,
      undo: () => {
        if (offered?.review !== undefined) mutate({ link: offered.link, review: offered.review })
      }
    }),
    [offered, offer, dismiss, mutate, state]
  )
  return <UndoContext value={value}>{children}</UndoContext>
}

export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (undo === undefined) throw new Error("useUndo needs its UndoProvider.")
  return undo
}
