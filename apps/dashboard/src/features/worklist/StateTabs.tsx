import { LinkState } from "@kruisverband/domain"
import { Link } from "@tanstack/react-router"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { linkStateLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useStateCounts } from "./useWorklist.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"
import { worklistTexts } from "./worklistTexts.ts"

/** A tab per state with its count. They are links: each state has an address of its own. */
export function StateTabs({ search }: { readonly search: WorklistSearch }) {
  const texts = useTexts(worklistTexts)
  const label = useLabels()
  const counts = useStateCounts(search)
  const current = search.state ?? "proposed"
  return (
    <nav aria-label={texts.states} className="kv-tabs">
      {LinkState.literals.map((state, index) => (
        <Link
          key={state}
          to="/worklist"
          search={{ ...search, state }}
          className={state === current ? "kv-tabs__tab kv-tabs__tab--current" : "kv-tabs__tab"}
          aria-current={state === current ? "page" : undefined}
        >
          {capitalised(label(linkStateLabels, state))}
          <span className="kv-tabs__count kv-number">{counts[index] ?? "–"}</span>
        </Link>
      ))}
    </nav>
  )
}
