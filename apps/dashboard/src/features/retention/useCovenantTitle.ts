import type { CovenantId } from "@kruisverband/domain"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useBilingual } from "../../shared/text/Language.tsx"

/** What a covenant is called; its id where it has no title. */
export function useCovenantTitle() {
  const say = useBilingual()
  const { registry } = useRegistry()
  return (id: CovenantId): string => {
    const title = registry.covenant(id)?.title
    return title === undefined || say(title) === "" ? id : say(title)
  }
}
