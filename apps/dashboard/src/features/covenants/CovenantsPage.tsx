import { exportProcessingRegister } from "@kruisverband/contract"
import type { CovenantDocument } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { BASE } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { rolesOf, useSession } from "../../shared/api/useSession.ts"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { LateBanner } from "../../shared/rights/LateBanner.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised, listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { covenantStatusLabels, kindLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { covenantTexts } from "./covenantTexts.ts"
import "./covenants.css"

/** Covenants one works in. Who drafts can begin a new one, who keeps the register can take it along. */
export function Page() {
  const texts = useTexts(covenantTexts)
  const query = useRegistry()
  const session = useSession()
  const roles = session.data ? rolesOf(session.data) : new Set<string>()
  const keeps = roles.has("administrator") || roles.has("data-protection-officer")
  const { covenants } = query.registry
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        {keeps && (
          <p className="kv-facts-line kv-no-print">
            <Link to="/covenants/new">{texts.new}</Link>
            <a href={`${BASE}${exportProcessingRegister.path}`} download>
              {texts.registerExport}
            </a>
          </p>
        )}
      </div>
      <LateBanner />
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && covenants.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      {covenants.length > 0 && (
        <ul className="kv-rows">
          {covenants.map((covenant) => (
            <Row key={covenant.id} covenant={covenant} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Row({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const titleOf = useTitleOf()
  const { language } = useLanguage()
  return (
    <li className="kv-row kv-covenants__one">
      <div className="kv-row__what">
        <Link to="/covenants/$id" params={{ id: covenant.id }} className="kv-row__link">
          {titleOf(covenant)}
        </Link>
        <span className="kv-subtle kv-small">
          {listed(
            covenant.kinds.map((kind) => label(kindLabels, kind)),
            language
          )}
        </span>
      </div>
      <span className="kv-covenants__status">{capitalised(label(covenantStatusLabels, covenant.status))}</span>
      <span className="kv-subtle kv-small">
        {texts.version(covenant.version)} · {texts.until(exactDay(covenant.validUntil, language))}
      </span>
    </li>
  )
}
