import type { CovenantDocument } from "@kruisverband/domain"
import { useRegistry } from "../api/useRegistry.ts"
import { useBilingual } from "../text/Language.tsx"

/** What a covenant at hand is called in the reader's language; its id where it has no title. */
export function useTitleOf() {
  const say = useBilingual()
  return ({ id, title }: Pick<CovenantDocument, "id" | "title">): string => (say(title) === "" ? id : say(title))
}

/** The same by what is written for a covenant: its id, which is all where the reader may not know it. */
export function useCovenantTitle() {
  const titleOf = useTitleOf()
  const { registry } = useRegistry()
  return (id: string): string => {
    const covenant = registry.covenants.find((one) => one.id === id)
    return covenant === undefined ? id : titleOf(covenant)
  }
}
