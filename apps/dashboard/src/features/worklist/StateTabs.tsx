import { LinkState } from "@kruisverband/domain"
import { Link } from "@tanstack/react-router"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { linkStateLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useAmbiguities } from "./useAmbiguities.ts"
import { useAgainCount, useStateCounts } from "./useWorklist.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"
import { worklistTexts } from "./worklistTexts.ts"
import "../../shared/ui/tabs.css"

/** A tab per state with its count. They are links: each state has an address of its own. */
export function StateTabs({ search }: { readonly search: WorklistSearch }) {
  const texts = useTexts(worklistTexts)
  const label = useLabels()
  const counts = useStateCounts(search)
  const again = useAgainCount(search)
  const ambiguities = useAmbiguities(search)
  const { view, ...filter } = search
  const current = view === undefined ? (search.state ?? "proposed") : undefined
  const tab = (is: boolean) => ({
    className: is ? "kv-tabs__tab kv-tabs__tab--current" : "kv-tabs__tab",
    "aria-current": is ? ("page" as const) : undefined
  })
  return (
    <nav aria-label={texts.states} className="kv-tabs">
      {LinkState.literals.map((state, index) => (
        <Link key={state} to="/worklist" search={{ ...filter, state }} {...tab(state === current)}>
          {capitalised(label(linkStateLabels, state))}
          <span className="kv-tabs__count kv-number">{counts[index] ?? "–"}</span>
        </Link>
      ))}
      <Link to="/worklist" search={{ ...filter, view: "again" }} {...tab(view === "again")}>
        {texts.again}
        <span className="kv-tabs__count kv-number">{again ?? "–"}</span>
      </Link>
      <Link to="/worklist" search={{ ...filter, view: "ambiguous" }} {...tab(view === "ambiguous")}>
        {texts.ambiguous}
        <span className="kv-tabs__count kv-number">{ambiguities.data?.total ?? "–"}</span>
      </Link>
    </nav>
  )
}
