import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { rolesOf, useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { HubsTable } from "./HubsTable.tsx"
import { hubTexts } from "./hubTexts.ts"
import { useHubs } from "./useHubs.ts"

export function Page() {
  const texts = useTexts(hubTexts)
  const session = useSession()
  const coordinates = session.data ? rolesOf(session.data).has("coordinator") : false
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <Link to="/worklist" className="kv-back kv-no-print">
          ← {texts.back}
        </Link>
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      {coordinates ? <Overview /> : <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>}
    </div>
  )
}

/** What does not count, and why not: kinds and numbers, never a value or a person. */
function Overview() {
  const texts = useTexts(hubTexts)
  const query = useHubs()
  return (
    <>
      <section className="kv-head" aria-labelledby="kv-hubs-why">
        <Heading level={2} appearance="level-3" id="kv-hubs-why">
          {texts.whyTitle}
        </Heading>
        {texts.why.map((words) => (
          <Paragraph key={words}>{words}</Paragraph>
        ))}
        <Paragraph>{texts.rule}</Paragraph>
        <Paragraph className="kv-subtle">{texts.privacy}</Paragraph>
      </section>
      <section className="kv-head" aria-labelledby="kv-hubs-now">
        <Heading level={2} appearance="level-3" id="kv-hubs-now">
          {texts.tableTitle}
        </Heading>
        {query.isPending && <Waiting lines={4} />}
        {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {query.isSuccess && query.data.hubs.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
        {query.isSuccess && query.data.hubs.length > 0 && <HubsTable hubs={query.data.hubs} />}
      </section>
    </>
  )
}
