import type { CovenantDocument } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { NameList } from "./NameList.tsx"
import { nameTexts } from "./nameTexts.ts"
import "./names.css"

/** Which names of groups and expressions belong together, per covenant for polarisation in which one keeps or reads them. */
export function Page() {
  const texts = useTexts(nameTexts)
  const session = useSession()
  const query = useRegistry()
  const of = (role: "coordinator" | "administrator" | "lead-municipality") =>
    session.data ? [...covenantsFor(session.data, role)] : []
  const kept = new Set([...of("coordinator"), ...of("administrator")])
  const read = new Set([...kept, ...of("lead-municipality")])
  const covenants = query.registry.covenants.filter(
    ({ id, kinds, status }) => read.has(id) && kinds.includes("polarisation") && status === "active"
  )
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        <Paragraph>
          <strong>{texts.never}</strong> {texts.recorded}
        </Paragraph>
      </div>
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && covenants.length === 0 && <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>}
      {covenants.length > 0 && <Lists covenants={covenants} isKept={(id) => kept.has(id)} />}
    </div>
  )
}

interface Props {
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly isKept: (id: CovenantDocument["id"]) => boolean
}

function Lists({ covenants, isKept }: Props) {
  const texts = useTexts(nameTexts)
  const titleOf = useTitleOf()
  const [chosen, choose] = useState("")
  const covenant = covenants.find(({ id }) => id === chosen) ?? covenants[0]
  if (covenant === undefined) return null
  return (
    <>
      {covenants.length > 1 && (
        <Field label={texts.covenant}>
          {(control) => (
            <Select {...control} value={covenant.id} onChange={choose}>
              {covenants.map(({ id, title }) => (
                <option key={id} value={id}>
                  {titleOf({ id, title })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <NameList key={covenant.id} covenant={covenant.id} keeps={isKept(covenant.id)} />
    </>
  )
}
