import type { SignalView } from "@kruisverband/contract"
import type { Angle } from "@kruisverband/domain"

export interface Mark {
  readonly signal: SignalView
  /** Place among the link's signals, from 1. */
  readonly number: number
  /** The day it was seen; where that is not shared, the moment it came in. */
  readonly at: string
  readonly seen: boolean
  /** 0 at the first mark, 1 at the last. */
  readonly share: number
}

export interface Lane {
  readonly angle: Angle
  readonly marks: ReadonlyArray<Mark>
}

export interface Timeline {
  readonly lanes: ReadonlyArray<Lane>
  readonly first: string
  readonly last: string
}

/** A lane per angle, in the order in which each first spoke; marks in the order of time. */
export function timelineOf(signals: ReadonlyArray<SignalView>): Timeline | undefined {
  const dated = signals
    .map((signal, index) => ({
      signal,
      number: index + 1,
      at: signal.observedAt ?? signal.receivedAt,
      seen: signal.observedAt !== undefined
    }))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.number - b.number)
  const first = dated[0]?.at
  const last = dated.at(-1)?.at
  if (first === undefined || last === undefined) return undefined
  const span = Date.parse(last) - Date.parse(first)
  const marks = dated.map((mark) => ({
    ...mark,
    share: span === 0 ? 0.5 : (Date.parse(mark.at) - Date.parse(first)) / span
  }))
  const angles = [...new Set(marks.map((mark) => mark.signal.angle))]
  return {
    first,
    last,
    lanes: angles.map((angle) => ({ angle, marks: marks.filter((mark) => mark.signal.angle === angle) }))
  }
}
