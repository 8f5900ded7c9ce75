import type { CovenantLife } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link } from "@tanstack/react-router"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { covenantStatusLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { covenantTexts } from "./covenantTexts.ts"

/** Every version there was, each with the state it is in, and who left. */
export function VersionList({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { versions, proposal, departures } = life
  const comparable = versions.length + (proposal === undefined ? 0 : 1) > 1
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {texts.versions}
      </Heading>
      <ul className="kv-signatures">
        {versions.map(({ document, adoptedAt }) => (
          <li key={document.version}>
            <span>{texts.version(document.version)}</span>
            <span className="kv-subtle">
              {label(covenantStatusLabels, document.status)}, {texts.adopted(exactDay(adoptedAt, language))}
            </span>
          </li>
        ))}
        {proposal !== undefined && (
          <li>
            <span>{texts.version(proposal.document.version)}</span>
            <span className="kv-subtle">{label(covenantStatusLabels, "draft")}</span>
          </li>
        )}
      </ul>
      {comparable && (
        <Link to="/covenants/$id/compare" params={{ id: life.id }} className="kv-no-print">
          {texts.compare}
        </Link>
      )}
      {departures.length > 0 && (
        <>
          <Heading level={3} appearance="level-4">
            {texts.departures}
          </Heading>
          <ul className="kv-plain">
            {departures.map(({ partner, on }) => (
              <li key={`${partner}${on}`}>{texts.departed(registry.partnerName(partner), exactDay(on, language))}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
