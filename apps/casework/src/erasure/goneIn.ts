import type { Event } from "@kruisverband/events"
import type { ErasedSignal } from "@kruisverband/vault"

const lastWord = (event: Event): Omit<ErasedSignal, "at"> | undefined => {
  switch (event.type) {
    case "nl.kruisverband.signal.withdrawn.v1":
      return { covenant: event.data.covenant, signal: event.data.signal, as: "withdrawn" }
    case "nl.kruisverband.signal.erased.v1":
      return { covenant: event.data.covenant, signal: event.data.signal, as: event.data.cause }
    default:
      return undefined
  }
}

/** Signals of which these events say that everything is destroyed, each once. */
export const goneIn = (events: ReadonlyArray<Event>): ReadonlyArray<string> => [
  ...new Set(events.flatMap((event) => lastWord(event)?.signal ?? []))
]

/** The same as lines of the erasure journal. */
export const erasedIn = (events: ReadonlyArray<Event>, at: string): ReadonlyArray<ErasedSignal> =>
  events.flatMap((event) => {
    const word = lastWord(event)
    return word === undefined ? [] : [{ at, ...word }]
  })
