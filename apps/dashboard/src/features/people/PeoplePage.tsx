import type { PersonView } from "@kruisverband/contract"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { Textbox } from "@utrecht/textbox-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { usePeople } from "./usePeople.ts"
import "./people.css"

const fits = (person: PersonView, wanted: string) =>
  person.displayName.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase())

/** For an administrator: everyone who logs in here, by name. */
export function Page() {
  const texts = useTexts(peopleTexts)
  const query = usePeople()
  const [wanted, setWanted] = useState("")
  const people = query.data?.people ?? []
  const found = people.filter((person) => fits(person, wanted))
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        {query.isSuccess && (
          <p className="kv-no-print">
            <Link to="/people/new" className="utrecht-button utrecht-button--primary-action">
              {texts.add}
            </Link>
          </p>
        )}
      </div>
      {query.isPending && <Waiting lines={8} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && people.length === 0 && <Empty title={texts.empty}>{texts.emptyText}</Empty>}
      {people.length > 0 && (
        <>
          <div className="kv-people__find">
            <Field label={texts.find}>
              {(control) => <Textbox {...control} value={wanted} onChange={(event) => setWanted(event.target.value)} />}
            </Field>
          </div>
          {found.length === 0 && <Empty title={texts.none}>{texts.noneText}</Empty>}
          <ul className="kv-rows">
            {found.map((person) => (
              <Row key={person.id} person={person} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Row({ person }: { readonly person: PersonView }) {
  const texts = useTexts(peopleTexts)
  const { blocked, delegations, displayName, grants, id } = person
  const roles = grants.length === 0 ? texts.noRoles : texts.roleCount(grants.length)
  return (
    <li className="kv-row kv-people__one">
      <div className="kv-row__what">
        <Link to="/people/$id" params={{ id }} className="kv-row__link">
          {displayName}
        </Link>
      </div>
      <span className="kv-subtle kv-small">
        {roles}
        {delegations.some((one) => one.holder === id) && ` · ${texts.stoodInFor}`}
      </span>
      <span className="kv-small">{blocked === null ? "" : texts.blocked[blocked]}</span>
    </li>
  )
}
