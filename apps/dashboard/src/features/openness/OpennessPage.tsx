import { exportOpennessRegister, type OpennessRequestLine } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { BASE } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useRequests } from "./useOpenness.ts"
import "./openness.css"

/** The register of the covenants in which one is the data protection officer; what is due first comes first. */
export function Page() {
  const texts = useTexts(opennessTexts)
  const session = useSession()
  const query = useRequests()
  const handles = session.data ? [...covenantsFor(session.data, "data-protection-officer")].length > 0 : false
  if (session.data && !handles)
    return (
      <div className="kv-page-wide">
        <PageHeading>{texts.title}</PageHeading>
        <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
      </div>
    )
  const requests = query.data?.requests ?? []
  const open = requests
    .filter(({ state }) => state !== "decided")
    .toSorted((x, y) => (x.terms.decideBy < y.terms.decideBy ? -1 : 1))
  const decided = requests.filter(({ state }) => state === "decided")
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        <div className="kv-buttons kv-no-print">
          <Link to="/openness/new" className="utrecht-button utrecht-button--primary-action">
            {texts.new}
          </Link>
          {requests.length > 0 && (
            <a href={`${BASE}${exportOpennessRegister.path}`} download>
              {texts.csv}
            </a>
          )}
        </div>
      </div>
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && requests.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      <Group title={texts.open} requests={open} />
      <Group title={texts.decided} requests={decided} />
    </div>
  )
}

function Group({ requests, title }: { readonly title: string; readonly requests: ReadonlyArray<OpennessRequestLine> }) {
  if (requests.length === 0) return null
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {title} ({requests.length})
      </Heading>
      <ul className="kv-rows">
        {requests.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </ul>
    </section>
  )
}

function Row({ request }: { readonly request: OpennessRequestLine }) {
  const texts = useTexts(opennessTexts)
  const { language } = useLanguage()
  const say = useBilingual()
  const { registry } = useRegistry()
  const { covenant, decidedOn, documents, grounds, id, outcome, receivedOn, state, subject, terms } = request
  const standing = texts.standings[terms.standing]
  const title = registry.covenant(covenant)?.title
  const day = (iso: string) => exactDay(iso, language)
  return (
    <li className="kv-row kv-openness__one">
      <div className="kv-row__what">
        <Link to="/openness/$id" params={{ id }} className="kv-row__link">
          {subject}
        </Link>
        <span className="kv-subtle kv-small">
          {title === undefined ? covenant : say(title)}, {texts.received(day(receivedOn))}
        </span>
      </div>
      <div className="kv-plain">
        <span>{outcome === undefined ? texts.states[state] : texts.outcomes[outcome]}</span>
        <span className="kv-subtle kv-small">
          {texts.documentCount(documents)}
          {grounds.length === 0 ? "" : `, ${texts.grounds(grounds.join(", "))}`}
        </span>
      </div>
      <span className="kv-subtle kv-small">
        {decidedOn === undefined ? texts.decideBy(day(terms.decideBy)) : texts.decidedOn(day(decidedOn))}
        {standing === "" ? "" : <strong> {standing}</strong>}
      </span>
    </li>
  )
}
