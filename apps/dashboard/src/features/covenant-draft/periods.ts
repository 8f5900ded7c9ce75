import { termOf } from "@kruisverband/domain"

export const states = ["unlinked", "rejected", "linked", "notAdopted", "closedCase", "necessityReview"] as const

/** States of which a minor's term may be shorter (L17). */
export const minorStates = ["unlinked", "rejected", "linked", "notAdopted", "closedCase"] as const

export const units = ["D", "W", "M", "Y"] as const
export type Unit = (typeof units)[number]

/** A term as it is typed: a number and what it counts. Empty: not said. */
export interface Period {
  readonly count: string
  readonly unit: Unit
}

/** `P180D` is 180 D. A term of several parts is told in its largest unit that is exact, else in days. */
export function periodOf(iso: string, isUnstated: boolean): Period {
  const { years, months, weeks, days } = termOf(iso)
  const unit: Unit = days > 0 ? "D" : weeks > 0 ? "W" : months > 0 ? "M" : "Y"
  const count = { D: years * 365 + months * 30 + weeks * 7 + days, W: weeks, M: years * 12 + months, Y: years }[unit]
  return { count: isUnstated ? "" : String(count), unit }
}

/** Terms as a document writes them; one that is not filled in is left out. */
export function withoutBlankPeriods<State extends string>(
  of: ReadonlyArray<State>,
  periods: Readonly<Record<State, Period>>
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    of.flatMap((state) => {
      const { count, unit } = periods[state]
      return /^\d{1,4}$/u.test(count.trim()) ? [[state, `P${Number(count)}${unit}`]] : []
    })
  )
}
