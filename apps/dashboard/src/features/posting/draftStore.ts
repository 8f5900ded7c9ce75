import { Option, Schema } from "effect"
import { useSyncExternalStore } from "react"
import { onClearPersonalState } from "../../shared/clearPersonalState.ts"
import { type Draft, emptyDraft } from "./draft.ts"

const stored = "kruisverband.draft"

const newDraft = () => emptyDraft(crypto.randomUUID())

/** What this tab kept, if its user asked for that; anything unreadable is forgotten. */
function restore(): Draft | undefined {
  const text = sessionStorage.getItem(stored)
  const json = Option.getOrUndefined(Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))(text))
  const fresh = newDraft()
  if (typeof json !== "object" || json === null) return undefined
  // Written by this very module in this very tab; a draft of another shape is not taken over.
  return Object.keys(fresh).every((name) => name in json) ? (json as Draft) : undefined
}

const restored = restore()
let draft: Draft = restored ?? newDraft()
let keep = restored !== undefined
const listeners = new Set<() => void>()

function publish() {
  if (keep) sessionStorage.setItem(stored, JSON.stringify(draft))
  else sessionStorage.removeItem(stored)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Forgets the draft here and in the tab's storage. */
export const discardDraft = () => {
  draft = newDraft()
  keep = false
  publish()
}

/** After a refusal the mended signal is another request than the refused one. */
export const renewKey = () => {
  draft = { ...draft, key: crypto.randomUUID() }
  publish()
}

onClearPersonalState(discardDraft)

/** The signal being written. It lives in this page's memory; in the tab's session storage only when its user chose so. */
export function useDraft() {
  const current = useSyncExternalStore(subscribe, () => draft)
  const kept = useSyncExternalStore(subscribe, () => keep)
  return {
    draft: current,
    change: (part: Partial<Draft>) => {
      draft = { ...draft, ...part }
      publish()
    },
    kept,
    setKept: (next: boolean) => {
      keep = next
      publish()
    }
  }
}
