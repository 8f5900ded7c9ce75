import type { PersonView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link, useParams } from "@tanstack/react-router"
import { useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { AccountPanel } from "./AccountPanel.tsx"
import { ChangesList } from "./ChangesList.tsx"
import { LendForm } from "./LendForm.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { RoleForm } from "./RoleForm.tsx"
import { RolesTable } from "./RolesTable.tsx"
import { StandIns } from "./StandIns.tsx"
import { usePeople } from "./usePeople.ts"
import "./people.css"

/** For an administrator: one person's roles, who stands in, and the account. */
export function Page() {
  const texts = useTexts(peopleTexts)
  const { id } = useParams({ strict: false })
  const query = usePeople()
  const person = query.data?.people.find((one) => one.id === id)
  return (
    <div className="kv-page-wide">
      <p className="kv-small kv-no-print">
        <Link to="/people">{texts.back}</Link>
      </p>
      {query.isPending && <Waiting lines={8} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && person === undefined && <Empty title={texts.notFound}>{texts.emptyText}</Empty>}
      {person !== undefined && <Whole person={person} everyone={query.data?.people ?? []} />}
    </div>
  )
}

function Whole({ person, everyone }: { readonly person: PersonView; readonly everyone: ReadonlyArray<PersonView> }) {
  const texts = useTexts(peopleTexts)
  const session = useSession()
  const own = session.data?.user.id === person.id
  return (
    <div className="kv-column kv-people__person">
      <PageHeading>{person.displayName}</PageHeading>
      {own && <p className="kv-notice">{texts.own}</p>}
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.roles}
        </Heading>
        <RolesTable person={person} fixed={own} />
        {!own && <RoleForm person={person} />}
      </section>
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.standIns}
        </Heading>
        <StandIns person={person} everyone={everyone} />
        {person.grants.length > 0 && <LendForm person={person} everyone={everyone} />}
      </section>
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.account}
        </Heading>
        <AccountPanel person={person} fixed={own} />
      </section>
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.changes}
        </Heading>
        <ChangesList person={person} />
      </section>
    </div>
  )
}
