import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import type { Registry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useNow } from "../../shared/time/clock.ts"
import { exactMoment, nearMoment } from "../../shared/time/formatMoment.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { useAmbiguities } from "./useAmbiguities.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"
import { worklistTexts } from "./worklistTexts.ts"

interface Props {
  readonly search: WorklistSearch
  readonly registry: Registry
}

/** Signals that wait for a person to say where they belong; by age, never by danger. */
export function AmbiguityList({ search, registry }: Props) {
  const texts = useTexts(worklistTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const now = useNow(60)
  const query = useAmbiguities(search)
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { ambiguities } = query.data
  if (ambiguities.length === 0) return <Empty title={texts.emptyTitle}>{texts.noneAmbiguous}</Empty>
  return (
    <>
      <Paragraph className="kv-subtle">{texts.ambiguousLead}</Paragraph>
      <ol className="kv-worklist__list" aria-label={texts.ambiguousList(query.data.total)}>
        {ambiguities.map((one) => (
          <li key={one.id} className="kv-item">
            <div className="kv-item__what">
              <Link to="/ambiguities/$id" params={{ id: one.id }} className="kv-item__link" data-worklist-link="">
                {capitalised(label(angleLabels, one.signal.angle))}
              </Link>
              <span className="kv-item__place">{one.municipalities.map(registry.municipalityName).join(", ")}</span>
            </div>
            <div className="kv-item__why">
              <span className="kv-item__identity">
                {one.againSince === undefined ? texts.fits(one.fits.length) : texts.decidedAgain}
              </span>
              <span className="kv-subtle">
                {one.fits
                  .map((fit) => (fit.link === undefined ? texts.signals(fit.signals.length) : texts.aLink))
                  .join(" · ")}
              </span>
            </div>
            <time
              className="kv-item__when kv-subtle kv-small kv-number"
              dateTime={one.updatedAt}
              title={exactMoment(one.updatedAt, language)}
            >
              <span className="kv-visually-hidden">{texts.changed} </span>
              {nearMoment(one.updatedAt, now, language)}
            </time>
          </li>
        ))}
      </ol>
    </>
  )
}
