import type { CovenantDocument } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { covenantStatusLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { CovenantFacts } from "./CovenantFacts.tsx"
import { covenantTexts } from "./covenantTexts.ts"
import { StatusForm } from "./StatusForm.tsx"
import { VisibilityMatrix } from "./VisibilityMatrix.tsx"
import "./covenants.css"

export function Page() {
  const { id } = useParams({ from: "/covenants/$id" })
  const query = useRegistry()
  if (query.isPending) return <Waiting lines={5} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const covenant = query.registry.covenants.find((one) => one.id === id)
  return covenant === undefined ? <NotFoundPage /> : <Covenant covenant={covenant} />
}

/** Reads like the document it is: state and dates on top, then what it covers, who sees what, how long. */
function Covenant({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const say = useBilingual()
  const { language } = useLanguage()
  const session = useSession()
  const administers =
    session.data?.user.grants.some((grant) => grant.role === "administrator" && grant.covenant === covenant.id) ?? false
  return (
    <article className="kv-page-wide">
      <Link to="/covenants" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <div className="kv-head">
        <p className="kv-eyebrow">{capitalised(label(covenantStatusLabels, covenant.status))}</p>
        <PageHeading>{say(covenant.title) === "" ? covenant.id : say(covenant.title)}</PageHeading>
        <p className="kv-facts-line kv-subtle kv-small">
          <span>{texts.version(covenant.version)}</span>
          <span>{texts.from(exactDay(covenant.validFrom, language))}</span>
          <span>{texts.until(exactDay(covenant.validUntil, language))}</span>
        </p>
      </div>
      {covenant.status === "suspended" && <p className="kv-notice">{texts.suspended}</p>}
      {covenant.status === "ended" && <p className="kv-notice">{texts.ended}</p>}
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.matrix}
        </Heading>
        <VisibilityMatrix covenant={covenant} />
        <Paragraph className="kv-subtle kv-small">{texts.matrixNote}</Paragraph>
      </section>
      <CovenantFacts covenant={covenant} />
      {administers && (covenant.status === "active" || covenant.status === "suspended") && (
        <StatusForm covenant={covenant} />
      )}
    </article>
  )
}
