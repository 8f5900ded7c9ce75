import type { RightsRequestLine } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, rolesOf, useSession } from "../../shared/api/useSession.ts"
import { LateBanner } from "../../shared/rights/LateBanner.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { Revocations } from "./Revocations.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useRequests } from "./useRights.ts"
import "./rights.css"

const isOver = (state: RightsRequestLine["state"]) => state === "closed" || state === "expired"

/** Persons' requests of the covenants in which one is the data protection officer; what is due first comes first. */
export function Page() {
  const texts = useTexts(rightsTexts)
  const session = useSession()
  const query = useRequests()
  const handles = session.data ? [...covenantsFor(session.data, "data-protection-officer")].length > 0 : false
  const roles = session.data ? rolesOf(session.data) : new Set<string>()
  const oversees = roles.has("administrator") || roles.has("lead-municipality")
  if (session.data && !handles)
    return (
      <div className="kv-page-wide">
        <PageHeading>{texts.title}</PageHeading>
        {oversees && <Revocations />}
        <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
      </div>
    )
  const requests = query.data?.requests ?? []
  const open = requests
    .filter(({ state }) => !isOver(state))
    .toSorted((x, y) => (x.terms.answerBy < y.terms.answerBy ? -1 : 1))
  const closed = requests.filter(({ state }) => isOver(state))
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        <p className="kv-no-print">
          <Link to="/rights/new" className="utrecht-button utrecht-button--primary-action">
            {texts.new}
          </Link>
        </p>
      </div>
      <LateBanner />
      {handles && <Revocations />}
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && requests.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      <Group title={texts.open} requests={open} />
      <Group title={texts.closed} requests={closed} />
    </div>
  )
}

function Group({ requests, title }: { readonly title: string; readonly requests: ReadonlyArray<RightsRequestLine> }) {
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

function Row({ request }: { readonly request: RightsRequestLine }) {
  const texts = useTexts(rightsTexts)
  const { language } = useLanguage()
  const say = useBilingual()
  const { registry } = useRegistry()
  const { covenant, id, kind, outcome, receivedOn, state, terms } = request
  const standing = texts.standings[terms.standing]
  const title = registry.covenant(covenant)?.title
  return (
    <li className="kv-row kv-rights__one">
      <div className="kv-row__what">
        <Link to="/rights/$id" params={{ id }} className="kv-row__link">
          {texts.kinds[kind]}, {texts.received} {exactDay(receivedOn, language)}
        </Link>
        <span className="kv-subtle kv-small">{title === undefined ? covenant : say(title)}</span>
      </div>
      <span>{outcome === undefined || state !== "closed" ? texts.states[state] : texts.outcomes[outcome]}</span>
      <span className="kv-subtle kv-small">
        {state === "closed" ? "" : texts.answerBy(exactDay(terms.answerBy, language))}
        {standing === "" ? "" : <strong> {standing}</strong>}
      </span>
    </li>
  )
}
