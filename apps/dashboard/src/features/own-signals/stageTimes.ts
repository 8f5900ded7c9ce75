import type { OwnSignal } from "@kruisverband/contract"

export const rungs = ["received", "read", "linked", "discussed", "closed"] as const
export type Rung = (typeof rungs)[number]

/** What says how far a signal came, and when. */
export type Climb = Pick<OwnSignal, "stage" | "receivedAt" | "history" | "seenBy">

/** Since when each rung holds, as far as is told: of what was undone and done again the last time. */
export function stageTimes({ history, receivedAt, seenBy }: Climb): Readonly<Partial<Record<Rung, string>>> {
  const last = (what: string) => history.findLast((one) => one.what === what)?.at
  const known: Readonly<Record<Rung, string | undefined>> = {
    received: receivedAt,
    read: seenBy[0]?.at,
    linked: last("linked"),
    discussed: last("discussed"),
    closed: last("closed")
  }
  return Object.fromEntries(Object.entries(known).filter(([, at]) => at !== undefined))
}

/** The last that was told of it is that its link holds no longer. */
export const isNoLongerLinked = ({ history }: Pick<OwnSignal, "history">): boolean =>
  history.findLast(({ what }) => what === "no-longer-linked" || what === "linked")?.what === "no-longer-linked"
