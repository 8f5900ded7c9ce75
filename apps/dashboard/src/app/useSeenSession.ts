import type { SessionView } from "@kruisverband/contract"
import { useRef } from "react"

/** Whether somebody was logged in at some moment since this page was loaded. */
export function useSeenSession(session: SessionView | null | undefined): boolean {
  const seen = useRef(false)
  if (session) seen.current = true
  return seen.current
}
